"""The ZIP of a bundle: the same bytes for the same files, and nothing else is read as whole."""

import io
import struct
import zipfile
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_core.bundle import _archive, is_path
from thidua_core.bundle._archive import read_archive, write_archive
from thidua_core.bundle._findings import FindingList
from thidua_core.errors import InputError

FILES = {"a.txt": b"one", "b/c.txt": b"", "b/d.bin": bytes(range(256))}
names = st.from_regex(r"[a-z][a-z0-9]{0,5}(/[a-z0-9]{1,5}\.p){0,2}", fullmatch=True)


def read(archive: bytes) -> tuple[dict[str, bytes], list[tuple[str, str]]]:
    findings = FindingList("vi")
    files = read_archive(archive, findings)
    return files, [(each["code"], each["where"]) for each in findings.told()]


@given(st.dictionaries(names, st.binary(max_size=40), min_size=1, max_size=6))
def test_what_was_written_is_read(files):
    archive = write_archive(files)
    assert read(archive) == (files, [])
    assert write_archive(dict(reversed(files.items()))) == archive


def test_other_programs_read_it():
    with zipfile.ZipFile(io.BytesIO(write_archive(FILES))) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == FILES
        assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.external_attr >> 16 for each in opened.infolist()} == {0o100644}


def packed_by_another(method: int = zipfile.ZIP_STORED, comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in FILES.items():
            archive.writestr(name, content)
        archive.comment = comment
    return made.getvalue()


ARCHIVE = write_archive(FILES)
DIRECTORY = ARCHIVE.index(b"PK\x01\x02")
RECORD = struct.calcsize("<4s6H3L5H2L") + len("a.txt")


@pytest.mark.parametrize(
    ("archive", "codes"),
    [
        (b"", ["not_zip"]),
        (b"%PDF-1.7" + bytes(40), ["not_zip"]),
        (ARCHIVE[:-1], ["directory_lost"]),
        (ARCHIVE + b"\0", ["directory_lost"]),
        (ARCHIVE[:-22] + b"extra" + ARCHIVE[-22:], ["directory_lost"]),
        (packed_by_another(comment=b"hello"), ["directory_lost"]),
        (packed_by_another(zipfile.ZIP_DEFLATED), ["compressed"]),
        (packed_by_another(), ["not_canonical_file"]),
        (ARCHIVE[:40] + b"\0" + ARCHIVE[41:], ["not_canonical_file"]),
        (ARCHIVE[:4] + b"\x15" + ARCHIVE[5:], ["not_canonical_file"]),
        (ARCHIVE[: DIRECTORY + 4] + b"\x14\x03" + ARCHIVE[DIRECTORY + 6 :], ["not_canonical"]),
        (ARCHIVE[:DIRECTORY] + b"PK\x01\x03" + ARCHIVE[DIRECTORY + 4 :], ["directory_lost"]),
    ],
)
def test_anything_else_is_told_apart(archive, codes):
    assert [code for code, _ in read(archive)[1]] == codes


def directory_first(order: list[int]) -> bytes:
    """The same files with the records of the directory in another order or number."""
    records, at = [], DIRECTORY
    for name in sorted(FILES):
        length = RECORD - len("a.txt") + len(name)
        records.append(ARCHIVE[at : at + length])
        at += length
    listed = b"".join(records[place] for place in order)
    end = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, len(order), len(order), len(listed), DIRECTORY, 0
    )
    return ARCHIVE[:DIRECTORY] + listed + end


def test_entries_out_of_order_or_hidden_are_refused():
    assert directory_first([0, 1, 2]) == ARCHIVE
    assert [code for code, _ in read(directory_first([1, 0, 2]))[1]] == ["not_canonical"]
    assert [code for code, _ in read(directory_first([0, 1]))[1]] == ["not_canonical"]
    assert read(directory_first([0, 1, 1]))[1] == [("doubled_file", "b/c.txt")]


def test_one_content_listed_many_times_is_not_unfolded():
    large = write_archive({"a": bytes(1000)})
    record = large[large.index(b"PK\x01\x02") : -22]
    listed = record * 1000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(listed), 1031, 0)
    files, codes = read(large[:1031] + listed + end)
    assert codes == [("content_lost", "a")]
    assert sum(map(len, files.values())) <= 2000


def test_a_directory_that_lists_too_much_is_not_followed(monkeypatch):
    monkeypatch.setattr(_archive, "MOST_FILES", 2)
    assert read(ARCHIVE)[1] == [("too_many_files", "")]
    with pytest.raises(InputError, match="quá 2 tệp"):
        write_archive(FILES)


def test_more_bytes_than_any_bundle_has_are_not_read(monkeypatch):
    monkeypatch.setattr(_archive, "MOST_BYTES", len(ARCHIVE) - 1)
    assert read(ARCHIVE) == ({}, [("too_large", "")])


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/a",
        "../a",
        "a/../b",
        "a//b",
        "a/",
        "a\\b",
        "C:a",
        ".hidden",
        "a/.b",
        "é",
        "a\n",
        "a" * 201,
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(path):
    assert not is_path(path)
    with pytest.raises(InputError, match="tên tệp"):
        write_archive({path: b""})


def test_names_that_one_folder_could_not_keep_apart_are_refused():
    with pytest.raises(InputError, match="chữ hoa"):
        write_archive({"A.txt": b"", "a.txt": b""})


@dataclass
class Renamed:
    archive: bytes

    def to(self, name: bytes) -> bytes:
        return self.archive.replace(b"a.txt", name)


@pytest.mark.parametrize("name", [b"../a.", b"/etc/", b"a\\b.c", b"a\xff.tx"])
def test_a_path_that_escapes_is_named_and_not_unpacked(name):
    assert [code for code, _ in read(Renamed(ARCHIVE).to(name))[1]] == ["bad_path"]


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content):
    read(b"PK\x03\x04" + content)
    read(ARCHIVE[:DIRECTORY] + content + ARCHIVE[-22:])
    read(ARCHIVE[:-22] + content)
