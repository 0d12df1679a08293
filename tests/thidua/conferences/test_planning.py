from datetime import date, time, timedelta

import pytest
from django.db import transaction

from tests.support.sector import acting, for_cluster, make_paper
from tests.thidua.conferences.moments import AFTERWARDS, DAY, PLANNED, THEN, bring_to
from thidua.calendar.enums import PartOfDay
from thidua.conferences.actions import (
    AgendaLine,
    change_conference,
    invite,
    link_minutes,
    mark_arrival,
    move_conference_on,
    set_agenda,
    take_note,
)
from thidua.conferences.enums import ConferenceKind, ConferenceState, NoteKind
from thidua.conferences.models import Conference
from thidua.documents.actions import void_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.people.enums import Role


@pytest.fixture
def minutes(sector):
    return make_paper(DocumentKind.MINUTES, "05", "BB-VKS", date(2020, 2, 21), sector.long_an)


def test_planning_is_one_entry_with_the_day(plan, cluster_year) -> None:
    conference = plan()
    [entry] = entry_rows(entries_for_subject(conference))
    assert entry.sentence == "lập Hội nghị ký kết giao ước thi đua năm 2020 ngày 21/02/2020"
    assert list(conference.cluster_years.all()) == [cluster_year]


def test_kinds_stand_once_in_the_order_of_a_meeting(plan) -> None:
    kinds = [ConferenceKind.SIGNING, ConferenceKind.LAUNCH, ConferenceKind.SIGNING]
    assert plan(kinds=kinds).kinds == ["launch", "signing"]


@pytest.mark.parametrize("wrong", [{"name": " "}, {"kinds": []}])
def test_a_conference_of_nothing_is_not_saved(plan, wrong) -> None:
    with pytest.raises(Refused):
        plan(**wrong)
    assert not Conference.objects.exists()


@pytest.mark.parametrize(
    ("start", "part", "fits"),
    [
        (time(8), PartOfDay.MORNING, True),
        (time(13, 30), PartOfDay.MORNING, False),
        (time(13, 30), PartOfDay.AFTERNOON, True),
        (time(8), PartOfDay.AFTERNOON, False),
        (time(19), PartOfDay.EVENING, True),
        (time(12), PartOfDay.EVENING, False),
        (time(8), None, True),
    ],
)
def test_the_hour_is_in_its_part_of_the_day(plan, start, part, fits) -> None:
    if fits:
        assert plan(start=start, part_of_day=part).start == start
    else:
        with pytest.raises(Refused, match=f"{start:%H:%M}"):
            plan(start=start, part_of_day=part)


def test_a_cluster_of_another_body_does_not_meet_here(plan, another_cluster) -> None:
    with pytest.raises(Refused, match="năm 2021 không thuộc VKSND tối cao"):
        plan(cluster_year_ids=[another_cluster.pk])


def test_a_mark_outside_the_vocabulary_is_our_mistake(plan) -> None:
    for wrong in ({"place": "perhaps"}, {"weather": "sourced"}):
        with pytest.raises(ValueError, match="marks"):
            plan(provenance=wrong)


def test_a_change_tells_old_and_new_and_nothing_when_nothing_differs(sector, plan) -> None:
    conference = plan()
    paper = make_paper(DocumentKind.PLAN, "09", "KH-VKSTC", date(2020, 1, 17), sector.supreme)
    change = {"place": "Hội trường", "part_of_day": PartOfDay.AFTERNOON, "based_on_ids": [paper.pk]}
    for _again in range(2):
        change_conference(conference_id=conference.pk, actor=SYSTEM, at=PLANNED, **change)
    entries = entries_for_subject(conference).filter(verb="conference.changed")
    [entry] = entries
    assert "sửa nơi họp, buổi, căn cứ của Hội nghị" in entry_rows([entry])[0].sentence
    assert entry.content["payload"]["changes"]["based_on"] == [[], [paper.citation]]


def test_the_clusters_of_a_conference_change_together(plan, cluster_year, another_cluster) -> None:
    conference = plan()
    with pytest.raises(Refused), transaction.atomic():
        change_conference(
            conference_id=conference.pk,
            cluster_year_ids=[another_cluster.pk],
            actor=SYSTEM,
            at=PLANNED,
        )
    change_conference(conference_id=conference.pk, cluster_year_ids=[], actor=SYSTEM, at=PLANNED)
    assert not conference.cluster_years.exists()


def test_the_agenda_stands_in_its_order(plan) -> None:
    conference = plan()
    points = [
        AgendaLine(title="Khai mạc", start=time(13, 30), minutes=10),
        AgendaLine(title="Thảo luận"),
        AgendaLine(title="Ký kết giao ước", start=time(15, 55)),
    ]
    for _again in range(2):
        set_agenda(conference_id=conference.pk, points=points, actor=SYSTEM, at=PLANNED)
    assert [point.title for point in conference.agenda.all()] == [each.title for each in points]
    assert len(entries_for_subject(conference).filter(verb="conference.agenda_set")) == 1
    set_agenda(conference_id=conference.pk, points=points[:1], actor=SYSTEM, at=PLANNED)
    assert conference.agenda.count() == 1


@pytest.mark.parametrize(
    ("points", "says"),
    [
        ([AgendaLine(title=" ")], "Mục thứ 1"),
        (
            [
                AgendaLine(title="A", start=time(14)),
                AgendaLine(title="B"),
                AgendaLine(title="C", start=time(13, 59)),
            ],
            "Mục thứ 3 bắt đầu lúc 13:59, trước mục liền trên \\(14:00\\)",
        ),
        ([AgendaLine(title="A", minutes=0)], "0 phút"),
    ],
)
def test_an_agenda_that_cannot_be_followed_is_refused_by_place(plan, points, says) -> None:
    with pytest.raises(Refused, match=says):
        set_agenda(conference_id=plan().pk, points=points, actor=SYSTEM, at=PLANNED)


def test_a_conference_walks_one_state_at_a_time(plan) -> None:
    conference = plan()

    def move(to, at=THEN):
        move_conference_on(conference_id=conference.pk, to=to, actor=SYSTEM, at=at)

    with pytest.raises(Refused, match="Bước kế tiếp: “Đã mời”"), transaction.atomic():
        move(ConferenceState.OPEN)
    with pytest.raises(Refused, match="chưa mời ai"), transaction.atomic():
        move(ConferenceState.INVITED)
    bring_to(conference, ConferenceState.INVITED)
    with pytest.raises(Refused, match="21/02/2020"), transaction.atomic():
        move(ConferenceState.OPEN, at=THEN - timedelta(days=1))
    move(ConferenceState.OPEN)
    move(ConferenceState.CLOSED)
    with pytest.raises(Refused, match="chưa gắn biên bản"):
        move(ConferenceState.MINUTED)


def test_minutes_end_a_closed_conference(sector, plan, minutes) -> None:
    conference = bring_to(plan(), ConferenceState.OPEN)
    linking = {"conference_id": conference.pk, "actor": SYSTEM, "at": AFTERWARDS}
    with pytest.raises(Refused, match="Bế mạc trước"), transaction.atomic():
        link_minutes(document_id=minutes.pk, **linking)
    move_conference_on(
        conference_id=conference.pk, to=ConferenceState.CLOSED, actor=SYSTEM, at=THEN
    )
    report = make_paper(DocumentKind.REPORT, "06", "BC-VKS", DAY, sector.long_an)
    with pytest.raises(Refused, match="không phải biên bản"), transaction.atomic():
        link_minutes(document_id=report.pk, **linking)
    link_minutes(document_id=minutes.pk, **linking)
    conference.refresh_from_db()
    assert (conference.state, conference.minutes) == (ConferenceState.MINUTED, minutes)


def test_minutes_are_one_conference_s_and_not_void(plan, minutes) -> None:
    first = bring_to(plan(), ConferenceState.CLOSED)
    second = bring_to(plan(name="Hội nghị khác"), ConferenceState.CLOSED)
    linking = {"document_id": minutes.pk, "actor": SYSTEM, "at": AFTERWARDS}
    link_minutes(conference_id=first.pk, **linking)
    with pytest.raises(Refused, match="đã là biên bản của Hội nghị ký kết"), transaction.atomic():
        link_minutes(conference_id=second.pk, **linking)
    Conference.objects.filter(pk=first.pk).update(minutes=None)
    void_document(document_id=minutes.pk, reason="in hỏng", actor=SYSTEM, at=AFTERWARDS)
    with pytest.raises(Refused, match="đã hủy"):
        link_minutes(conference_id=second.pk, **linking)


def test_after_the_minutes_only_captions_come(plan, minutes) -> None:
    conference = bring_to(plan(), ConferenceState.CLOSED)
    delegate = conference.delegates.get()
    link_minutes(conference_id=conference.pk, document_id=minutes.pk, actor=SYSTEM, at=AFTERWARDS)
    acting_on = {"conference_id": conference.pk, "actor": SYSTEM, "at": AFTERWARDS}
    for change in (
        lambda: change_conference(place="khác", **acting_on),
        lambda: set_agenda(points=[], **acting_on),
        lambda: invite(role="Khách", **acting_on),
        lambda: mark_arrival(delegate_id=delegate.pk, **acting_on),
        lambda: take_note(kind=NoteKind.OPINION, text="ý kiến", **acting_on),
        lambda: move_conference_on(to=ConferenceState.OPEN, **acting_on),
    ):
        with pytest.raises(Refused), transaction.atomic():
            change()
    assert take_note(kind=NoteKind.PHOTOGRAPH, text="Toàn cảnh hội nghị", **acting_on)


def test_who_may_plan_and_who_may_change(sector, plan, cluster_year) -> None:
    with pytest.raises(NotPermitted), transaction.atomic():
        plan(actor=sector.long_an_officer)
    conference = plan(actor=for_cluster(cluster_year.pk), host_id=sector.long_an.pk)
    change = {"conference_id": conference.pk, "at": PLANNED}
    change_conference(actor=sector.long_an_officer, place="Hội trường", **change)
    change_conference(actor=acting(Role.STANDING_OFFICE, sector.supreme), place="Khác", **change)
    with pytest.raises(NotPermitted):
        change_conference(actor=sector.ben_tre_officer, place="Nữa", **change)
