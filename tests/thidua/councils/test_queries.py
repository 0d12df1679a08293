"""Who sees which session, what waits for whom, minutes as files, how many queries rows cost."""

from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from tests.support.sector import acting
from tests.thidua.councils.votes import DAY, NOW, count
from thidua.councils.actions import (
    TellerNamed,
    call_review_meeting,
    enter_count,
    put_question,
)
from thidua.councils.models import Ballot
from thidua.councils.queries import (
    ballot_rows,
    councils_for,
    counts_waiting_for,
    find_ballot,
    find_council,
    find_session,
    printed_counting_minutes,
    printed_session_minutes,
    question_rows,
    search_sessions,
    session_rows,
    sessions_for,
    sessions_waiting_for,
)
from thidua.kernel import clock
from thidua.kernel.actors import ANONYMOUS, SYSTEM, Actor
from thidua.kernel.errors import NotFound, Refused
from thidua.people.enums import Role


@pytest.fixture
def meeting(sector):
    return call_review_meeting(
        unit_id=sector.ben_luc.pk, name="Họp bình xét", year=2020, day=DAY, actor=SYSTEM, at=NOW
    )


def seen_by(actor):
    with clock.at(NOW):
        return {each.name for each in sessions_for(actor)}


def test_who_sees_which_session(flags, council_session, meeting, sector, people):
    cluster, council, review = flags.name, council_session.name, meeting.name
    member = Actor(name="Ủy viên", account_id=3, person_id=people[1].pk)
    assert seen_by(SYSTEM) == {cluster, council, review}
    assert seen_by(ANONYMOUS) == set()
    assert seen_by(acting(Role.STANDING_OFFICE, sector.supreme)) == {cluster, council, review}
    assert seen_by(sector.long_an_office) == {cluster, council, review}
    assert seen_by(sector.ben_tre_officer) == {cluster}
    assert seen_by(acting(Role.UNIT_OFFICER, sector.ben_luc)) == {cluster, review}
    assert seen_by(member) == {cluster, council}


def test_unknown_and_forbidden_look_the_same(council_session, council, sector):
    for actor, public_id in (
        (sector.ben_tre_officer, council_session.public_id),
        (SYSTEM, "0" * 12),
    ):
        with pytest.raises(NotFound):
            find_session(actor, public_id)
    with pytest.raises(NotFound):
        find_council(ANONYMOUS, council.public_id)
    assert list(councils_for(SYSTEM)) == [council]


def test_a_teller_sees_the_session_that_is_counted(council_session, take_vote):
    outsider = Actor(name="Người đếm", account_id=4, person_id=_outsider().pk)
    assert seen_by(outsider) == set()
    put_question(
        session_id=council_session.pk,
        award="cstd-co-so",
        person_id=_outsider().pk,
        actor=SYSTEM,
        at=NOW,
    )
    tellers = [TellerNamed(name="Ngoài", person_id=outsider.person_id), TellerNamed(name="Hai")]
    ballot = take_vote(council_session, tellers=tellers)
    assert seen_by(outsider) == {council_session.name}
    assert find_ballot(outsider, ballot.public_id) == ballot
    [waits] = counts_waiting_for(outsider)
    assert (waits.place, waits.again) == (1, False)
    first, second = ballot.tellers.all()
    enter_count(teller_id=first.pk, count=count(ballot, 4), actor=outsider, at=NOW)
    assert counts_waiting_for(outsider) == []
    enter_count(teller_id=second.pk, count=count(ballot, 3), actor=SYSTEM, at=NOW)
    [waits] = counts_waiting_for(outsider)
    assert waits.again


def _outsider():
    from tests.thidua.councils.conftest import make_people  # reason: a helper beside the fixtures

    return make_people(1)[0]


def test_sessions_wait_for_members(council_session, people):
    member = Actor(name="Ủy viên", account_id=3, person_id=people[1].pk)
    assert [e.name for e in sessions_waiting_for(member, since=DAY)] == [council_session.name]
    assert sessions_waiting_for(member, since=DAY + timedelta(days=1)) == []
    assert sessions_waiting_for(Actor(name="Ai đó"), since=DAY) == []
    assert counts_waiting_for(Actor(name="Ai đó")) == []


def test_searching(flags, meeting):
    sessions = sessions_for(SYSTEM)
    assert [each.name for each in search_sessions(sessions, "suy ton")] == [flags.name]
    assert search_sessions(sessions, "2020").count() == 2


def test_rows_cost_the_same_for_one_and_for_more(
    flags, take_vote, enter_both, django_assert_max_num_queries
):
    from django.db import connection  # reason: the database is made by a fixture

    enter_both(take_vote(flags), 5, 4)
    ballots = Ballot.objects.filter(session=flags)
    with CaptureQueriesContext(connection) as one:
        ballot_rows(ballots.all())
    assert len(one) <= 6
    with django_assert_max_num_queries(8):
        question_rows(flags)
        session_rows(sessions_for(SYSTEM))


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_minutes_as_files(flags, take_vote, enter_both, form):
    ballot = take_vote(flags)
    with pytest.raises(Refused, match="chưa có kết quả"):
        printed_counting_minutes(ballot, form)
    enter_both(ballot, 5, 4)
    ballot.refresh_from_db()
    for printed in (
        printed_counting_minutes(ballot, form),
        printed_session_minutes(flags, form),
    ):
        assert printed.name.endswith(form)
        assert printed.content[:2] in {b"%P", b"PK"}
