from datetime import date
from types import SimpleNamespace

import pytest

from tests.support.sector import cluster_ten, make_province, small_sector
from tests.thidua.councils.votes import DAY, NOW, count
from thidua.clusters.enums import ClusterState
from thidua.councils.actions import (
    TellerNamed,
    call_cluster_session,
    call_council_session,
    close_ballot,
    create_council,
    enter_count,
    mark_presence,
    name_member,
    open_ballot,
    open_session,
    prepare_ballot,
    put_question,
)
from thidua.councils.enums import CouncilLevel, How, Presence, Seat
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import create_person
from thidua.people.enums import Sex

PLACES = ("Long An", "Bến Tre", "Vĩnh Long", "Trà Vinh", "Đồng Tháp", "Tiền Giang")


def make_people(number):
    return [
        create_person(full_name=f"Nguyễn Văn Mẫu {n}", sex=Sex.MALE, actor=SYSTEM, at=NOW)
        for n in range(1, number + 1)
    ]


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def six(sector):
    """Cluster 10 of 2020 with six provinces, ranked."""
    known = {"Long An": sector.long_an, "Bến Tre": sector.ben_tre}
    units = [known.get(name) or make_province(name, sector.supreme) for name in PLACES]
    year = cluster_ten(sector.supreme, *units)
    year.state = ClusterState.RANKED
    year.save()
    return SimpleNamespace(year=year, units=dict(zip(PLACES, units, strict=True)))


@pytest.fixture
def flags(six):
    """The cluster's session called, with a question for Long An and one for Bến Tre."""
    session = call_cluster_session(
        cluster_year_id=six.year.pk,
        name="Hội nghị bình xét, suy tôn năm 2020",
        day=DAY,
        own_case=True,
        own_case_basis="Quy chế Cụm",
        actor=SYSTEM,
        at=NOW,
    )
    for name in ("Long An", "Bến Tre"):
        put_question(
            session_id=session.pk,
            award="co-nganh",
            unit_id=six.units[name].pk,
            actor=SYSTEM,
            at=NOW,
        )
    return session


@pytest.fixture
def people(sector):
    return make_people(6)[1:]  # the first key is that of who acts in other tests


@pytest.fixture
def council(sector, people):
    made = create_council(
        body_id=sector.long_an.pk,
        name="Hội đồng Thi đua - Khen thưởng",
        level=CouncilLevel.PROPOSING,
        start=date(2019, 1, 1),
        actor=SYSTEM,
        at=NOW,
    )
    seats = [Seat.CHAIR, Seat.SECRETARY, Seat.MEMBER, Seat.MEMBER, Seat.MEMBER]
    for person, seat in zip(people, seats, strict=True):
        name_member(
            council_id=made.pk,
            person_id=person.pk,
            seat=seat,
            start=made.start,
            actor=SYSTEM,
            at=NOW,
        )
    return made


@pytest.fixture
def council_session(council):
    return call_council_session(
        council_id=council.pk,
        name="Phiên họp xét danh hiệu năm 2025",
        year=2025,
        day=DAY,
        actor=SYSTEM,
        at=NOW,
    )


@pytest.fixture
def take_vote():
    """Opens a session with everybody there and takes a vote up to the closing of the ballot."""

    def take(session, *, how=How.PAPERS, choose=None, present=None, **changed):
        if session.state == "called":
            session = open_session(session_id=session.pk, actor=SYSTEM, at=NOW)
        for place, entry in enumerate(session.roll.order_by("order")):
            there = present is None or place < present
            presence = Presence.PRESENT if there else Presence.ABSENT
            mark_presence(entry_id=entry.pk, presence=presence, actor=SYSTEM, at=NOW)
        values = {
            "session_id": session.pk,
            "title": "Suy tôn",
            "question_ids": list(session.questions.values_list("pk", flat=True)),
            "how": how,
            "choose": choose,
            "tellers": [TellerNamed(name="Người đếm 1"), TellerNamed(name="Người đếm 2")],
            "actor": SYSTEM,
            "at": NOW,
        } | changed
        ballot = prepare_ballot(**values)
        open_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=NOW)
        return close_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=NOW)

    return take


@pytest.fixture
def enter_both():
    """Enters the same figures for both tellers."""

    def enter(ballot, *agreeing, **papers):
        for teller in ballot.tellers.order_by("place"):
            found = enter_count(
                teller_id=teller.pk, count=count(ballot, *agreeing, **papers), actor=SYSTEM, at=NOW
            )
        return found

    return enter
