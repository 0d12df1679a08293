"""The named rule for a member that ends while its pledge is not signed by all.

Before the freezing the unit leaves the list; after it the frozen text stays and the place to sign
passes to the one legal successor, with the rule in words beside it.
"""

from datetime import date, datetime

from django.db import transaction

from thidua.documents.models import SignatureSlot
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.ledger.actions import record
from thidua.org.domain.timeline import eve
from thidua.org.queries.labels import labels_on
from thidua.pledges import phrases
from thidua.pledges.actions.ground import lock_pledge
from thidua.pledges.actions.sending import drop_comment_deadlines
from thidua.pledges.enums import SIGNATORY_GIVEN_BACK, SIGNATORY_LEFT, SIGNATORY_PASSED
from thidua.pledges.models import Pledge, PledgeAssent, PledgeSignatory
from thidua.pledges.queries.opinions import open_comments
from thidua_core.periods import format_date_vn


def leave_draft(*, pledge_id: int, unit_id: int, on: date, actor: Actor, at: datetime) -> Pledge:
    """Let a unit that has ended leave a text that is not frozen.

    Its assents and its place in the order go, its deadline is dropped, and what it still objected
    to stands in nobody's way; what it said stays readable. The successor joins as a member does.
    The software's own step after a reorganisation. Recorded as ``pledge.signatory_left``.
    """
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        rule = phrases.LEFT_LIST.format(day=format_date_vn(on))
        PledgeAssent.objects.filter(clause__pledge=pledge, unit=unit_id).delete()
        pledge.signatories.filter(unit=unit_id).delete()
        waiting = [each.pk for each in open_comments(pledge) if each.unit_id == unit_id]
        pledge.comments.filter(pk__in=waiting).update(withdrawn_at=at, withdrawn_because=rule)
        drop_comment_deadlines(pledge, reason=rule, unit_id=unit_id, actor=actor, at=at)
        record(
            SIGNATORY_LEFT,
            subject=pledge,
            also=[pledge.cluster_year],
            actor=actor,
            at=at,
            unit=labels_on([unit_id], on).get(unit_id, ""),
            what=pledge.what,
            name=str(pledge.cluster_year),
            rule=rule,
        )
    return pledge


def pass_place(
    *,
    pledge_id: int,
    unit_id: int,
    heir_id: int | None,
    on: date,
    actor: Actor,
    at: datetime,
) -> Pledge:
    """Let the legal successor sign in the place of a unit that has ended, below the frozen text.

    What the unit signed before stays its own. Where no one successor is known, or the successor
    has a place of its own, the place stays and says so. The software's own step after a
    reorganisation. Recorded as ``pledge.signatory_passed``.
    """
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        place = pledge.signatories.filter(unit=unit_id, signed_on=None).first()
        if place is None:
            return pledge
        taken = heir_id is None or pledge.signatories.filter(unit=heir_id).exists()
        sentence = phrases.NOBODY_FOLLOWS if taken else phrases.PASSED_ON
        place.passed_because = sentence.format(day=format_date_vn(on))
        if not taken:
            place.passed_from_id, place.unit_id = unit_id, heir_id
            # The slot is the documents' row; who is asked in it follows the pledge's rule.
            SignatureSlot.objects.filter(pk=place.slot_id or 0).update(unit_id=heir_id)
        place.save()
        names = labels_on([each for each in (unit_id, heir_id) if each], on)
        record(
            SIGNATORY_PASSED,
            subject=pledge,
            also=[pledge.cluster_year],
            actor=actor,
            at=at,
            what=pledge.what,
            name=str(pledge.cluster_year),
            old=names.get(unit_id, ""),
            unit=names.get(heir_id or 0, "…"),
            rule=place.passed_because,
        )
    return pledge


def give_place_back(*, signatory_id: int, on: date, actor: Actor, at: datetime) -> PledgeSignatory:
    """Let the unit sign again whose place had passed on, as the reorganisation is revoked.

    Refuses when the successor has signed in its place. The software's own step after a revoked
    reorganisation. Recorded as ``pledge.signatory_given_back``.
    """
    with transaction.atomic():
        found = PledgeSignatory.objects.get(pk=signatory_id)
        pledge = lock_pledge(found.pledge_id)
        place = pledge.signatories.get(pk=signatory_id)
        if place.signed_on is not None:
            names = labels_on([place.unit_id or 0], on)
            raise Refused(
                phrases.HEIR_SIGNED.format(
                    unit=names.get(place.unit_id or 0, "…"), name=str(pledge.cluster_year)
                )
            )
        place.unit_id = place.passed_from_id or place.unit_id
        place.passed_from_id, place.passed_because = None, ""
        # The slot is the documents' row; who is asked in it follows the pledge's rule.
        SignatureSlot.objects.filter(pk=place.slot_id or 0).update(unit_id=place.unit_id)
        place.save()
        record(
            SIGNATORY_GIVEN_BACK,
            subject=pledge,
            also=[pledge.cluster_year],
            actor=actor,
            at=at,
            what=pledge.what,
            name=str(pledge.cluster_year),
            unit=labels_on([place.unit_id or 0], eve(on)).get(place.unit_id or 0, "…"),
            rule=phrases.GIVEN_BACK.format(day=format_date_vn(on)),
        )
    return place
