"""Votes: prepared, opened, closed, counted by two tellers, annulled, taken again; results."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.support.sector import acting
from tests.thidua.councils.votes import NOW, count
from thidua.clusters.actions import end_membership
from thidua.clusters.enums import ClusterState
from thidua.councils.actions import (
    TellerNamed,
    annul_ballot,
    close_session,
    confirm_rule,
    enter_count,
    mark_presence,
    open_ballot,
    open_session,
    prepare_ballot,
    put_question,
    take_back_question,
    write_session_minutes,
)
from thidua.councils.enums import BallotState, How, Presence
from thidua.councils.models import Ballot, EnteredRule, Result
from thidua.councils.queries import ballot_records, ballot_rows, results_of_subjects
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.people.enums import Role
from thidua_core.voting import check_record, read_record

TELLERS = [TellerNamed(name="Người đếm 1"), TellerNamed(name="Người đếm 2")]


def results(ballot):
    return [(each.answer, each.arithmetic) for each in ballot.results.all()]


def test_the_flags_of_the_cluster(flags, six, take_vote, enter_both):
    ballot = enter_both(take_vote(flags), 5, 4)
    assert ballot.state == BallotState.COUNTED
    assert results(ballot) == [
        ("passed", "5/6 = 83,3% ≥ 80%"),
        ("not_passed", "4/6 = 66,7% < 80%"),
    ]
    [content] = ballot_records(six.year.pk).values()
    assert check_record(content) == ()
    record = read_record(content)
    assert record.session.body == "Cụm thi đua số 10"
    assert record.roll.members == 6
    assert "giải thể" in record.roll_rule
    close_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    six.year.refresh_from_db()
    assert six.year.state == ClusterState.VOTED


def test_a_dissolved_member_leaves_roll_quorum_and_denominator(flags, six, take_vote, enter_both):
    leaving = six.year.memberships.get(unit=six.units["Trà Vinh"])
    end_membership(
        membership_id=leaving.pk,
        end=NOW.date().replace(month=7),
        reason="giải thể",
        actor=SYSTEM,
        at=NOW,
    )
    ballot = enter_both(take_vote(flags), 4, 3)
    assert ballot.roll["members"] == 5
    assert results(ballot) == [("passed", "4/5 = 80% ≥ 80%"), ("not_passed", "3/5 = 60% < 80%")]


def test_absent_units_stay_in_the_denominator(flags, take_vote, enter_both):
    ballot = enter_both(take_vote(flags, present=4), 4, 4)
    assert results(ballot)[0] == ("not_passed", "4/6 = 66,7% < 80%")


def test_counts_that_differ_have_no_result_until_they_are_the_same(flags, take_vote):
    ballot = take_vote(flags)
    first, second = ballot.tellers.all()
    enter_count(teller_id=first.pk, count=count(ballot, 5, 4), actor=SYSTEM, at=NOW)
    enter_count(teller_id=second.pk, count=count(ballot, 5, 3), actor=SYSTEM, at=NOW)
    [row] = ballot_rows(Ballot.objects.filter(pk=ballot.pk))
    assert row.state == BallotState.CLOSED
    assert [each.figure for each in row.differences] == ["agree", "disagree"]
    assert "Bến Tre, đồng ý: một người ghi 4, một người ghi 3" in row.differences[0].text
    assert not Result.objects.exists()
    enter_count(teller_id=second.pk, count=count(ballot, 5, 4), actor=SYSTEM, at=NOW)
    ballot.refresh_from_db()
    assert ballot.state == BallotState.COUNTED


def test_one_count_alone_is_seen_by_nobody_and_in_no_entry(flags, take_vote):
    ballot = take_vote(flags)
    first = ballot.tellers.first()
    enter_count(teller_id=first.pk, count=count(ballot, 5, 4), actor=SYSTEM, at=NOW)
    [row] = ballot_rows(Ballot.objects.filter(pk=ballot.pk))
    assert (row.differences, row.results, row.count) == ((), (), None)
    newest = entries_for_subject(flags).order_by("-id").first()
    assert newest.verb == "count.entered"
    assert "agree" not in str(newest.content)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"of": 7}, "Phát ra 7 phiếu cho 6 thành viên"),
        ({"of": 5}, None),
    ],
)
def test_figures_that_cannot_be_are_refused_and_not_kept(flags, take_vote, changed, words):
    ballot = take_vote(flags)
    teller = ballot.tellers.first()
    counted = count(ballot, 5, 4, **changed)
    if words is None:
        counted = replace(counted, papers=replace(counted.papers, returned=6))
        words = "không bằng 6 phiếu thu vào"
    with pytest.raises(Refused, match=words):
        enter_count(teller_id=teller.pk, count=counted, actor=SYSTEM, at=NOW)
    teller.refresh_from_db()
    assert teller.figures is None


def test_a_count_of_other_questions_is_refused(flags, take_vote):
    ballot = take_vote(flags)
    counted = count(ballot, 5, 4)
    with pytest.raises(Refused, match="đủ các câu hỏi"):
        enter_count(
            teller_id=ballot.tellers.first().pk,
            count=replace(counted, questions=counted.questions[::-1]),
            actor=SYSTEM,
            at=NOW,
        )


def test_two_counts_never_come_from_one_account(flags, take_vote, sector, people):
    tellers = [
        TellerNamed(name=people[0].full_name, person_id=people[0].pk),
        TellerNamed(name="Người đếm 2"),
    ]
    ballot = take_vote(flags, tellers=tellers)
    first, second = ballot.tellers.all()
    keeper = acting(Role.STANDING_OFFICE, sector.supreme)
    own = Actor(name="Người đếm", account_id=7, person_id=people[0].pk)
    stranger = Actor(name="Ai đó", account_id=8, person_id=people[1].pk)
    with pytest.raises(NotPermitted):
        enter_count(teller_id=first.pk, count=count(ballot, 5, 4), actor=stranger, at=NOW)
    with pytest.raises(NotPermitted):
        enter_count(teller_id=second.pk, count=count(ballot, 5, 4), actor=own, at=NOW)
    enter_count(teller_id=second.pk, count=count(ballot, 5, 4), actor=keeper, at=NOW)
    with pytest.raises(Refused, match="mỗi người một tài khoản"):
        enter_count(teller_id=first.pk, count=count(ballot, 5, 4), actor=keeper, at=NOW)
    counted = enter_count(teller_id=first.pk, count=count(ballot, 5, 4), actor=own, at=NOW)
    assert counted.state == BallotState.COUNTED
    second.refresh_from_db()
    assert second.entered_by == keeper.name


def test_an_annulled_vote_is_taken_again(flags, take_vote, enter_both):
    ballot = enter_both(take_vote(flags), 5, 4)
    flags.refresh_from_db()
    with pytest.raises(Refused, match="Chưa có lý do"):
        annul_ballot(ballot_id=ballot.pk, reason=" ", actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="đã nằm trong “Suy tôn”"):
        take_vote(flags)
    annul_ballot(ballot_id=ballot.pk, reason="Phát nhầm phiếu", actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="đang ở bước “Đã hủy”"):
        annul_ballot(ballot_id=ballot.pk, reason="Lần nữa", actor=SYSTEM, at=NOW)
    flags.refresh_from_db()
    again = enter_both(take_vote(flags), 6, 4)
    assert (again.round, results(again)[0][0]) == (2, "passed")
    unit = flags.questions.first()
    assert [e.arithmetic for e in results_of_subjects("org.unit", [unit.subject_id])] == [
        "6/6 = 100% ≥ 80%"
    ]


def test_an_election_with_a_tie(flags, take_vote, enter_both):
    ballot = take_vote(flags, choose=1)
    with pytest.raises(Refused, match="không thể quá 6"):
        enter_both(ballot, 5, 5)
    tied = Ballot.objects.get(pk=ballot.pk)
    assert tied.state == BallotState.CLOSED


def test_a_show_of_hands(flags, take_vote, enter_both):
    ballot = enter_both(take_vote(flags, how=How.HANDS), 6, 5, hands=True)
    assert [answer for answer, _arithmetic in results(ballot)] == ["passed", "passed"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": " "}, "Chưa có tên"),
        ({"question_ids": []}, "Chưa chọn câu hỏi"),
        ({"choose": 0}, "từ 1 đến 2"),
        ({"choose": 3}, "từ 1 đến 2"),
        ({"tellers": TELLERS[:1]}, "hai người kiểm phiếu"),
        ({"tellers": [TELLERS[0], TELLERS[0]]}, "hai người kiểm phiếu"),
        ({"tellers": [TELLERS[0], TellerNamed(name=" ")]}, "hai người kiểm phiếu"),
    ],
)
def test_votes_that_cannot_be_prepared(flags, changed, words):
    values = {
        "title": "Suy tôn",
        "question_ids": list(flags.questions.values_list("pk", flat=True)),
        "tellers": TELLERS,
    } | changed
    with pytest.raises(Refused, match=words):
        prepare_ballot(session_id=flags.pk, how=How.PAPERS, actor=SYSTEM, at=NOW, **values)
    assert not Ballot.objects.exists()


def test_questions_under_different_rules_are_two_votes(flags, six, take_vote):
    put_question(
        session_id=flags.pk,
        award="cum-truong",
        unit_id=six.units["Tiền Giang"].pk,
        actor=SYSTEM,
        at=NOW,
    )
    with pytest.raises(Refused, match="quy định khác"):
        take_vote(flags)


def test_a_question_of_another_session(flags, council_session, people):
    other = put_question(
        session_id=council_session.pk,
        award="cstd-co-so",
        person_id=people[0].pk,
        actor=SYSTEM,
        at=NOW,
    )
    with pytest.raises(Refused, match="không thuộc phiên họp này"):
        prepare_ballot(
            session_id=flags.pk,
            title="Suy tôn",
            question_ids=[other.pk],
            how=How.PAPERS,
            tellers=TELLERS,
            actor=SYSTEM,
            at=NOW,
        )


def test_a_candidate_does_not_count(council_session, people, take_vote):
    put_question(
        session_id=council_session.pk,
        award="cstd-co-so",
        person_id=people[0].pk,
        actor=SYSTEM,
        at=NOW,
    )
    with pytest.raises(Refused, match="không kiểm phiếu"):
        take_vote(
            council_session,
            tellers=[TellerNamed(name="A", person_id=people[0].pk), TELLERS[1]],
        )


def test_a_vote_opens_on_a_roll_that_is_marked(flags):
    session = open_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    ballot = prepare_ballot(
        session_id=flags.pk,
        title="Suy tôn",
        question_ids=[flags.questions.first().pk],
        how=How.PAPERS,
        tellers=TELLERS,
        actor=SYSTEM,
        at=NOW,
    )
    with pytest.raises(Refused, match="chưa điểm danh"):
        open_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=NOW)
    for entry in session.roll.all():
        mark_presence(entry_id=entry.pk, presence=Presence.ABSENT, actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="Chưa ai có mặt"):
        open_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=NOW)
    entry = session.roll.first()
    mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, actor=SYSTEM, at=NOW)
    open_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="lượt bỏ phiếu đang mở"):
        mark_presence(entry_id=entry.pk, presence=Presence.ABSENT, actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="Kiểm xong hoặc hủy"):
        close_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="nằm trong “Suy tôn”"):
        take_back_question(
            question_id=flags.questions.first().pk, reason="xin rút", actor=SYSTEM, at=NOW
        )


def test_a_value_nobody_confirmed_leaves_the_result_open_until_it_is_entered(
    flags, six, take_vote, enter_both
):
    put_question(
        session_id=flags.pk,
        award="cum-truong",
        unit_id=six.units["Tiền Giang"].pk,
        actor=SYSTEM,
        at=NOW,
    )
    nominated = flags.questions.get(award="cum-truong")
    ballot = enter_both(take_vote(flags, question_ids=[nominated.pk], how=How.HANDS), 6, hands=True)
    assert results(ballot) == [("undetermined", "6/6 = 100%")]
    with pytest.raises(Refused, match="Chưa có văn bản"):
        confirm_rule(ballot_id=ballot.pk, share=Fraction(1, 2), source=" ", actor=SYSTEM, at=NOW)
    confirm_rule(
        ballot_id=ballot.pk,
        share=Fraction(2, 3),
        source="Điều 7 Quy chế 12/QC-CTĐ10",
        actor=SYSTEM,
        at=NOW,
    )
    ballot.refresh_from_db()
    assert results(ballot) == [("passed", "6/6 = 100% ≥ 2/3")]
    assert EnteredRule.objects.get().source == "Điều 7 Quy chế 12/QC-CTĐ10"
    told = [each.sentence for each in entry_rows(entries_for_subject(ballot))]
    assert any("theo Điều 7 Quy chế 12/QC-CTĐ10" in each for each in told)
    with pytest.raises(Refused, match="đã có căn cứ"):
        confirm_rule(ballot_id=ballot.pk, share=Fraction(1, 2), source="Khác", actor=SYSTEM, at=NOW)


def test_the_law_that_decides_is_not_replaced_after_the_vote(flags, take_vote, enter_both):
    ballot = enter_both(take_vote(flags), 4, 4)
    with pytest.raises(Refused, match="TT 01/2019/TT-VKSTC"):
        confirm_rule(ballot_id=ballot.pk, share=Fraction(1, 2), source="Khác", actor=SYSTEM, at=NOW)
    assert results(ballot)[0][0] == "not_passed"


def test_minutes_are_papers_of_the_register(flags, take_vote, enter_both):
    ballot = enter_both(take_vote(flags), 5, 4)
    with pytest.raises(Refused, match="đang ở bước"):
        write_session_minutes(session_id=flags.pk, actor=SYSTEM, at=NOW)
    close_session(session_id=flags.pk, actor=SYSTEM, at=NOW)
    session = write_session_minutes(session_id=flags.pk, actor=SYSTEM, at=NOW)
    ballot.refresh_from_db()
    assert session.state == "minuted"
    assert session.minutes.kind == ballot.minutes.kind == "minutes"
    text = str(ballot.minutes.paper)
    for said in ("Tổng số thành viên có quyền biểu quyết: 6", "Phát ra: 6", "Hợp lệ: 6", "83,3%"):
        assert said in text
    assert "Người đếm 1" in text
    assert "Chưa đạt" in str(session.minutes.paper)
