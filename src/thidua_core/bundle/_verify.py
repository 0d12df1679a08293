"""A year bundle verified whole: form, manifest, seal, log, scores, and what further rooms know.

The one door for verification. Needs no database and no network; trusts only the keys and anchors
that are given, never those that lie in the bundle.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from thidua_core.bundle._archive import read_archive, write_archive
from thidua_core.bundle._ballots import check_ballots
from thidua_core.bundle._contents import (
    MANIFEST,
    BundleContents,
    absent_from,
    files_of,
    part_of,
)
from thidua_core.bundle._findings import FindingList
from thidua_core.bundle._log_part import check_log, key_beside, log_files
from thidua_core.bundle._manifest import (
    FORMAT,
    Manifest,
    UnknownFormat,
    manifest_of,
    read_manifest,
)
from thidua_core.bundle._scores import check_scores
from thidua_core.bundle._signatures import check_signatures
from thidua_core.bundle._words import PARTS, Language
from thidua_core.errors import InputError
from thidua_core.log import SigningKey, VerifierKey
from thidua_core.signing import Certificate


def write_bundle(contents: BundleContents, *, signer: SigningKey | None = None) -> bytes:
    """Write a bundle; the same contents and signer give the same bytes on every machine.

    ``signer`` is the log's key: without it nobody answers for the bundle and it verifies as
    untrusted. InputError for a file name that not every machine can keep.
    """
    files = files_of(contents)
    if contents.log is not None:
        files |= log_files(contents.log)
    manifest = manifest_of(contents, files)
    if signer is not None:
        manifest = manifest.sealed(signer)
    return write_archive({MANIFEST: manifest.encode(), **files})


def verify_bundle(
    bundle: bytes,
    *,
    anchors: Iterable[Certificate] = (),
    log_key: VerifierKey | None = None,
    file: str = "bundle.zip",
    language: Language = "vi",
) -> dict[str, Any]:
    """Verify a bundle; return the document of ``thidua verify --json``.

    ``anchors`` are the authorities trusted for signatures in papers. ``log_key`` is the trusted
    key of the log; without it the answer is not ok, names the
    fingerprint of the key inside and says how to trust it. ``file`` is the name in the answer.
    """
    findings = FindingList(language)
    opened = open_bundle(bundle, findings)
    signatures: list[dict[str, Any]] = []
    if opened is None:
        findings.warning("not_checked")
    else:
        files, manifest = opened.files, opened.manifest
        _tell_absent(manifest, findings, language)
        _check_log(files, manifest, log_key, findings, file)
        signatures = check_signatures(files, anchors, findings, file=file)
        check_ballots(files, findings)
        check_scores(files, findings, software=manifest.software, own=_own_software())
    return {
        "file": file,
        "what": "year_bundle",
        "ok": not findings.failed,
        "findings": findings.told(),
        "signatures": signatures,
        "bundle": None if opened is None else _described(bundle, opened.manifest),
    }


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle whose form and manifest hold."""

    manifest: Manifest
    files: Mapping[str, bytes]


def open_bundle(bundle: bytes, findings: FindingList) -> OpenedBundle | None:
    """Open a bundle that is whole: canonical, and file by file what its manifest lists.

    None, with findings, for any other. A byte that was changed anywhere ends here.
    """
    files = read_archive(bundle, findings)
    if not files or findings.failed:
        return None
    manifest = _manifest(files, findings)
    if manifest is None:
        return None
    _compare_files(files, manifest, findings)
    if findings.failed:
        return None
    findings.info("manifest_holds", MANIFEST, count=len(manifest.files))
    return OpenedBundle(manifest, files)


def manifest_in(bundle: bytes) -> Manifest:
    """Return the manifest of a whole bundle; InputError for one that is not whole."""
    findings = FindingList("vi")
    opened = open_bundle(bundle, findings)
    if opened is None:
        first = findings.told()[0]
        raise InputError(first["where"] or "bundle.zip", first["text"], "")
    return opened.manifest


def _manifest(files: Mapping[str, bytes], findings: FindingList) -> Manifest | None:
    if MANIFEST not in files:
        findings.error("manifest_missing", MANIFEST)
        return None
    try:
        return read_manifest(files[MANIFEST])
    except UnknownFormat as error:
        findings.error("format_unknown", MANIFEST, format=error.format, known=FORMAT)
    except InputError as error:
        findings.error("manifest_unreadable", MANIFEST, problem=error.problem)
    return None


def _compare_files(files: Mapping[str, bytes], manifest: Manifest, findings: FindingList) -> None:
    listed = {path: (size, digest) for path, size, digest in manifest.files}
    for path, (size, digest) in listed.items():
        content = files.get(path)
        if content is None or path == MANIFEST:
            findings.error("file_missing", path, path=path)
        elif (len(content), sha256(content).hexdigest()) != (size, digest):
            findings.error("file_altered", path, path=path)
    for path in files:
        if path != MANIFEST and path not in listed:
            findings.error("file_unlisted", path, path=path)
        elif path != MANIFEST and part_of(path) is None:
            findings.error("file_stray", path, path=path)
    absent = absent_from(set(listed))
    if manifest.absent != absent:
        findings.error("absent_wrong", MANIFEST, parts=", ".join(manifest.absent) or "–")
    if [path for path, _, _ in manifest.files] != sorted(listed):
        findings.error("manifest_unreadable", MANIFEST, problem="files")


def _tell_absent(manifest: Manifest, findings: FindingList, language: Language) -> None:
    for part in manifest.absent:
        findings.warning("absent", MANIFEST, part=PARTS[part].said(language))


def _check_log(
    files: Mapping[str, bytes],
    manifest: Manifest,
    trusted: VerifierKey | None,
    findings: FindingList,
    file: str,
) -> None:
    """Check the seal and the log, with the trusted key or else with the one inside."""
    beside = key_beside(files, findings)
    key = trusted or beside
    if manifest.seal is None or key is None:
        findings.error("unsealed", MANIFEST)
    else:
        _check_seal(manifest, key, findings)
    if key is not None and "log" not in manifest.absent:
        check_log(files, key, findings)
    if beside is not None and trusted is None:
        findings.error(
            "untrusted", "log/log.pub", name=beside.name, fingerprint=beside.fingerprint, file=file
        )
    elif beside is not None and trusted is not None and beside != trusted:
        findings.error(
            "untrusted_key",
            "log/log.pub",
            beside=beside.name,
            fingerprint=beside.fingerprint,
            name=trusted.name,
            trusted=trusted.fingerprint,
        )


def _check_seal(manifest: Manifest, key: VerifierKey, findings: FindingList) -> None:
    note = manifest.opened_seal()
    if (
        note is not None
        and str(note) == manifest.seal
        and note.text == manifest.text_to_seal(key.name)
        and note.check([key]).trusted
    ):
        findings.info("seal_holds", MANIFEST, name=key.name)
    else:
        findings.error("seal_broken", MANIFEST)


def _described(bundle: bytes, manifest: Manifest) -> dict[str, Any]:
    return {
        "cluster": manifest.cluster,
        "body": manifest.body,
        "year": manifest.year,
        "software": manifest.software,
        "files": len(manifest.files),
        "absent": list(manifest.absent),
        "sha256": sha256(bundle).hexdigest(),
    }


def _own_software() -> str:
    try:
        return f"thidua {version('thidua')}"
    except PackageNotFoundError:
        return "thidua"
