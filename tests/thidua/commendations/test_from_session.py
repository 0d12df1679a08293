"""A decision begun from a session: what passed is listed, what did not is not."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.people import enter
from tests.support.sector import acting
from tests.thidua.commendations.conftest import BY, DAY, NOW
from thidua.commendations.actions import Draft, draft_from_session, drop_line
from thidua.commendations.models import Decision
from thidua.commendations.queries.proposed import proposed_by
from thidua.councils.actions import (
    TellerNamed,
    annul_ballot,
    call_council_session,
    close_ballot,
    close_session,
    create_council,
    enter_count,
    mark_presence,
    name_member,
    open_ballot,
    open_session,
    prepare_ballot,
    put_question,
    write_session_minutes,
)
from thidua.councils.enums import CouncilLevel, How, Presence, Seat
from thidua.documents.models import DocumentRelation
from thidua.kernel import clock
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.kernel.identifiers import new_public_id
from thidua.people.actions import create_person, erase_person, give_role
from thidua.people.enums import Role, ScopeKind, Sex
from thidua_core.voting import QuestionCount, TellerCount, Votes


def make_people(number):
    return [
        create_person(full_name=f"Nguyễn Văn Mẫu {n}", sex=Sex.MALE, **BY)
        for n in range(1, number + 1)
    ]


@pytest.fixture
def council(sector):
    made = create_council(
        body_id=sector.long_an.pk,
        name="Hội đồng Thi đua - Khen thưởng",
        level=CouncilLevel.PROPOSING,
        start=date(2026, 1, 1),
        **BY,
    )
    for person in make_people(5):
        name_member(
            council_id=made.pk, person_id=person.pk, seat=Seat.MEMBER, start=made.start, **BY
        )
    return made


def ask(session, award, **subject):
    return put_question(session_id=session.pk, award=award, **subject, **BY)


def take_vote(session, agreeing):
    """A show of hands on some questions, so many of five agreeing on each."""
    for entry in session.roll.all():
        mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, **BY)
    ballot = prepare_ballot(
        session_id=session.pk,
        title=f"Biểu quyết {session.ballots.count() + 1}",
        question_ids=[question.pk for question in agreeing],
        how=How.HANDS,
        tellers=[TellerNamed(name="Người đếm 1"), TellerNamed(name="Người đếm 2")],
        **BY,
    )
    open_ballot(ballot_id=ballot.pk, **BY)
    close_ballot(ballot_id=ballot.pk, **BY)
    counted = TellerCount(
        papers=None,
        questions=tuple(
            QuestionCount(question=each.public_id, votes=Votes(agree=yes, disagree=5 - yes))
            for each, yes in agreeing.items()
        ),
    )
    for teller in ballot.tellers.all():
        enter_count(teller_id=teller.pk, count=counted, **BY)
    return ballot


@pytest.fixture
def session(council, people):
    """Three questions: a person passes with 4 of 5, another fails, a unit is undetermined."""
    called = call_council_session(
        council_id=council.pk, name="Phiên họp xét danh hiệu", year=2026, day=DAY, **BY
    )
    failing = create_person(full_name="Lê Văn Giả Định", sex=Sex.MALE, **BY)
    ask(called, "cstd-co-so", person_id=people.awarded.pk)
    ask(called, "cstd-co-so", person_id=failing.pk)
    ask(called, "co-nganh", unit_id=called.body_id)
    opened = open_session(session_id=called.pk, **BY)
    passed, failed, unknown = called.questions.order_by("order")
    take_vote(opened, {passed: 4, failed: 3})
    take_vote(opened, {unknown: 5})
    return opened


def minuted(session):
    close_session(session_id=session.pk, **BY)
    return write_session_minutes(session_id=session.pk, **BY)


@pytest.fixture
def begin(sector, people):
    def make(session, *, actor=BY["actor"], **changed):
        particulars = {
            "issuer_id": sector.long_an.pk,
            "title": "Về việc khen thưởng năm 2026",
            "year": 2026,
            "authority": "Viện trưởng Viện kiểm sát nhân dân tỉnh Long An",
            "place": "Long An",
            "signer_id": people.signer.pk,
            "signer_office": "Viện trưởng",
        }
        draft = Draft(**(particulars | changed))
        return draft_from_session(session_id=session.pk, draft=draft, actor=actor, at=NOW)

    return make


def test_what_passed_is_listed_and_the_rest_says_why(session):
    proposed = proposed_by(session)
    assert [each.arithmetic for each in proposed.lines] == ["4/5 = 80% ≥ 80%"]
    assert [each.why for each in proposed.left_out] == ["Chưa đạt", "Chưa đủ căn cứ kết luận"]


def test_a_decision_lists_what_passed_with_the_minutes_as_basis(session, begin, people, sector):
    decision = begin(minuted(session))
    line = decision.lines.get()
    assert (line.person, line.unit, line.office) == (
        people.awarded,
        sector.long_an,
        "Kiểm sát viên",
    )
    assert (line.award, line.period_first, line.period_last) == ("cstd-co-so", 2026, 2026)
    assert decision.bases[-1] == "Căn cứ Biên bản Phiên họp xét danh hiệu ngày 20/11/2026"
    session.refresh_from_db()
    relation = DocumentRelation.objects.get(document=decision.document)
    assert (relation.kind, relation.other) == ("based_on", session.minutes)


def test_an_annulled_vote_lists_nobody(session, begin):
    annul_ballot(ballot_id=session.ballots.earliest("id").pk, reason="đếm sai", **BY)
    with pytest.raises(Refused, match="không có câu hỏi nào đạt"):
        begin(minuted(session))
    assert not Decision.objects.exists()


def test_a_session_without_minutes(session, begin):
    close_session(session_id=session.pk, **BY)
    with pytest.raises(Refused, match="chưa có biên bản"):
        begin(session)
    assert not Decision.objects.exists()


def test_results_are_decided_once_by_a_body(session, begin):
    decided = begin(minuted(session))
    with pytest.raises(Refused, match="đã đưa vào quyết định “Về việc khen thưởng năm 2026”"):
        begin(session, title="Lần nữa")
    assert Decision.objects.get() == decided
    drop_line(decision_id=decided.pk, line_id=decided.lines.get().pk, **BY)
    Decision.objects.update(state="cancelled", cancel_reason="lập lại")
    assert begin(session, title="Lần nữa").lines.count() == 1


def test_only_who_drafts_for_the_body_and_sees_the_session(session, begin, sector):
    stranger = replace(acting(Role.STANDING_OFFICE, sector.ben_tre), person_id=None)
    head = acting(Role.UNIT_HEAD, sector.long_an)
    minuted(session)
    with pytest.raises(NotFound):
        begin(session, actor=stranger)
    with pytest.raises((NotPermitted, NotFound)):
        begin(session, actor=head)
    assert not Decision.objects.exists()


def test_from_the_page_of_the_session_to_the_draft(session, sector, people):
    minuted(session)
    entered = enter("thuongtruc", name="Mai Thị Minh Họa")
    give_role(
        person_id=entered.person.pk,
        role=Role.STANDING_OFFICE,
        scope_kind=ScopeKind.UNIT,
        scope_id=sector.long_an.pk,
        scope_label="VKSND tỉnh Long An",
        start=date(2026, 1, 1),
        **BY,
    )
    client = Client()
    client.force_login(entered.account)
    with clock.at(NOW):
        address = reverse("desk:session_decide", args=[session.public_id])
        assert address in client.get(reverse("desk:session", args=[session.public_id])).text
        page = client.get(address).text
        assert "4/5 = 80%" in page
        assert "Chưa đủ căn cứ kết luận" in page
        form = {
            "title": "Về việc công nhận danh hiệu",
            "issuer": "VKSND tỉnh Long An",
            "symbol": "QĐ-VKS",
            "year": "2026",
            "authority": "Viện trưởng VKSND tỉnh Long An",
            "place": "Long An",
            "signer": people.signer.full_name,
            "signer_office": "Viện trưởng",
            "bases": "Căn cứ Luật Thi đua, khen thưởng",
            "articles": "Quyết định có hiệu lực từ ngày ký.",
            "recipients": "Như Điều 2",
            "key": new_public_id(),
        }
        assert client.post(address, form | {"place": ""}).status_code == 422
        assert not Decision.objects.exists()
        answered = client.post(address, form)
        assert answered.status_code == 302
        shown = client.get(answered.url).text
    assert "Trần Thị Ví Dụ" in shown
    assert "Lê Văn Giả Định" not in shown
    assert "Phiên họp xét danh hiệu" in shown


def test_an_erased_person_leaves_rolls_questions_and_lists(session, begin, people):
    decision = begin(minuted(session))
    sitting = session.roll.order_by("order").first()

    def written():
        decision.refresh_from_db()
        decision.document.refresh_from_db()
        told = [decision.lines.get().name, repr(decision.document.paper)]
        told += [f"{each.text} {each.subject_label}" for each in session.questions.all()]
        return " ".join([*told, *(each.label for each in session.roll.all())])

    assert written().count("Trần Thị Ví Dụ") == 4
    assert sitting.label in written()
    for person in (people.awarded, sitting.person):
        erase_person(person_id=person.pk, reason="theo yêu cầu", **BY)
    left = written()
    assert "Trần Thị Ví Dụ" not in left
    assert sitting.label not in left
    assert "Đề nghị Chiến sĩ thi đua cơ sở cho (đã xóa)" in left
