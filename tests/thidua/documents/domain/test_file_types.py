import io
import struct
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thidua.documents.domain import file_types
from thidua.documents.domain.file_types import type_of

ENDINGS = (".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx")
STARTS = {
    ".pdf": b"%PDF-1.7",
    ".png": b"\x89PNG\r\n\x1a\n\x00",
    ".jpg": b"\xff\xd8\xff\xe0",
    ".jpeg": b"\xff\xd8\xff\xe1",
}


def archive(*members: str, content: bytes = b"<w/>") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for member in members:
            packed.writestr(member, content)
    return written.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")
EXCEL = archive("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", STARTS[".pdf"], "application/pdf"),
        ("A.PDF", STARTS[".pdf"], "application/pdf"),
        ("a.png", STARTS[".png"], "image/png"),
        ("a.jpg", STARTS[".jpg"], "image/jpeg"),
        ("a.jpeg", STARTS[".jpeg"], "image/jpeg"),
        ("a.docx", WORD, file_types._BY_MEMBER[".docx"][1]),
        ("a.xlsx", EXCEL, file_types._BY_MEMBER[".xlsx"][1]),
    ],
)
def test_name_and_content_together_say_what_a_file_is(name, content, media_type):
    assert type_of(name, content) == media_type


@pytest.mark.parametrize("name", [f"a{ending}" for ending in ENDINGS])
@pytest.mark.parametrize("content", [*STARTS.values(), WORD, EXCEL, archive("a.txt")])
def test_content_of_one_kind_under_the_name_of_another_is_none(name, content):
    fitting = {**{content: (ending,) for ending, content in STARTS.items()}}
    fitting |= {WORD: (".docx",), EXCEL: (".xlsx",)}
    fitting[STARTS[".jpg"]] = fitting[STARTS[".jpeg"]] = (".jpg", ".jpeg")
    expected = name.endswith(fitting.get(content, ()) or ("?",))
    assert (type_of(name, content) is not None) == expected


@given(name=st.sampled_from([f"a{ending}" for ending in ENDINGS]) | st.text(), content=st.binary())
def test_random_bytes_never_crash(name, content):
    assert type_of(name, content) is None or content.startswith(tuple(STARTS.values()))


@given(
    base=st.sampled_from([WORD, EXCEL]),
    place=st.integers(min_value=0, max_value=10_000),
    patch=st.binary(min_size=1, max_size=24),
    name=st.sampled_from(["a.docx", "a.xlsx"]),
    cut=st.integers(min_value=0, max_value=400),
)
@example(base=WORD, place=len(WORD) - 10, patch=b"\xff\xff\xff\xff", name="a.docx", cut=0)
def test_a_damaged_archive_never_crashes(base, place, patch, name, cut):
    at = place % len(base)
    damaged = base[:at] + patch + base[at + len(patch) :]
    assert type_of(name, damaged[: len(damaged) - cut]) in {
        None,
        *(media for _member, media in file_types._BY_MEMBER.values()),
    }


def test_an_archive_that_would_unpack_to_too_much_is_of_no_kind(monkeypatch):
    bomb = archive("word/document.xml", content=bytes(2_000_000))
    assert len(bomb) < 10_000
    assert type_of("a.docx", bomb) is not None
    monkeypatch.setattr(file_types, "LARGEST_CONTENT", 1_999_999)
    assert type_of("a.docx", bomb) is None


def test_an_archive_of_too_many_members_is_not_even_listed(monkeypatch):
    many = archive("word/document.xml", *(f"word/{place}" for place in range(300)))
    assert type_of("a.docx", many) is not None
    monkeypatch.setattr(file_types, "LARGEST_DIRECTORY", 10_000)

    def listed(*_arguments: object) -> None:
        raise AssertionError("the members were listed")

    monkeypatch.setattr(file_types.zipfile, "ZipFile", listed)
    assert type_of("a.docx", many) is None


def test_the_large_form_of_archives_is_refused():
    end = WORD.rfind(b"PK\x05\x06")
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, 0, 1)
    assert type_of("a.docx", WORD[:end] + locator + WORD[end:]) is None
