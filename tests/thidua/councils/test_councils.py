"""Seats that end, and who says that a question concerns them."""

from datetime import date, timedelta

import pytest

from tests.support.sector import acting
from tests.thidua.councils.conftest import make_people
from tests.thidua.councils.votes import DAY, NOW
from thidua.councils.actions import (
    call_council_session,
    close_session,
    create_council,
    declare_conflict,
    end_member,
    mark_presence,
    name_member,
    open_session,
    put_question,
    take_back_question,
)
from thidua.councils.enums import CouncilLevel, Presence, Seat
from thidua.councils.models import Council, CouncilMember, Question
from thidua.councils.queries import council_rows, member_rows, search_councils
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.people.enums import Role


def end(member, day=DAY, reason="nghỉ hưu", actor=SYSTEM):
    return end_member(member_id=member.pk, end=day, reason=reason, actor=actor, at=NOW)


def told(subject):
    return [each.sentence for each in entry_rows(entries_for_subject(subject))]


def test_a_seat_ends_with_its_reason(council):
    member = end(council.members.last(), reason="  chuyển   công tác ")
    assert (member.end, member.end_reason) == (DAY, "chuyển công tác")
    assert any("chuyển công tác" in each for each in told(council))


@pytest.mark.parametrize(
    ("day", "reason", "words"),
    [
        (DAY, " ", "Chưa có lý do"),
        (date(2018, 12, 31), "nghỉ hưu", "có tên từ 01/01/2019"),
        (date(2031, 1, 1), "nghỉ hưu", "ngoài nhiệm kỳ"),
    ],
)
def test_an_end_that_is_none(council, day, reason, words):
    council.end = date(2030, 12, 31)
    council.save()
    member = council.members.last()
    with pytest.raises(Refused, match=words):
        end(member, day, reason)
    member.refresh_from_db()
    assert (member.end, member.end_reason) == (None, "")


def test_a_seat_does_not_end_before_a_session_that_its_member_was_called_to(council_session):
    session = open_session(session_id=council_session.pk, actor=SYSTEM, at=NOW)
    member = session.council.members.last()
    with pytest.raises(Refused, match="danh sách dự Phiên họp xét danh hiệu năm 2025"):
        end(member, DAY - timedelta(days=1))
    assert end(member, DAY).end == DAY


def test_the_next_chair_begins_after_the_last_day_of_the_former(council):
    [chair] = council.members.filter(seat=Seat.CHAIR)
    end(chair, DAY)
    [successor] = make_people(1)
    values = {
        "council_id": council.pk,
        "person_id": successor.pk,
        "seat": Seat.CHAIR,
        "actor": SYSTEM,
        "at": NOW,
    }
    with pytest.raises(Refused, match="đã có Chủ tịch"):
        name_member(start=DAY, **values)
    name_member(start=DAY + timedelta(days=1), **values)
    rows = member_rows(council, on=DAY)
    assert [(each.seat, each.votes) for each in rows if each.seat == "chair"] == [
        ("chair", True),
        ("chair", False),
    ]


def test_who_may_vote_on_a_day(council):
    gone, *_others = council.members.order_by("-pk")
    end(gone, DAY)
    for day, voters in ((date(2018, 12, 31), 0), (DAY, 5), (DAY + timedelta(days=1), 4)):
        [row] = council_rows(Council.objects.select_related("body"), on=day)
        assert row.voters == voters
    last = member_rows(council, on=DAY + timedelta(days=1))[-1]
    assert (last.person, last.votes, last.end_reason) == (gone.person.full_name, False, "nghỉ hưu")


def test_a_council_is_found_by_its_body_without_diacritics(council):
    councils = Council.objects.select_related("body")
    assert search_councils(councils, "hoi dong long an", on=DAY).get() == council
    assert not search_councils(councils, "hoi dong ben tre", on=DAY).exists()


def test_a_standing_office_above_enters_a_council_on_behalf(sector):
    above = acting(Role.STANDING_OFFICE, sector.supreme)
    own = acting(Role.STANDING_OFFICE, sector.long_an)
    marks = []
    for actor, name in ((above, "Hội đồng"), (own, "Hội đồng sáng kiến")):
        made = create_council(
            body_id=sector.long_an.pk,
            name=name,
            level=CouncilLevel.PROPOSING,
            start=DAY,
            actor=actor,
            at=NOW,
        )
        marks.append(bool(made.entered_by))
    assert marks == [True, False]


@pytest.fixture
def asked(council_session, people):
    """The session open with everybody there, and a question on somebody outside the council."""
    [subject] = make_people(1)
    question = put_question(
        session_id=council_session.pk,
        award="cstd-co-so",
        person_id=subject.pk,
        actor=SYSTEM,
        at=NOW,
    )
    session = open_session(session_id=council_session.pk, actor=SYSTEM, at=NOW)
    for entry in session.roll.all():
        mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, actor=SYSTEM, at=NOW)
    return question


def member_actor(person) -> Actor:
    return Actor(person_id=person.pk, account_id=person.pk, name=person.full_name)


def declare(question, entry, actor):
    return declare_conflict(question_id=question.pk, entry_id=entry.pk, actor=actor, at=NOW)


def test_a_member_says_it_in_person_and_for_nobody_else(asked, people):
    own, other = asked.session.roll.order_by("order")[:2]
    declare(asked, own, member_actor(own.person))
    with pytest.raises(NotPermitted):
        declare(asked, other, member_actor(own.person))
    assert list(asked.excused.all()) == [own]


def test_a_conflict_in_another_session_or_a_closed_one(asked, council):
    other = call_council_session(
        council_id=council.pk, name="Phiên khác", year=2020, day=DAY, actor=SYSTEM, at=NOW
    )
    stranger = open_session(session_id=other.pk, actor=SYSTEM, at=NOW).roll.first()
    with pytest.raises(Refused, match="không có trong danh sách dự"):
        declare(asked, stranger, SYSTEM)
    close_session(session_id=asked.session_id, actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="đang ở bước “Đã bế mạc”"):
        declare(asked, asked.session.roll.first(), SYSTEM)
    assert not asked.excused.exists()


def test_a_question_is_taken_back_with_a_reason_that_stays(asked):
    session = asked.session
    values = {"question_id": asked.pk, "actor": SYSTEM, "at": NOW}
    with pytest.raises(Refused, match="Chưa có lý do"):
        take_back_question(reason=" ", **values)
    assert Question.objects.filter(pk=asked.pk).exists()
    take_back_question(reason="người được đề nghị xin rút", **values)
    assert any("xin rút" in each for each in told(session))


def test_a_question_of_a_closed_session_stands(asked):
    close_session(session_id=asked.session_id, actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="đang ở bước “Đã bế mạc”"):
        take_back_question(question_id=asked.pk, reason="nhầm", actor=SYSTEM, at=NOW)
    assert Question.objects.filter(pk=asked.pk).exists()


def test_seats_are_nobodys_to_end_but_the_keepers(council, sector):
    with pytest.raises(NotPermitted):
        end(council.members.last(), actor=sector.ben_tre_officer)
    assert not CouncilMember.objects.exclude(end=None).exists()
