import hashlib
import stat
from pathlib import Path

import pytest
from django.conf import settings

from tests.support.invented import AT, actor_with, make_unit
from thidua.config import settings as installed
from thidua.documents.actions import attach_file, register_document
from thidua.documents.actions import files as keeping
from thidua.documents.models import Document, DocumentFile
from thidua.documents.queries import documents_for, files_of, find_file, kept_files
from thidua.documents.queries.files import path_of
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.people.enums import Role

PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture
def document(plan, clerk, settings, tmp_path) -> Document:
    settings.MEDIA_ROOT = tmp_path / "files"
    return register_document(plan, actor=clerk, at=AT)


def attach(document: Document, actor, *, name="ke-hoach.pdf", content=PDF) -> DocumentFile:
    return attach_file(document_id=document.pk, name=name, content=content, actor=actor, at=AT)


def test_a_file_is_kept_by_the_hash_of_its_bytes_for_its_owner_alone(document, clerk):
    kept = attach(document, clerk)
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    (row,) = files_of(document)
    assert (row.name, row.media_type, row.size) == ("ke-hoach.pdf", "application/pdf", len(PDF))
    assert row.path.read_bytes() == PDF
    assert stat.S_IMODE(row.path.stat().st_mode) == 0o600
    assert [(each.name, each.path, each.sha256) for each in kept_files()] == [
        (row.name, row.path, row.sha256)
    ]
    (entry,) = LedgerEntry.objects.filter(verb="document.filed")
    assert entry.content is not None
    assert entry.content["payload"]["sha256"] == kept.sha256


def test_the_same_bytes_twice_are_one_file(document, clerk):
    first = attach(document, clerk)
    assert attach(document, clerk, name="ban-khac.pdf") == first
    assert DocumentFile.objects.count() == 1
    assert LedgerEntry.objects.filter(verb="document.filed").count() == 1
    assert len([each for each in Path(settings.MEDIA_ROOT).rglob("*") if each.is_file()]) == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("trong.pdf", b"", "không có nội dung"),
        ("ke-hoach.pdf", b"MZ\x90", "không phải PDF, Word, Excel hoặc ảnh như tên tệp"),
        ("ke-hoach.exe", PDF, "không phải PDF, Word, Excel hoặc ảnh"),
        ("ke-hoach", PDF, "không phải PDF, Word, Excel hoặc ảnh"),
        (f"{'a' * 200}.pdf", PDF, "dài 204 ký tự, sổ chỉ ghi được 200"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(document, clerk, name, content, words):
    with pytest.raises(Refused, match=words) as refusal:
        attach(document, clerk, name=name, content=content)
    assert refusal.value.field in {"file", "name"}
    assert not DocumentFile.objects.exists()
    assert not LedgerEntry.objects.filter(verb="document.filed").exists()


def test_a_file_that_is_too_large_is_refused_before_anything_is_written(
    document, clerk, monkeypatch
):
    monkeypatch.setattr(keeping, "LIMIT_MB", 0)
    with pytest.raises(Refused, match=r"lớn hơn 0 MB. Tách hoặc nén tệp"):
        attach(document, clerk)
    assert not Path(settings.MEDIA_ROOT).exists()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "C:\\Users\\a\\passwd.pdf", "/passwd.pdf", " passwd.pdf "]
)
def test_a_name_never_becomes_a_path(document, clerk, name):
    attach(document, clerk, name=name)
    (row,) = files_of(document)
    assert row.name == "passwd.pdf"
    assert row.path.parent.parent == Path(settings.MEDIA_ROOT)


def test_files_lie_outside_all_that_the_web_serves_by_itself():
    kept = Path(installed.MEDIA_ROOT).resolve()
    served = [Path(installed.STATIC_ROOT), *map(Path, getattr(installed, "STATICFILES_DIRS", []))]
    assert not any(kept.is_relative_to(root.resolve()) for root in served)
    assert not any(root.resolve().is_relative_to(kept) for root in served)
    assert not getattr(installed, "MEDIA_URL", "")
    assert path_of("ab" * 32).is_relative_to(settings.MEDIA_ROOT)


def test_what_a_cut_off_write_left_behind_disturbs_nobody(document, clerk):
    digest = hashlib.sha256(PDF).hexdigest()
    leftover = path_of(digest).with_suffix(".partial")
    leftover.parent.mkdir(parents=True)
    leftover.write_bytes(PDF[:3])
    attach(document, clerk)
    assert path_of(digest).read_bytes() == PDF
    assert [row.sha256 for row in kept_files()] == [digest]


def test_a_write_that_fails_leaves_no_row_and_no_half_file(document, clerk, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        attach(document, clerk)
    assert not DocumentFile.objects.exists()
    assert not path_of(hashlib.sha256(PDF).hexdigest()).exists()


def test_a_file_is_found_through_the_papers_that_one_may_see(document, clerk, office):
    kept = attach(document, clerk)
    seen = documents_for(clerk, on=AT.date())
    assert find_file(seen, kept.public_id).sha256 == kept.sha256
    with pytest.raises(NotFound):
        find_file(seen.none(), kept.public_id)
    with pytest.raises(NotFound):
        find_file(seen, "0" * 12)


def test_a_stranger_attaches_nothing(document):
    stranger = actor_with(make_unit("VKSND tỉnh Giả Định"), Role.UNIT_OFFICER)
    with pytest.raises(NotPermitted):
        attach(document, stranger)
    assert not Path(settings.MEDIA_ROOT).exists()
