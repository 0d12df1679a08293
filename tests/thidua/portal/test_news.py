from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.support.counting import queries_of
from tests.support.sector import acting, make_paper, small_sector
from thidua.conferences.actions import plan_conference
from thidua.conferences.enums import ConferenceKind
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.people.enums import Role
from thidua.portal.actions import enter_news, publish_news, withdraw_news
from thidua.portal.enums import NewsList
from thidua.portal.models import NewsEntry
from thidua.portal.queries import (
    find_news,
    find_public_news,
    news_about_conference,
    news_about_document,
    news_for,
    news_rows,
    public_news,
    search_news,
)

DAY = date(2024, 3, 29)
AT = moment(date(2024, 4, 10), 9)


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def conference(sector):
    return plan_conference(
        body_id=sector.long_an.pk,
        name="Hội nghị ký kết",
        kinds=[ConferenceKind.SIGNING],
        day=DAY,
        actor=SYSTEM,
        at=AT,
    )


@pytest.fixture
def enter(db):
    """Enters news; every particular can be given another value."""

    def make(**changed):
        particulars = {"title": "Ký kết giao ước", "summary": "Năm đơn vị đã ký.", "at": AT}
        return enter_news(**({"actor": SYSTEM} | particulars | changed))

    return make


def test_a_row_says_what_the_page_said_and_leaves_the_rest_blank(conference, enter) -> None:
    enter(
        body="Đoạn một\nvẫn đoạn một.\r\n\r\nĐoạn hai.",
        published_at=moment(date(2024, 4, 4), 9, 18),
        byline_unit="VKSND huyện An Dương",
        conference_id=conference.pk,
        photographs=["Ký kết giao ước", " "],
        lists=[NewsList.OTHER],
    )
    [row] = news_rows(news_for(SYSTEM))
    assert row.paragraphs == ("Đoạn một vẫn đoạn một.", "Đoạn hai.")
    assert (row.published_on, row.days_after_event) == (date(2024, 4, 4), 6)
    assert row.published_at is not None
    assert f"{row.published_at:%H:%M}" == "09:18"
    assert (row.photographs, row.lists, row.listed) == (("Ký kết giao ước",), ("other",), ())
    assert (row.document, row.source, row.public_from) == ("", "", None)
    assert list(news_about_conference(news_for(SYSTEM), conference.pk)) == [NewsEntry.objects.get()]


def test_a_day_that_nobody_states_is_not_derived(conference, enter) -> None:
    enter(conference_id=conference.pk)
    [row] = news_rows(news_for(SYSTEM))
    assert (row.published_on, row.published_at, row.days_after_event) == (None, None, None)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": " "}, "tiêu đề"),
        ({"published_on": date(2024, 4, 11)}, "11/04/2024"),
        ({"published_at": AT + timedelta(seconds=60)}, "09:01 ngày 10/04/2024"),
        (
            {"published_on": DAY, "published_at": moment(date(2024, 3, 30), 8)},
            "29/03/2024 khác ngày của giờ đăng 08:00 ngày 30/03/2024",
        ),
    ],
)
def test_news_that_could_not_be_is_not_saved(enter, wrong, says) -> None:
    with pytest.raises(Refused, match=says):
        enter(**wrong)
    assert not NewsEntry.objects.exists()


def test_shown_from_its_publication_until_it_is_withdrawn(enter) -> None:
    entry = enter()
    assert list(public_news(AT)) == []
    for _again in range(2):
        publish_news(news_id=entry.pk, actor=SYSTEM, at=AT)
    assert list(public_news(AT)) == [entry]
    assert list(public_news(AT - timedelta(seconds=1))) == []
    assert find_public_news(entry.public_id, AT) == entry
    with pytest.raises(Refused, match="lý do"), transaction.atomic():
        withdraw_news(news_id=entry.pk, reason=" ", actor=SYSTEM, at=AT)
    for _again in range(2):
        withdraw_news(news_id=entry.pk, reason="đăng nhầm ảnh", actor=SYSTEM, at=AT)
    with pytest.raises(NotFound):
        find_public_news(entry.public_id, AT)
    told = entry_rows(entries_for_subject(entry))
    assert [each.verb for each in told] == ["news.withdrawn", "news.published", "news.entered"]
    assert told[0].sentence == "gỡ tin Ký kết giao ước: đăng nhầm ảnh"


def test_news_with_nothing_to_read_is_not_shown(enter) -> None:
    entry = enter(summary="")
    with pytest.raises(Refused, match="chưa có nội dung"):
        publish_news(news_id=entry.pk, actor=SYSTEM, at=AT)


def test_the_newest_comes_first_and_the_undated_last(enter) -> None:
    entries = [
        enter(title="Chưa rõ ngày"),
        enter(title="Cũ", published_on=DAY),
        enter(title="Mới", published_on=date(2024, 4, 4)),
    ]
    for entry in entries:
        publish_news(news_id=entry.pk, actor=SYSTEM, at=AT)
    rows = news_rows(public_news(AT))
    assert [row.title for row in rows] == ["Mới", "Cũ", "Chưa rõ ngày"]
    assert rows[-1].shown_on == AT.date()


def test_searching_needs_no_marks(sector, enter) -> None:
    directive = make_paper(DocumentKind.DIRECTIVE, "02", "CT-VKSTC", DAY, sector.supreme)
    entry = enter(title="Phát động thi đua", document_id=directive.pk)
    enter(title="Tin khác", summary="")
    assert list(search_news(news_for(SYSTEM), "phat DONG")) == [entry]
    assert list(news_about_document(news_for(SYSTEM), directive.pk)) == [entry]
    assert news_rows([entry])[0].document == directive.citation


def test_who_may_write_news(sector, conference, enter) -> None:
    ours = {"conference_id": conference.pk}
    for title, actor in (
        ("Tổ tuyên truyền", acting(Role.PUBLICITY, sector.long_an)),
        ("Cấp trên", acting(Role.PUBLICITY, sector.supreme)),
        ("Người quản trị", acting(Role.ADMINISTRATOR)),
    ):
        assert enter(actor=actor, title=title, **ours)
    for actor in (acting(Role.PUBLICITY, sector.ben_tre), sector.long_an_officer, ANONYMOUS):
        with pytest.raises(NotPermitted), transaction.atomic():
            enter(actor=actor, **ours)
    assert enter(actor=acting(Role.PUBLICITY, sector.ben_tre))


def test_the_same_news_is_entered_once(enter) -> None:
    enter()
    with pytest.raises(Refused, match="đã được thêm") as refused:
        enter(title=" Ký kết  giao ước ")
    assert refused.value.field == "title"
    assert enter(summary="Sáu đơn vị đã ký.")


def test_unknown_and_forbidden_look_alike(enter) -> None:
    entry = enter()
    assert find_news(SYSTEM, entry.public_id) == entry
    for actor, public_id in ((ANONYMOUS, entry.public_id), (SYSTEM, "0" * 12)):
        with pytest.raises(NotFound):
            find_news(actor, public_id)


def test_one_row_and_many_take_the_same_queries(sector, conference, enter) -> None:
    def asked():
        return queries_of(lambda: news_rows(news_for(SYSTEM)))

    directive = make_paper(DocumentKind.DIRECTIVE, "02", "CT-VKSTC", DAY, sector.supreme)
    enter(conference_id=conference.pk, document_id=directive.pk)
    one = asked()
    enter(conference_id=conference.pk, title="Ngày sau")
    enter(document_id=directive.pk, title="Về chỉ thị")
    assert asked() == one
