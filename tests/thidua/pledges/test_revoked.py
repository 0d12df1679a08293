"""A revoked reorganisation gives places to sign back, unless the successor has signed."""

import pytest

from tests.support.sector import make_province
from tests.thidua.pledges.test_signing import (  # noqa: F401  # reason: fixtures of the neighbour
    AT,
    DAY,
    frozen,
    officer,
    reorganised,
    sector,
    sent,
    year,
)
from thidua.documents.models import SignatureSlot
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import Refused
from thidua.ledger.models import LedgerEntry
from thidua.org.events import ReorganisationRevoked
from thidua.pledges.actions import open_signing
from thidua.pledges.receivers import follow_successions, give_places_back


def revoked(event, *ended):
    return ReorganisationRevoked(
        actor=SYSTEM,
        at=AT,
        reorganisation_id=1,
        on=event.on,
        created_ids=(),
        ended_ids=tuple(each.pk for each in ended),
    )


@pytest.fixture
def passed(frozen, sector, officer):  # noqa: F811  # reason: a fixture by its name
    """Signing has begun, Bến Tre is gone, and Vĩnh Long signs in its place."""
    heir = make_province("Vĩnh Long", sector.supreme)
    pledge = open_signing(pledge_id=frozen.pk, actor=officer, at=AT)
    event = reorganised(sector.ben_tre, heir)
    follow_successions(event)
    return pledge, event, heir


def test_the_unit_signs_in_its_own_place_again(passed, sector):  # noqa: F811  # reason: a fixture by its name
    pledge, event, heir = passed
    order = pledge.signatories.get(unit=heir).order
    give_places_back(revoked(event, sector.ben_tre))
    place = pledge.signatories.get(unit=sector.ben_tre)
    assert (place.passed_from, place.passed_because, place.order) == (None, "", order)
    assert SignatureSlot.objects.get(pk=place.slot_id).unit == sector.ben_tre
    assert LedgerEntry.objects.filter(verb="pledge.signatory_given_back").count() == 1


def test_a_place_that_nobody_followed_in_is_mended(frozen, sector):  # noqa: F811  # reason: a fixture by its name
    event = reorganised(sector.ben_tre)
    follow_successions(event)
    give_places_back(revoked(event, sector.ben_tre))
    assert frozen.signatories.get(unit=sector.ben_tre).passed_because == ""


def test_what_the_successor_signed_stops_the_revocation(passed, sector):  # noqa: F811  # reason: a fixture by its name
    pledge, event, heir = passed
    pledge.signatories.filter(unit=heir).update(signed_on=DAY)
    with pytest.raises(Refused, match="đã ký thay"):
        give_places_back(revoked(event, sector.ben_tre))
    assert pledge.signatories.get(unit=heir).passed_from == sector.ben_tre


def test_other_units_keep_their_places(passed, sector):  # noqa: F811  # reason: a fixture by its name
    pledge, event, heir = passed
    give_places_back(revoked(event, sector.long_an))
    assert pledge.signatories.get(unit=heir).passed_from == sector.ben_tre
