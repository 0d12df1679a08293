"""Councils, sessions called, opened, closed; the roll of the day."""

from datetime import date, timedelta

import pytest

from tests.support.sector import acting, for_cluster
from tests.thidua.councils.votes import DAY, NOW
from thidua.clusters.actions import end_membership
from thidua.clusters.enums import ClusterState
from thidua.councils.actions import (
    call_cluster_session,
    call_council_session,
    call_review_meeting,
    close_session,
    create_council,
    declare_conflict,
    end_member,
    mark_presence,
    name_member,
    open_session,
    put_question,
    state_roll,
    take_back_question,
)
from thidua.councils.enums import CouncilLevel, Presence, Seat
from thidua.councils.models import Council, CouncilMember, Question, RollEntry, Session
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.people.enums import Role


def test_a_council_with_its_members(council, people, sector):
    assert [each.person for each in council.members.all()] == people
    with pytest.raises(Refused, match="đã có Chủ tịch"):
        name_member(
            council_id=council.pk,
            person_id=_one_more().pk,
            seat=Seat.CHAIR,
            start=DAY,
            actor=SYSTEM,
            at=NOW,
        )
    with pytest.raises(Refused, match="đã có tên"):
        name_member(
            council_id=council.pk,
            person_id=people[0].pk,
            seat=Seat.MEMBER,
            start=DAY,
            actor=SYSTEM,
            at=NOW,
        )
    with pytest.raises(Refused, match="ngoài nhiệm kỳ"):
        name_member(
            council_id=council.pk,
            person_id=people[0].pk,
            seat=Seat.MEMBER,
            start=date(2018, 1, 1),
            actor=SYSTEM,
            at=NOW,
        )
    assert CouncilMember.objects.count() == 5


def _one_more():
    from tests.thidua.councils.conftest import make_people  # reason: a helper beside the fixtures

    return make_people(1)[0]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Chưa có tên"),
        ({"end": date(2018, 1, 1)}, "trước ngày bắt đầu"),
    ],
)
def test_a_council_that_is_none(sector, wrong, words):
    values = {"name": "Hội đồng", "start": DAY} | wrong
    with pytest.raises(Refused, match=words):
        create_council(
            body_id=sector.long_an.pk,
            level=CouncilLevel.PROPOSING,
            actor=SYSTEM,
            at=NOW,
            **values,
        )
    assert not Council.objects.exists()


def test_the_same_council_twice(council, sector):
    with pytest.raises(Refused, match="đã có Hội đồng"):
        create_council(
            body_id=sector.long_an.pk,
            name=council.name,
            level=CouncilLevel.PROPOSING,
            start=council.start,
            actor=SYSTEM,
            at=NOW,
        )


def test_a_seat_ends_once_and_not_before_it_began(council):
    member = council.members.last()
    with pytest.raises(Refused, match="có tên từ 01/01/2019"):
        end_member(
            member_id=member.pk, end=date(2018, 1, 1), reason="nghỉ hưu", actor=SYSTEM, at=NOW
        )
    end_member(member_id=member.pk, end=DAY, reason="nghỉ hưu", actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="đã kết thúc từ 11/12/2020"):
        end_member(member_id=member.pk, end=DAY, reason="nghỉ hưu", actor=SYSTEM, at=NOW)


def test_only_whoever_keeps_a_council_changes_it(council, people, sector):
    with pytest.raises(NotPermitted):
        name_member(
            council_id=council.pk,
            person_id=people[0].pk,
            seat=Seat.MEMBER,
            start=DAY,
            actor=sector.ben_tre_officer,
            at=NOW,
        )


def test_a_session_within_the_term(council):
    with pytest.raises(Refused, match="ngoài nhiệm kỳ"):
        call_council_session(
            council_id=council.pk,
            name="Phiên",
            year=2018,
            day=date(2018, 12, 1),
            actor=SYSTEM,
            at=NOW,
        )
    with pytest.raises(Refused, match="Chưa có tên"):
        call_council_session(
            council_id=council.pk, name=" ", year=2020, day=DAY, actor=SYSTEM, at=NOW
        )
    assert not Session.objects.exists()


def test_the_roll_is_of_the_members_of_the_day(council_session, council, people):
    gone = council.members.last()
    end_member(
        member_id=gone.pk, end=DAY - timedelta(days=1), reason="nghỉ hưu", actor=SYSTEM, at=NOW
    )
    session = open_session(session_id=council_session.pk, actor=SYSTEM, at=NOW)
    assert [each.person for each in session.roll.all()] == people[:4]
    assert session.roll.first().role == "Chủ tịch"


def test_a_seat_counts_on_its_last_day(council_session, council):
    end_member(
        member_id=council.members.last().pk, end=DAY, reason="nghỉ hưu", actor=SYSTEM, at=NOW
    )
    session = open_session(session_id=council_session.pk, actor=SYSTEM, at=NOW)
    assert session.roll.count() == 5


def test_a_member_dissolved_in_mid_year_is_on_no_roll(flags, six):
    leaving = six.year.memberships.get(unit=six.units["Trà Vinh"])
    end_membership(
        membership_id=leaving.pk, end=date(2020, 7, 1), reason="giải thể", actor=SYSTEM, at=NOW
    )
    session = open_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    labels = [each.label for each in session.roll.all()]
    assert len(labels) == 5
    assert not any("Trà Vinh" in label for label in labels)


def test_a_session_opens_on_its_day(flags):
    with pytest.raises(Refused, match="họp ngày 11/12/2020"):
        open_session(session_id=flags.pk, actor=SYSTEM, at=NOW - timedelta(days=1))
    open_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="đang ở bước “Đang họp”"):
        open_session(session_id=flags.pk, actor=SYSTEM, at=NOW)


def test_nobody_on_the_roll(council_session, council):
    for member in council.members.all():
        end_member(
            member_id=member.pk,
            end=DAY - timedelta(days=9),
            reason="nghỉ hưu",
            actor=SYSTEM,
            at=NOW,
        )
    with pytest.raises(Refused, match="chưa có ai"):
        open_session(session_id=council_session.pk, actor=SYSTEM, at=NOW)
    assert not RollEntry.objects.exists()


def test_the_chair_says_whether_a_unit_votes_on_itself_where_nothing_says_it(six):
    session = call_cluster_session(
        cluster_year_id=six.year.pk, name="Suy tôn", day=DAY, actor=SYSTEM, at=NOW
    )
    put_question(
        session_id=session.pk,
        award="co-nganh",
        unit_id=six.units["Long An"].pk,
        actor=SYSTEM,
        at=NOW,
    )
    with pytest.raises(Refused, match="Quy chế không nói") as refused:
        open_session(session_id=session.pk, actor=SYSTEM, at=NOW)
    assert refused.value.field == "own_case"
    opened = open_session(session_id=session.pk, own_case=False, actor=SYSTEM, at=NOW)
    assert opened.own_case is False
    assert opened.own_case_basis == "Chủ trì nêu khi khai mạc"
    excused = opened.questions.get().excused.get()
    assert excused.unit == six.units["Long An"]


def test_a_unit_that_votes_on_itself_is_not_excused(flags):
    session = open_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    assert not any(each.excused.exists() for each in session.questions.all())


def test_a_member_who_is_the_candidate_does_not_vote_on_it(council_session, people):
    question = put_question(
        session_id=council_session.pk,
        award="cstd-co-so",
        person_id=people[2].pk,
        actor=SYSTEM,
        at=NOW,
    )
    open_session(session_id=council_session.pk, actor=SYSTEM, at=NOW)
    assert [each.person for each in question.excused.all()] == [people[2]]


def test_a_conflict_is_declared_by_who_takes_part(council_session, people):
    question = put_question(
        session_id=council_session.pk,
        award="cstd-co-so",
        person_id=people[2].pk,
        actor=SYSTEM,
        at=NOW,
    )
    session = open_session(session_id=council_session.pk, actor=SYSTEM, at=NOW)
    entry = session.roll.first()
    with pytest.raises(Refused, match="không dự họp"):
        declare_conflict(question_id=question.pk, entry_id=entry.pk, actor=SYSTEM, at=NOW)
    mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, actor=SYSTEM, at=NOW)
    for _again in range(2):
        declare_conflict(question_id=question.pk, entry_id=entry.pk, actor=SYSTEM, at=NOW)
    told = [each.sentence for each in entry_rows(entries_for_subject(session))]
    assert sum("không biểu quyết" in each for each in told) == 1


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"award": "vo-dich"}, "Chưa chọn danh hiệu"),
        ({"award": "cstd-co-so"}, "không dành cho"),
        ({"award": "cum-truong", "unit": "supreme"}, "không phải thành viên"),
        ({"unit": None}, "Chưa chọn người hoặc đơn vị"),
        ({"person": True}, "Chọn một người hoặc một đơn vị"),
        ({}, "đã có câu hỏi này"),
    ],
)
def test_questions_that_cannot_be_put(flags, six, people, asked, words):
    unit = {"supreme": six.year.cluster.parent_body}.get(asked.get("unit"), six.units["Long An"])
    with pytest.raises(Refused, match=words):
        put_question(
            session_id=flags.pk,
            award=asked.get("award", "co-nganh"),
            unit_id=None if "unit" in asked and asked["unit"] is None else unit.pk,
            person_id=people[0].pk if "person" in asked else None,
            actor=SYSTEM,
            at=NOW,
        )
    assert Question.objects.count() == 2


def test_nominations_for_next_year_are_of_members(flags, six):
    question = put_question(
        session_id=flags.pk,
        award="cum-truong",
        unit_id=six.units["Tiền Giang"].pk,
        actor=SYSTEM,
        at=NOW,
    )
    assert question.text.startswith("Giới thiệu VKSND tỉnh Tiền Giang làm Cụm trưởng")


def test_a_question_is_taken_back(flags):
    take_back_question(
        question_id=flags.questions.first().pk, reason="xin rút", actor=SYSTEM, at=NOW
    )
    assert flags.questions.count() == 1


def test_a_review_meeting_is_a_number_of_people(sector):
    meeting = call_review_meeting(
        unit_id=sector.ben_luc.pk, name="Họp bình xét", year=2020, day=DAY, actor=SYSTEM, at=NOW
    )
    open_session(session_id=meeting.pk, actor=SYSTEM, at=NOW)
    for figures, words in (
        ({"members": 0, "present": 0}, "từ 1 trở lên"),
        ({"members": 5, "present": 4, "written": 2}, "nhiều hơn tổng số 5"),
    ):
        with pytest.raises(Refused, match=words):
            state_roll(session_id=meeting.pk, actor=SYSTEM, at=NOW, **figures)
    stated = state_roll(
        session_id=meeting.pk, members=5, present=4, written=1, actor=SYSTEM, at=NOW
    )
    assert (stated.stated_members, stated.stated_present, stated.stated_written) == (5, 4, 1)


def test_names_are_not_numbers(flags):
    open_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="từng thành viên"):
        state_roll(session_id=flags.pk, members=6, present=6, actor=SYSTEM, at=NOW)


def test_a_meeting_entered_for_a_unit_says_so(sector):
    above = sector.long_an_office
    meeting = call_review_meeting(
        unit_id=sector.ben_luc.pk, name="Họp bình xét", year=2020, day=DAY, actor=above, at=NOW
    )
    assert meeting.entered_by == above.unit_name
    [entry] = entry_rows(entries_for_subject(meeting))
    assert entry.on_behalf_of.startswith("VKSND huyện Bến Lức")
    own = call_review_meeting(
        unit_id=sector.ben_luc.pk,
        name="Họp của mình",
        year=2020,
        day=DAY,
        actor=acting(Role.UNIT_OFFICER, sector.ben_luc),
        at=NOW,
    )
    assert own.entered_by == ""


def test_who_may_call_and_keep(flags, six, sector):
    open_session(session_id=flags.pk, actor=for_cluster(six.year.pk), at=NOW)
    with pytest.raises(NotPermitted):
        close_session(session_id=flags.pk, actor=sector.ben_tre_officer, at=NOW)
    with pytest.raises(NotPermitted):
        call_review_meeting(
            unit_id=sector.ben_luc.pk,
            name="Họp",
            year=2020,
            day=DAY,
            actor=sector.ben_tre_officer,
            at=NOW,
        )


def test_closing_without_a_vote_leaves_the_year_ranked(flags, six):
    open_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    close_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    six.year.refresh_from_db()
    assert six.year.state == ClusterState.RANKED


def test_presence_is_written_once(flags):
    session = open_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    entry = session.roll.first()
    for _again in range(2):
        mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, actor=SYSTEM, at=NOW)
    told = [each.sentence for each in entry_rows(entries_for_subject(session))]
    assert sum("có mặt tại" in each for each in told) == 1
