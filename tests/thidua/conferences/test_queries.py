from datetime import date, datetime, time

import icalendar
import pytest
import yaml

from tests.support.counting import queries_of
from tests.support.sector import make_paper
from tests.thidua.conferences.moments import DAY, PLANNED, THEN, bring_to
from thidua.calendar.enums import PartOfDay
from thidua.conferences.actions import AgendaLine, invite, mark_arrival, set_agenda, take_note
from thidua.conferences.enums import ConferenceKind, ConferenceState, NoteKind
from thidua.conferences.queries import (
    agenda_rows,
    conference_rows,
    conferences_for,
    conferences_inviting,
    conferences_of_cluster_year,
    conferences_on,
    delegate_rows,
    find_conference,
    invitation_file,
    invitation_file_name,
    minutes_paper,
    note_rows,
    search_conferences,
    signing_day,
)
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua_core.paper import read_paper

AGENDA = [
    AgendaLine(title="Khai mạc", start=time(13, 30), minutes=10, speaker="Phó Viện trưởng"),
    AgendaLine(title="Thảo luận"),
    AgendaLine(title="Bế mạc", start=time(16, 30), minutes=15),
]


def lines_of(calendar: bytes) -> icalendar.Event:
    return icalendar.Calendar.from_ical(calendar).walk("VEVENT")[0]


def test_unknown_and_forbidden_look_alike(plan) -> None:
    conference = plan()
    assert find_conference(SYSTEM, conference.public_id) == conference
    for actor, public_id in ((ANONYMOUS, conference.public_id), (SYSTEM, "0" * 12)):
        with pytest.raises(NotFound):
            find_conference(actor, public_id)


def test_a_row_says_what_is_known_and_marks_what_is_assumed(sector, plan, cluster_year) -> None:
    paper = make_paper(DocumentKind.PLAN, "09", "KH-VKSTC", date(2020, 1, 17), sector.supreme)
    conference = plan(
        part_of_day=PartOfDay.AFTERNOON,
        place="Hội trường VKSND tỉnh Long An",
        organiser_label="Cụm thi đua số 10",
        based_on_ids=[paper.pk],
        provenance={"place": "invented", "part_of_day": "sourced"},
    )
    [row] = conference_rows(conferences_on(sector.supreme.pk, DAY))
    assert row.kind_labels == ("Phát động", "Ký kết giao ước")
    assert [(group.name, group.year) for group in row.groups] == [("Cụm thi đua số 10", 2020)]
    assert (row.start, row.host, row.minutes) == (None, "", None)
    assert [each.citation for each in row.based_on] == [paper.citation]
    assert (row.is_invented("place"), row.is_invented("part_of_day")) == (True, False)
    assert row.organiser == "Cụm thi đua số 10"
    assert list(conferences_of_cluster_year(cluster_year.pk)) == [conference]


def test_an_invented_conference_is_invented_in_all_that_is_not_marked(plan) -> None:
    [row] = conference_rows([plan(invented=True, provenance={"day": "sourced"})])
    assert (row.is_invented("place"), row.is_invented("day")) == (True, False)


def test_searching_needs_no_marks_and_takes_a_year(plan) -> None:
    conference = plan(place="Hội trường Long An")
    conferences = conferences_for(SYSTEM)
    assert list(search_conferences(conferences, "ky ket LONG AN 2020")) == [conference]
    assert list(search_conferences(conferences, "so ket")) == []


def test_the_day_of_signing_is_known_when_there_is_one(plan, cluster_year) -> None:
    assert signing_day(cluster_year.pk) is None
    plan(kinds=[ConferenceKind.MID_YEAR], day=date(2020, 7, 16))
    plan()
    assert signing_day(cluster_year.pk) == DAY
    plan(day=date(2020, 3, 1))
    assert signing_day(cluster_year.pk) is None


def test_who_is_invited_sees_it_until_the_day(sector, plan) -> None:
    conference = plan()
    for unit in (sector.long_an, sector.can_duoc):
        invite(
            conference_id=conference.pk,
            role="Đại diện lãnh đạo",
            unit_id=unit.pk,
            actor=SYSTEM,
            at=PLANNED,
        )
    assert list(conferences_inviting(sector.long_an_officer, since=DAY)) == [conference]
    assert list(conferences_inviting(sector.ben_tre_officer, since=DAY)) == []
    after = date(2020, 2, 22)
    assert list(conferences_inviting(sector.long_an_officer, since=after)) == []


def test_an_invitation_lasts_until_the_last_point_of_the_agenda(sector, plan) -> None:
    conference = plan(
        start=time(13, 30), place="Hội trường", host_id=sector.long_an.pk, part_of_day=None
    )
    set_agenda(conference_id=conference.pk, points=AGENDA, actor=SYSTEM, at=PLANNED)
    event = lines_of(invitation_file(conference, host="thidua.test", at=PLANNED))
    assert event["uid"] == f"{conference.public_id}@thidua.test"
    assert event.decoded("dtstart") == datetime(2020, 2, 21, 13, 30, tzinfo=VIETNAM)
    assert event.decoded("dtend") == datetime(2020, 2, 21, 16, 45, tzinfo=VIETNAM)
    assert event["location"] == "Hội trường"
    assert "13:30 Khai mạc" in event["description"]
    assert "Chủ trì: VKSND tỉnh Long An" in event["description"]
    assert invitation_file_name(conference) == "hoi-nghi-2020-02-21.ics"


def test_without_hour_the_invitation_is_of_the_day_and_says_the_part(plan) -> None:
    conference = plan(part_of_day=PartOfDay.AFTERNOON)
    event = lines_of(invitation_file(conference, host="thidua.test", at=PLANNED))
    assert event.decoded("dtstart") == DAY
    assert event.decoded("dtend") == date(2020, 2, 22)
    assert "Buổi chiều" in event["description"]


def test_without_agenda_an_hour_takes_half_a_day_at_most(plan) -> None:
    event = lines_of(invitation_file(plan(start=time(8)), host="thidua.test", at=PLANNED))
    assert event.decoded("dtend") == datetime(2020, 2, 21, 11, tzinfo=VIETNAM)


@pytest.fixture
def held(sector, plan):
    """The conference of 21/02/2020 with everything that its minutes tell."""
    conference = plan(
        start=time(13, 30),
        place="Hội trường VKSND tỉnh Long An",
        host_id=sector.long_an.pk,
        organiser_label="Cụm thi đua số 10",
    )
    arriving = {"conference_id": conference.pk, "actor": SYSTEM, "at": PLANNED}
    leader = invite(role="Đại diện lãnh đạo VKSND tỉnh Bến Tre", count=2, **arriving)
    invite(role="Lãnh đạo các phòng nghiệp vụ", **arriving)
    set_agenda(conference_id=conference.pk, points=AGENDA, actor=SYSTEM, at=PLANNED)
    bring_to(conference, ConferenceState.OPEN)
    mark_arrival(conference_id=conference.pk, delegate_id=leader.pk, actor=SYSTEM, at=THEN)
    for kind, text in (
        (NoteKind.ADOPTED, "Kế hoạch hoạt động của Cụm năm 2020: 06/06 đơn vị nhất trí"),
        (NoteKind.OPINION, "- đề nghị tách chỉ tiêu #riêng"),
        (NoteKind.PHOTOGRAPH, "Toàn cảnh hội nghị"),
    ):
        take_note(conference_id=conference.pk, kind=kind, text=text, actor=SYSTEM, at=THEN)
    return conference


def test_the_minutes_are_a_paper_that_reads(held) -> None:
    tree = minutes_paper(held, secretary="Bà Nguyễn Thị Mẫu", symbol="BB-VKS")
    paper = read_paper(yaml.safe_dump(tree, allow_unicode=True))
    assert paper.issuer == "Cụm thi đua số 10"
    assert paper.superior == "Viện kiểm sát nhân dân tối cao"
    assert (paper.symbol, paper.number) == ("BB-VKS", None)
    assert paper.meeting is not None
    assert paper.meeting.started == datetime.combine(DAY, time(13, 30))
    assert paper.meeting.ended is None
    assert paper.meeting.chair.name == "VKSND tỉnh Long An"
    assert paper.meeting.secretary.name == "Bà Nguyễn Thị Mẫu"
    assert [each.label for each in paper.meeting.attendance] == [
        "Có mặt (02 người)",
        "Thành phần được mời, chưa điểm danh",
    ]


def test_the_minutes_tell_what_was_written_and_nothing_else(held) -> None:
    told = yaml.safe_dump(minutes_paper(held), allow_unicode=True)
    assert "06/06 đơn vị nhất trí" in told
    assert "- đề nghị tách chỉ tiêu #riêng" in told
    assert "Toàn cảnh" not in told
    assert "Phát biểu" not in told
    assert "giả định" not in told


def test_minutes_of_which_little_is_known_leave_blanks(plan) -> None:
    conference = plan(provenance={"place": "invented"})
    tree = minutes_paper(conference)
    paper = read_paper(yaml.safe_dump(tree, allow_unicode=True))
    assert paper.meeting is not None
    assert paper.meeting.started is None
    assert set(paper.meeting.place) == set(paper.meeting.secretary.name) == {"…"}
    assert paper.meeting.attendance == ()
    assert paper.issuer == "Viện kiểm sát nhân dân tối cao"
    assert paper.superior is None
    assert "giả định" in str(tree["body"])


def test_one_row_and_many_take_the_same_queries(sector, plan, cluster_year) -> None:
    def fill(year):
        paper = make_paper(DocumentKind.PLAN, "09", "KH-VKS", date(year, 1, 17), sector.long_an)
        conference = plan(day=date(year, 2, 21), based_on_ids=[paper.pk], host_id=sector.long_an.pk)
        for unit in (sector.long_an, sector.ben_tre)[: year - 2018]:
            invite(
                conference_id=conference.pk,
                role="Lãnh đạo",
                unit_id=unit.pk,
                actor=SYSTEM,
                at=PLANNED,
            )
            take_note(
                conference_id=conference.pk,
                kind=NoteKind.OPINION,
                text="ý kiến",
                document_id=paper.pk,
                actor=SYSTEM,
                at=PLANNED,
            )
        return conference

    def asked(conference):
        return {
            "rows": queries_of(lambda: conference_rows(conferences_for(SYSTEM))),
            "delegates": queries_of(lambda: delegate_rows(conference)),
            "notes": queries_of(lambda: note_rows(conference)),
            "agenda": queries_of(lambda: agenda_rows(conference)),
            "minutes": queries_of(lambda: minutes_paper(conference)),
        }

    one = asked(fill(2019))
    fill(2021)
    assert asked(fill(2020)) == one
