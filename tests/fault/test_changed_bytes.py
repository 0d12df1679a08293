"""No byte changes unnoticed: every byte of small files, seeded offsets of large ones.

Each byte is changed in turn and the whole file verified again, as ``thidua verify`` does it. A
weaker verifier stands beside each, to show that the counting can find something.
"""

import io
import json
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256

import pytest

from tests.support.bundles import TRUSTED, VERIFIER, bundle
from tests.support.logs import entries_of, files_of
from tests.support.signing import authority, signed
from tests.thidua_core.signing.test_verifying import painted_over
from thidua_core.bundle import verify_bundle
from thidua_core.errors import InputError
from thidua_core.log import LogFiles, verify_log_files
from thidua_core.signing import verify_pdf

pytestmark = [pytest.mark.fault, pytest.mark.slow]

Verifier = Callable[[bytes], bool]
"""Whether the file is accepted."""
SMALL = 64 * 1024
SEEDED = 2_000
SEED = 20_201_231
SAMPLED = 60
BYTE_RANGE = re.compile(rb"/ByteRange\s*\[([0-9 ]+)\]")


def undetected(content: bytes, accepts: Verifier, offsets: Iterable[int]) -> tuple[int, list[int]]:
    """Change one byte at each offset; how many were tried, and where nobody noticed."""
    chance = random.Random(SEED)
    tried, missed, changed = 0, [], bytearray(content)
    for at in offsets:
        changed[at] ^= chance.randrange(1, 256)
        tried += 1
        if accepted(accepts, bytes(changed)):
            missed.append(at)
        changed[at] = content[at]
    return tried, missed


def accepted(accepts: Verifier, content: bytes) -> bool:
    """An input that cannot be read at all is refused too, in words."""
    try:
        return accepts(content)
    except InputError:
        return False


def offsets_of(content: bytes, *whole: range) -> list[int]:
    """Every offset of a small file; of a large one, seeded offsets and the given stretches."""
    if len(content) <= SMALL:
        return list(range(len(content)))
    seeded = random.Random(SEED).sample(range(len(content)), SEEDED)
    return sorted({*seeded, *(at for stretch in whole for at in stretch)})


def told(capsys: pytest.CaptureFixture[str], name: str, tried: int, missed: list[int]) -> None:
    with capsys.disabled():
        print(f"\n  {name}: {tried} bytes changed, undetected {len(missed)}")  # noqa: T201  # reason: the count is the result


def bundle_holds(content: bytes) -> bool:
    return bool(verify_bundle(content, **TRUSTED)["ok"])


def test_every_byte_of_a_small_bundle(capsys):
    content = bundle()
    assert len(content) <= SMALL
    assert bundle_holds(content)
    tried, missed = undetected(content, bundle_holds, offsets_of(content))
    told(capsys, "bundle", tried, missed)
    assert (tried, missed) == (len(content), [])


def headers_of(content: bytes) -> list[range]:
    """All bytes of a ZIP that are no content: local headers with names, and the directory."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        headers = [
            range(each.header_offset, each.header_offset + 30 + len(each.filename))
            for each in archive.infolist()
        ]
        return [*headers, range(archive.start_dir, len(content))]


def large_bundle() -> bytes:
    chance = random.Random(SEED)
    papers = {f"van-ban-{number}.pdf": chance.randbytes(30_000) for number in range(12)}
    return bundle(documents=papers)


def test_seeded_bytes_of_a_large_bundle_and_its_whole_directory(capsys):
    content = large_bundle()
    assert len(content) > SMALL
    assert bundle_holds(content)
    tried, missed = undetected(content, bundle_holds, offsets_of(content, *headers_of(content)))
    told(capsys, "large bundle", tried, missed)
    assert tried > SEEDED
    assert missed == []


def weakly_holds(content: bytes) -> bool:
    """A verifier that opens the ZIP as others do and compares hashes, and no more."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = json.loads(archive.read("manifest.json"))["files"]
            return all(
                sha256(archive.read(each["path"])).hexdigest() == each["sha256"] for each in listed
            )
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, EOFError, OSError):
        return False
    except RuntimeError:  # an encrypted file, says the changed flag
        return False


def test_a_verifier_of_hashes_alone_would_miss_some(capsys):
    content = bundle()
    stretches = [at for stretch in headers_of(content) for at in stretch]
    tried, missed = undetected(content, weakly_holds, stretches)
    told(capsys, "bundle, weak verifier", tried, missed)
    assert len(missed) > 100


def log_holds(name: str) -> Verifier:
    """Verify a log in which one file was changed."""

    def holds(content: bytes) -> bool:
        files = {**LOG, name: content}
        report = verify_log_files(LogFiles(files.get, files), VERIFIER, file="log")
        return bool(report["ok"])

    return holds


LOG = files_of(entries_of(40), sealed_at=(7, 25))


def test_every_byte_of_every_file_of_a_log(capsys):
    tried_in_all, missed_in_all = 0, []
    for name, content in LOG.items():
        holds = log_holds(name)
        assert holds(content)
        tried, missed = undetected(content, holds, offsets_of(content))
        tried_in_all += tried
        missed_in_all += [(name, at) for at in missed]
    told(capsys, f"log, {len(LOG)} files", tried_in_all, missed_in_all)
    assert tried_in_all == sum(map(len, LOG.values()))
    assert missed_in_all == []


def test_a_log_whose_tiles_nobody_reads_would_hide_a_change(capsys):
    (name,) = [name for name in LOG if name.startswith("tile/0/")]

    def blind(content: bytes) -> bool:
        report = verify_log_files(LogFiles(LOG.get, LOG), VERIFIER, file="log")
        return bool(report["ok"])

    tried, missed = undetected(LOG[name], blind, range(64))
    told(capsys, "log, blind verifier", tried, missed)
    assert len(missed) == 64


def last_hole(pdf: bytes) -> range:
    """The bytes that the last signature of a PDF leaves out: its own container."""
    edges = [int(edge) for edge in BYTE_RANGE.findall(pdf)[-1].split()]
    assert (edges[0], edges[2] + edges[3]) == (0, len(pdf))
    return range(edges[1], edges[2])


def swept(pdf: bytes, offsets: Iterable[int]) -> tuple[dict[str, int], list[int]]:
    """Change bytes of a signed PDF; how each change was found out, and where none was.

    The last signature covers the whole file but its own container. There the digest decides: it
    is the complete check of those bytes, and ``verify_pdf`` refuses whatever fails it, which a
    sample shows. Zeros behind the container are decided by being zeros. Every other byte of the
    container goes through the whole verification.
    """
    chance = random.Random(SEED)
    hole, sealed = last_hole(pdf), covered(pdf)
    filled = pdf[hole.start : hole.stop].rstrip(b"0>")
    padding = range(hole.start + len(filled) + 1, hole.stop - 1)
    found, missed, decided_cheaply = Counter[str](), [], []
    for at in offsets:
        changed = bytearray(pdf)
        changed[at] ^= chance.randrange(1, 256)
        if at not in hole:
            noticed, how = covered(bytes(changed), hole) != sealed, "digest"
            decided_cheaply.append(bytes(changed))
        elif at in padding:
            noticed, how = changed[at] != ord("0"), "padding"
            decided_cheaply.append(bytes(changed))
        else:
            noticed, how = not pdf_holds(bytes(changed)), "whole"
        found[how] += 1
        missed += [] if noticed else [at]
    for sample in chance.sample(decided_cheaply, min(SAMPLED, len(decided_cheaply))):
        assert not pdf_holds(sample)
    return dict(found), missed


def covered(pdf: bytes, hole: range | None = None) -> str:
    """SHA-256 over everything but the last container."""
    left_out = hole or last_hole(pdf)
    return sha256(pdf[: left_out.start] + pdf[left_out.stop :]).hexdigest()


def pdf_holds(pdf: bytes) -> bool:
    return bool(verify_pdf(pdf, (authority().certificate,))["ok"])


def test_every_byte_of_a_signed_pdf(capsys):
    pdf = signed(1, 1)
    assert len(pdf) <= SMALL
    assert pdf_holds(pdf)
    found, missed = swept(pdf, range(len(pdf)))
    told(capsys, f"signed PDF {found}", sum(found.values()), missed)
    assert sum(found.values()) == len(pdf)
    assert missed == []


def test_seeded_bytes_of_a_pledge_with_six_timed_signatures(capsys):
    pdf = signed(6, 6, timed=True)
    assert len(pdf) > SMALL
    found, missed = swept(pdf, offsets_of(pdf))
    told(capsys, f"pledge {found}", sum(found.values()), missed)
    assert sum(found.values()) == SEEDED
    assert missed == []


def test_a_verifier_that_does_not_look_into_the_padding_would_miss_it(capsys):
    pdf = signed(1, 1)
    hole = last_hole(pdf)
    tail = range(hole.stop - 200, hole.stop - 1)

    def digest_alone(changed: bytes) -> bool:
        return covered(changed, hole) == covered(pdf)

    tried, missed = undetected(pdf, digest_alone, tail)
    told(capsys, "signed PDF, weak verifier", tried, missed)
    assert len(missed) == len(tail)


def test_a_page_painted_over_by_a_later_update_is_a_forbidden_change():
    painted = painted_over(signed(2, 2))
    report = verify_pdf(painted, (authority().certificate,))
    assert not report["ok"]
    assert {each["changes_after"] for each in report["signatures"]} == {"forbidden"}
    in_bundle = verify_bundle(bundle(pledge=painted), **TRUSTED)
    assert not in_bundle["ok"]
