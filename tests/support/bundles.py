"""Year bundles made of cases and an invented log, to be read, verified and damaged by tests."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.support.logs import KEY, entries_of, files_of
from tests.support.signing import authority, signed
from thidua_core.bundle import BundleContents, scores_text, verify_bundle, write_bundle
from thidua_core.bundle._archive import write_archive
from thidua_core.bundle._contents import MANIFEST, absent_from
from thidua_core.bundle._manifest import Manifest, read_manifest
from thidua_core.log import LogExtract, SigningKey, Tile, extract_log

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "thidua_core" / "scoring" / "cases"
VERIFIER = KEY.verifier


def log_extract(size: int = 600, places: tuple[int, ...] = (0, 255, 256, 599)) -> LogExtract:
    entries = entries_of(size)
    files = files_of(entries)

    def read(tile: Tile) -> bytes:
        return files[tile.path]

    return extract_log(
        files["checkpoint"].decode(), VERIFIER, read, {place: entries[place] for place in places}
    )


def ballot_record() -> bytes:
    """The example of the reference page, which is a test there."""
    page = (ROOT / "docs" / "reference" / "ballot-record.md").read_text()
    return page.split("```json\n")[1].split("```")[0].encode()


def contents(case: str = "school-week", **changes: Any) -> BundleContents:
    table, results = (CASES / f"{case}.yaml").read_text(), (CASES / f"{case}.csv").read_bytes()
    whole = BundleContents(
        year=2020,
        year_name="Năm 2020",
        cluster="Cụm thi đua số 10",
        body="Cơ quan mẫu (giả định)",
        software="thidua 0",
        documents={"16-KH-VKS.pdf": b"%PDF-1.7 invented", "bien-ban/so-1.txt": b"mot"},
        table=table,
        results=results.decode(),
        scores=scores_text(table, results),
        pledge=signed(2, 2),
        ballots={"suy-ton.json": ballot_record()},
        log=log_extract(),
    )
    return replace(whole, **changes)


def bundle(signer: SigningKey | None = KEY, **changes: Any) -> bytes:
    return write_bundle(contents(**changes), signer=signer)


def sealed_again(laid: Mapping[str, bytes], signer: SigningKey = KEY, **changes: Any) -> bytes:
    """Write changed files as whoever holds the log's key could: only the contents can tell."""
    plain = {path: content for path, content in laid.items() if path != MANIFEST}
    told = read_manifest(laid[MANIFEST])
    manifest = Manifest(
        software=told.software,
        cluster=told.cluster,
        body=told.body,
        year=told.year,
        year_name=told.year_name,
        files=tuple(
            (path, len(plain[path]), sha256(plain[path]).hexdigest()) for path in sorted(plain)
        ),
        absent=absent_from(set(plain)),
    )
    manifest = replace(manifest, **changes).sealed(signer)
    return write_archive({MANIFEST: manifest.encode(), **plain})


def faults(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (finding["code"], finding["where"])
        for finding in report["findings"]
        if finding["level"] == "error"
    ]


TRUSTED: Mapping[str, Any] = {"anchors": (authority().certificate,), "log_key": VERIFIER}
"""What a careful receiver trusts: the authority of signatures and the key of the log."""


def faults_of(archive: bytes, **options: Any) -> list[tuple[str, str]]:
    return faults(verify_bundle(archive, **{**TRUSTED, **options}))


def changed(
    files: Mapping[str, bytes], path: str, change: Callable[[bytes], bytes]
) -> dict[str, bytes]:
    return {**files, path: change(files[path])}
