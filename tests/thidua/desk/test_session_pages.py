"""A vote of a cluster by the forms of the desk, from the roll to the result."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.people import enter
from tests.support.sector import cluster_ten, small_sector
from tests.thidua.councils.votes import DAY, NOW
from thidua.clusters.enums import ClusterState
from thidua.councils.actions import call_cluster_session
from thidua.councils.models import Ballot, Session
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
def session(sector) -> Session:
    year = cluster_ten(sector.supreme, sector.long_an, sector.ben_tre)
    year.state = ClusterState.RANKED
    year.save()
    return call_cluster_session(
        cluster_year_id=year.pk, name="Suy tôn", day=DAY, actor=SYSTEM, at=NOW
    )


@pytest.fixture
def officer(session):
    found = enter("cumtruong", name="Mai Thị Minh Họa")
    give_role(
        person_id=found.person.pk,
        role=Role.CLUSTER_OFFICER,
        scope_kind=ScopeKind.CLUSTER_YEAR,
        scope_id=session.cluster_year_id,
        scope_label="Cụm thi đua số 10 năm 2020",
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


def test_a_vote_from_the_roll_to_the_result(session, officer, sector):
    teller, client = _of(enter("kiemphieu", name="Trần Văn Ví Dụ")), _of(officer)
    own = at("session", session.public_id)
    asked = {"award": "co-nganh", "unit": f"x [{sector.long_an.public_id}]"}
    unknown = client.post(at("question_put", session.public_id), asked)
    assert unknown.status_code == 422
    asked["unit"] = "VKSND tỉnh Long An"
    assert client.post(at("question_put", session.public_id), asked).status_code == 302
    silent = client.post(at("session_open", session.public_id), {})
    assert silent.status_code == 422
    assert "Quy chế không nói" in silent.text
    said = {"own_case": "yes", "own_case_basis": "Quy chế Cụm"}
    assert client.post(at("session_open", session.public_id), said).status_code == 302
    for entry in session.roll.all():
        mark = at("roll_mark", session.public_id, entry.public_id)
        assert client.post(mark, {"presence": "present"}).status_code == 302
    prepared = {
        "title": "Suy tôn Cờ",
        "questions": [session.questions.get().pk],
        "how": "papers",
        "teller_1": "Trần Văn Ví Dụ",
        "teller_2": "Người không có tài khoản",
    }
    assert client.post(at("ballot_prepare", session.public_id), prepared).status_code == 302
    ballot = Ballot.objects.get()
    for step in ("open", "closed"):
        assert client.post(at("ballot_step", ballot.public_id, step)).status_code == 302
    figures = {"issued": 2, "returned": 2, "valid": 2, "spoilt": 0}
    right = figures | {"agree_1": 2, "disagree_1": 0, "blank_1": 0}
    wrong = figures | {"agree_1": 1, "disagree_1": 1, "blank_1": 0}
    first, second = (at("ballot_count", ballot.public_id, place) for place in (1, 2))
    assert teller.get(second).status_code == 404
    assert teller.post(first, right | {"returned": 3}).status_code == 422
    assert "Kiểm phiếu: Suy tôn Cờ" in teller.get(at("home")).text
    assert teller.post(first, right).status_code == 302
    assert client.post(second, wrong).status_code == 302
    shown = client.get(at("ballot", ballot.public_id)).text
    assert "Hai người kiểm phiếu ghi khác nhau" in shown
    assert "một người ghi 2, một người ghi 1" in shown
    assert client.post(second, right).status_code == 302
    assert "2/2 = 100% ≥ 80%" in client.get(at("ballot", ballot.public_id)).text
    assert client.get(at("ballot_pdf", ballot.public_id)).content[:4] == b"%PDF"
    assert client.post(at("session_close", session.public_id)).status_code == 302
    assert client.post(at("session_minutes_write", session.public_id)).status_code == 302
    shown = client.get(own).text
    assert "Đã có biên bản" in shown
    session.cluster_year.refresh_from_db()
    assert session.cluster_year.state == ClusterState.VOTED
    place = client.get(at("cluster_year", session.cluster_year.public_id)).text
    assert own in place


def test_others_see_the_session_and_change_nothing(session, officer):
    stranger = _of(enter("nguoila", name="Lê Thị Giả Định"))
    assert stranger.get(at("session", session.public_id)).status_code == 200
    assert "Suy tôn" in stranger.get(at("session_list")).text
    for name in ("session_open", "session_close", "question_put", "ballot_prepare"):
        assert stranger.get(at(name, session.public_id)).status_code == 404
    assert (
        stranger.post(at("session_open", session.public_id), {"own_case": "yes"}).status_code == 404
    )
    assert Session.objects.get().state == "called"
