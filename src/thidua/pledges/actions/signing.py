"""The frozen pledge goes out to be signed, each party in its own field of the same bytes.

How a signature is made and judged is the register's; here stands who signs where.
"""

from datetime import datetime

from django.db import transaction

from thidua.documents.actions import Slot, request_signatures, withdraw_request
from thidua.documents.queries import signature_request_of
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.queries.labels import labels_on
from thidua.people.actions.notifications import notify_all
from thidua.people.enums import Role, ScopeKind
from thidua.people.queries import roles_on
from thidua.pledges import phrases
from thidua.pledges.actions.ground import day_of, for_head, lock_pledge
from thidua.pledges.enums import PLEDGE_SIGNING_OPENED, PledgeState
from thidua.pledges.models import Pledge, PledgeSignatory
from thidua.pledges.queries.papers import fields_of, frozen_pdf
from thidua_core.signing import add_fields


def open_signing(*, pledge_id: int, actor: Actor, at: datetime, address: str = "") -> Pledge:
    """Ask every party for its signature under the frozen text, in the order that was chosen.

    The fields are added behind the frozen bytes, which stay as they are. Whoever leads a party is
    told with ``address``. Refuses anything but a frozen pledge. Recorded as
    ``pledge.signing_opened``.
    """
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        year, day = pledge.cluster_year, day_of(at)
        require(actor, "pledge.draft", year)
        if pledge.state != PledgeState.FROZEN or pledge.document_id is None:
            raise Refused(
                phrases.NOT_FROZEN.format(what=pledge.what, state=PledgeState(pledge.state).label)
            )
        signatories = list(pledge.signatories.order_by("order", "id"))
        places = fields_of(pledge)
        names = labels_on([each.unit_id for each in signatories if each.unit_id], day)
        slots = [
            Slot(
                field=place.name,
                unit_id=each.unit_id,
                person_id=each.person_id,
                unit_label=names.get(each.unit_id or 0, each.unit_label),
                office=each.role,
                order=order,
            )
            for order, (each, place) in enumerate(zip(signatories, places, strict=True), start=1)
        ]
        request = request_signatures(
            document_id=pledge.document_id,
            pdf=add_fields(frozen_pdf(pledge), places),
            slots=slots,
            ordered=pledge.ordered,
            cluster_year_id=year.pk,
            actor=actor,
            at=at,
        )
        for each, slot in zip(signatories, request.slots.order_by("order"), strict=True):
            each.slot_id = slot.pk
            each.save(update_fields=["slot_id"])
        pledge.state = PledgeState.SIGNING
        pledge.save(update_fields=["state"])
        record(
            PLEDGE_SIGNING_OPENED,
            subject=pledge,
            also=[year, request],
            actor=actor,
            at=at,
            on_behalf_of=for_head(actor, year),
            what=pledge.what,
            name=str(year),
            sha256=request.frozen_sha256,
        )
        _tell(pledge, signatories, at, address)
    return pledge


def stop_signing(pledge: Pledge, *, reason: str, at: datetime) -> None:
    """Take back the open request of a pledge that is being withdrawn. Recorded by the documents."""
    if pledge.document_id is None:
        return
    request = signature_request_of(pledge.document_id)
    if request is not None and request.state == "open":
        withdraw_request(request_id=request.request_id, reason=reason, actor=SYSTEM, at=at)


def _tell(pledge: Pledge, signatories: list[PledgeSignatory], at: datetime, address: str) -> None:
    heads = roles_on(day_of(at)).filter(
        role=Role.UNIT_HEAD,
        scope_kind=ScopeKind.UNIT,
        scope_id__in=[each.unit_id for each in signatories if each.unit_id],
    )
    named = {each.person_id for each in signatories if each.person_id}
    notify_all(
        person_ids=sorted(named | set(heads.values_list("person_id", flat=True))),
        key=f"pledge.signing:{pledge.public_id}",
        text=str(phrases.SIGN_NOW.format(what=pledge.what, name=str(pledge.cluster_year))),
        at=at,
        address=address,
    )
