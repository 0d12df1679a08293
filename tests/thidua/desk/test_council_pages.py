"""Councils, their seats and sessions by the forms of the desk."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.people import enter
from tests.support.sector import cluster_ten, small_sector
from tests.thidua.councils.votes import DAY, NOW
from thidua.councils.actions import mark_presence, open_session, prepare_ballot
from thidua.councils.actions.ballots import TellerNamed
from thidua.councils.enums import How, Presence
from thidua.councils.models import Ballot, Council, CouncilMember, Question, Session
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import give_role
from thidua.people.enums import Role, ScopeKind


@pytest.fixture(autouse=True)
def _in_december(db):
    with clock.at(NOW):
        yield


@pytest.fixture
def sector():
    return small_sector()


@pytest.fixture
def secretary(sector):
    found = enter("thuky", name="Mai Thị Minh Họa")
    give_role(
        person_id=found.person.pk,
        role=Role.COUNCIL_SECRETARY,
        scope_kind=ScopeKind.UNIT,
        scope_id=sector.long_an.pk,
        scope_label="VKSND tỉnh Long An",
        start=date(2020, 1, 1),
        actor=SYSTEM,
        at=NOW,
    )
    return found


def _of(entered):
    client = Client()
    client.force_login(entered.account)
    return client


def at(name, *arguments):
    return reverse(f"desk:{name}", args=arguments)


SET_UP = {
    "body": "VKSND tỉnh Long An",
    "name": "Hội đồng Thi đua - Khen thưởng",
    "level": "de-nghi",
    "start": "05/01/2020",
    "created_by": "15/QĐ-VKS ngày 05/01/2020",
}


@pytest.fixture
def council(secretary) -> Council:
    assert _of(secretary).post(at("council_create"), SET_UP).status_code == 302
    return Council.objects.get()


def seat(client, council, person, **changed):
    given = {"person": person.full_name, "seat": "member", "start": "05/01/2020"} | changed
    return client.post(at("seat_give", council.public_id), given)


def test_a_council_from_its_setting_up_to_a_seat_that_ends(secretary, council, sector):
    client = _of(secretary)
    chair, member = enter("chutich", name="Trần Văn Ví Dụ"), enter("uyvien", name="Lê Thị Mẫu")
    assert (
        seat(client, council, chair.person, seat="chair", position="Viện trưởng").status_code == 302
    )
    assert seat(client, council, member.person).status_code == 302
    refused = seat(client, council, secretary.person, seat="chair")
    assert refused.status_code == 422
    assert "đã có Chủ tịch" in refused.text
    page = client.get(at("council", council.public_id)).text
    assert "Trần Văn Ví Dụ" in page
    assert "15/QĐ-VKS" in page
    assert page.count("Cho thôi") == 2
    ended = council.members.get(person=member.person)
    leaving = at("seat_end", ended.public_id)
    assert client.post(leaving, {"end": "10/12/2020", "reason": ""}).status_code == 422
    assert client.post(leaving, {"end": "10/12/2020", "reason": "nghỉ hưu"}).status_code == 302
    page = client.get(at("council", council.public_id)).text
    assert "Đã thôi là thành viên" in page
    assert "nghỉ hưu" in page
    assert "Hội đồng Thi đua" in client.get(at("council_list"), {"q": "long an"}).text


def test_a_council_of_a_body_that_is_not_ones_own(secretary):
    refused = _of(secretary).post(at("council_create"), SET_UP | {"body": "VKSND tỉnh Bến Tre"})
    assert refused.status_code == 422
    assert "Không tìm thấy" in refused.text
    assert not Council.objects.exists()


def test_others_read_a_council_and_change_nothing(secretary, council):
    seat(_of(secretary), council, secretary.person)
    stranger = _of(enter("nguoila", name="Lê Thị Giả Định"))
    page = stranger.get(at("council", council.public_id))
    assert "Mai Thị Minh Họa" in page.text
    held = CouncilMember.objects.get()
    assert "Cho thôi" not in page.text
    assert stranger.get(at("seat_give", council.public_id)).status_code == 404
    posted = stranger.post(at("seat_end", held.public_id), {"end": "10/12/2020", "reason": "x"})
    assert posted.status_code == 404
    assert CouncilMember.objects.get().end is None


@pytest.fixture
def session(secretary, council) -> Session:
    """Called by the form, with the secretary and two members on the roll, and one question."""
    client = _of(secretary)
    for username, name in (("uyvien1", "Trần Văn Ví Dụ"), ("uyvien2", "Lê Thị Mẫu")):
        seat(client, council, enter(username, name=name).person)
    opening = client.get(at("session_call"), {"council": council.public_id}).text
    assert council.public_id in opening
    called = {
        "name": "Phiên họp xét danh hiệu",
        "council": f"{council.name} [{council.public_id}]",
        "day": "11/12/2020",
        "start": "8h30",
        "year": "2020",
    }
    assert client.post(at("session_call"), called).status_code == 302
    found = Session.objects.get()
    subject = enter("canhan", name="Hồ Văn Thí Dụ").person
    asked = {"award": "cstd-co-so", "person": subject.full_name}
    assert client.post(at("question_put", found.public_id), asked).status_code == 302
    open_session(session_id=found.pk, actor=SYSTEM, at=NOW)
    for entry in found.roll.all():
        mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, actor=SYSTEM, at=NOW)
    return found


def test_a_council_is_called_by_the_form(session, council):
    assert (session.council, session.year, session.day) == (council, 2020, DAY)
    assert f"{session.start:%H:%M}" == "08:30"


@pytest.mark.parametrize("who", [{}, {"cluster": "Cụm thi đua số 10 2020"}])
def test_one_of_council_cluster_and_unit_meets(secretary, council, sector, who):
    cluster_ten(sector.supreme, sector.long_an, sector.ben_tre)
    called = {"name": "Phiên họp", "day": "11/12/2020", **who}
    if who:
        called["council"] = council.name
    refused = _of(secretary).post(at("session_call"), called)
    assert refused.status_code == 422
    assert not Session.objects.exists()


def test_a_question_is_taken_back_with_a_reason(secretary, session):
    client = _of(secretary)
    question = session.questions.get()
    address = at("question_take_back", question.public_id)
    assert address in client.get(at("session", session.public_id)).text
    assert client.post(address, {"reason": " "}).status_code == 422
    assert Question.objects.exists()
    assert client.post(address, {"reason": "xin rút"}).status_code == 302
    assert not Question.objects.exists()


def test_a_member_declares_a_conflict_and_is_offered_nobody_else(session):
    question = session.questions.get()
    own = session.roll.get(label="Trần Văn Ví Dụ")
    other = session.roll.get(label="Lê Thị Mẫu")
    member = Client()
    member.force_login(own.person.account)
    address = at("conflict_declare", question.public_id)
    assert address in member.get(at("session", session.public_id)).text
    offered = member.get(address).text
    assert "Trần Văn Ví Dụ" in offered
    assert other.label not in offered.split("<form")[-1]
    assert member.post(address, {"entry": other.pk}).status_code == 422
    assert member.post(address, {"entry": own.pk}).status_code == 302
    assert list(question.excused.all()) == [own]
    assert member.get(address).status_code == 404
    stranger = _of(enter("nguoila", name="Lê Thị Giả Định"))
    assert stranger.get(address).status_code == 404


def test_the_rule_is_entered_with_share_denominator_quorum_and_place(secretary, session):
    ballot = prepare_ballot(
        session_id=session.pk,
        title="Bỏ phiếu",
        question_ids=[session.questions.get().pk],
        how=How.PAPERS,
        tellers=[TellerNamed(name="Người đếm 1"), TellerNamed(name="Người đếm 2")],
        actor=SYSTEM,
        at=NOW,
    )
    client, address = _of(secretary), at("ballot_rule", ballot.public_id)
    typed = {
        "share": "2/3",
        "comparison": "more_than",
        "denominator": "present",
        "quorum": "50%",
        "quorum_written": "on",
        "source": "Quy chế số 3/QC-HĐ",
        "article": "7",
        "clause": "2",
        "kind": "regulation",
    }
    for wrong in ({"share": "120%"}, {"share": "0%"}, {"quorum": "0"}, {"quorum": "nhiều"}):
        assert client.post(address, typed | wrong).status_code == 422
    assert client.post(address, typed).status_code == 302
    rule = Ballot.objects.get().rule
    assert rule["majority"]["share"] == "2/3"
    assert rule["majority"]["comparison"] == "more_than"
    assert rule["majority"]["denominator"] == "present"
    assert rule["majority"]["citation"]["article"] == "7"
    assert (rule["quorum"]["share"], rule["quorum"]["written_count"]) == ("1/2", True)
    page = client.get(at("ballot", ballot.public_id)).text
    assert "Đạt khi quá 2/3 số thành viên dự họp đồng ý" in page
    assert "khoản 2 Điều 7 Quy chế số 3/QC-HĐ" in page
