"""News from its first words to the public page, by those who may write it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from tests.support.pictures import GPS, exif, jpeg
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.models import Unit
from thidua.people.enums import Role
from thidua.portal.actions import enter_news, publish_news
from thidua.portal.models import NewsEntry, NewsPhoto

NOW = clock.moment(date(2026, 3, 4), 10)
TYPED = {
    "title": "Cụm thi đua ký giao ước",
    "summary": "Sáu đơn vị cùng ký.",
    "body": "Đoạn đầu.\n\nĐoạn sau.",
    "byline_unit": "VKSND tỉnh Ví Dụ",
    "source": "",
}
CAPTION = "Các đơn vị ký giao ước tại hội trường"


@pytest.fixture(autouse=True)
def present(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with clock.at(NOW):
        yield


@pytest.fixture
def unit(db: None) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ")


@pytest.fixture
def desk(client: Client, unit: Unit) -> Client:
    client.force_login(make_official("Nguyễn Thị Mẫu", unit, [Role.PUBLICITY]))
    return client


@pytest.fixture
def reader(unit: Unit) -> Client:
    visitor = Client()
    visitor.force_login(make_official("Trần Văn Ví Dụ", unit, [Role.UNIT_OFFICER]))
    return visitor


def written(*, shown: bool = False) -> NewsEntry:
    entry = enter_news(actor=SYSTEM, at=NOW, **TYPED)
    return publish_news(news_id=entry.pk, actor=SYSTEM, at=NOW) if shown else entry


def page(name: str, entry: NewsEntry | None = None, *more: str) -> str:
    return reverse(f"desk:{name}", args=[entry.public_id, *more] if entry else [])


def public(entry: NewsEntry) -> str:
    return reverse("public:news", args=[entry.public_id])


def photo(content: bytes | None = None, name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg(extra=exif(6)) if content is None else content)


def verbs(entry: NewsEntry) -> list[str]:
    return [row.verb for row in entry_rows(entries_for_subject(entry))]


def test_news_is_written_shown_to_everybody_and_taken_back(desk: Client) -> None:
    assert "chưa ai bên ngoài thấy" in desk.get(page("news_enter")).text
    answer = desk.post(page("news_enter"), TYPED)
    entry = NewsEntry.objects.get()
    assert answer["Location"] == page("news", entry)
    visitor = Client()
    assert visitor.get(public(entry)).status_code == 404
    assert "Ai cũng đọc được" in desk.get(page("news_publish", entry)).text
    for _again in range(2):
        assert desk.post(page("news_publish", entry)).status_code == 302
    shown = visitor.get(public(entry)).text
    for words in ("Cụm thi đua ký giao ước", "04/03/2026", "<p>Đoạn đầu.</p><p>Đoạn sau.</p>"):
        assert words in shown
    assert "Cụm thi đua ký giao ước" in visitor.get(reverse("public:feed")).text
    missing = desk.post(page("news_withdraw", entry), {"reason": ""})
    assert missing.status_code == 422
    assert visitor.get(public(entry)).status_code == 200
    desk.post(page("news_withdraw", entry), {"reason": "Nhầm ngày ký"})
    assert visitor.get(public(entry)).status_code == 404
    assert verbs(entry) == ["news.withdrawn", "news.published", "news.entered"]


def test_the_same_news_sent_twice_is_one(desk: Client) -> None:
    desk.post(page("news_enter"), TYPED)
    again = desk.post(page("news_enter"), TYPED)
    assert again.status_code == 422
    assert "đã được thêm" in again.context["form"].errors["title"][0]
    assert NewsEntry.objects.count() == 1


def test_an_empty_title_keeps_what_was_written(desk: Client) -> None:
    answer = desk.post(page("news_enter"), TYPED | {"title": ""})
    assert answer.status_code == 422
    assert answer.context["form"].errors["title"]
    assert "Đoạn sau." in answer.text
    assert not NewsEntry.objects.exists()


def test_news_with_nothing_to_read_is_not_shown(desk: Client) -> None:
    desk.post(page("news_enter"), TYPED | {"summary": "", "body": ""})
    entry = NewsEntry.objects.get()
    answer = desk.post(page("news_publish", entry))
    assert answer.status_code == 422
    assert "chưa có nội dung" in answer.text
    assert Client().get(public(entry)).status_code == 404


def test_news_is_corrected_and_public_news_never_emptied(desk: Client) -> None:
    entry = written(shown=True)
    assert "Người đọc thấy nội dung mới ngay" in desk.get(page("news_correct", entry)).text
    emptied = desk.post(page("news_correct", entry), TYPED | {"summary": "", "body": ""})
    assert emptied.status_code == 422
    for _again in range(2):
        answer = desk.post(page("news_correct", entry), TYPED | {"summary": "Năm đơn vị cùng ký."})
        assert answer.status_code == 302
    assert "Năm đơn vị cùng ký." in Client().get(public(entry)).text
    assert verbs(entry).count("news.corrected") == 1


def test_a_photograph_is_freed_of_its_place_and_shown_with_the_news(desk: Client) -> None:
    entry = written()
    for _again in range(2):
        sent = {"file": photo(), "caption": CAPTION}
        assert desk.post(page("news_photo_add", entry), sent).status_code == 302
    kept = NewsPhoto.objects.get()
    assert (kept.media_type, kept.width, kept.height) == ("image/jpeg", 40, 30)
    place = page("news_photo", entry, kept.public_id)
    assert place in desk.get(page("news", entry)).text
    answer = desk.get(place)
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xff\xd8")
    assert GPS not in content
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("attachment")
    outside = reverse("public:news_photo", args=[entry.public_id, kept.public_id])
    visitor = Client()
    assert visitor.get(outside).status_code == 404
    desk.post(page("news_publish", entry))
    assert f'alt="{CAPTION}"' in visitor.get(public(entry)).text
    assert b"".join(visitor.get(outside).streaming_content) == content
    removal = page("news_photo_remove", entry, kept.public_id)
    assert desk.post(removal).status_code == 302
    assert desk.post(removal).status_code == 404
    assert visitor.get(outside).status_code == 404


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({"caption": CAPTION}, "file", "bắt buộc"),
        ({"file": photo(b""), "caption": CAPTION}, "file", "JPEG hoặc PNG"),
        ({"file": photo(b"<svg onload=alert(1)>"), "caption": CAPTION}, "file", "JPEG hoặc PNG"),
        ({"file": photo(jpeg()[:-9]), "caption": CAPTION}, "file", "còn nguyên"),
        ({"file": photo(jpeg() + b"0" * 9_000_000), "caption": CAPTION}, "file", "lớn hơn 8 MB"),
        ({"file": photo(), "caption": " "}, "caption", "bắt buộc"),
    ],
    ids=["missing", "empty", "drawing", "cut off", "large", "no caption"],
)
def test_what_is_no_photograph_is_refused_at_its_field(
    desk: Client, sent: dict[str, Any], field: str, said: str
) -> None:
    entry = written()
    answer = desk.post(page("news_photo_add", entry), sent)
    assert answer.status_code == 422
    assert said in answer.context["form"].errors[field][0]
    assert not NewsPhoto.objects.exists()


def test_who_may_not_write_reads_and_finds_no_form(reader: Client) -> None:
    entry = written()
    assert "Cụm thi đua ký giao ước" in reader.get(page("news_list")).text
    shown = reader.get(page("news", entry)).text
    assert page("news_correct", entry) not in shown
    assert page("news_publish", entry) not in shown
    assert reader.get(page("news_enter")).status_code == 404
    for name in ("news_correct", "news_publish", "news_withdraw", "news_photo_add"):
        assert reader.get(page(name, entry)).status_code == 404
        assert reader.post(page(name, entry), TYPED).status_code == 404
    assert verbs(entry) == ["news.entered"]


def test_the_list_finds_without_marks_and_by_state(desk: Client) -> None:
    entry = written()
    for asked, found in (
        ({"q": "ky giao uoc"}, True),
        ({"q": "tong ket"}, False),
        ({"state": "kept"}, True),
        ({"state": "public"}, False),
    ):
        assert (page("news", entry) in desk.get(page("news_list"), asked).text) is found
    exported = desk.get(page("news_list"), {"format": "xlsx"})
    assert exported.content.startswith(b"PK")
