"""Signature requests: what is asked of whom, how far it is, and the bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from thidua.documents.enums import RequestState, SlotState, SlotWay
from thidua.documents.models import SignatureRequest, SignatureSlot
from thidua.documents.queries.files import KeptFile, path_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.people.enums import Role, ScopeKind
from thidua.people.queries import roles_on
from thidua_core.paper import UnshownPageError, draw_page
from thidua_core.signing import CannotSignError, page_count, painted

MOST_PAGES_SHOWN = 40
"""How many pages of a paper are drawn on its page; longer ones are downloaded."""
_SIGNED_NAME = "van-ban-ky.pdf"
"""What bytes put up for signature are called where they have no name of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    """One place to sign, as pages show it."""

    slot_id: int
    public_id: str
    field: str
    order: int
    unit_id: int | None
    unit: str
    office: str
    person: str
    state: str
    state_label: str
    how: str
    how_label: str
    signed_at: datetime | None
    signer: str
    entered_by: str
    is_next: bool
    """Whether this is who is awaited now."""
    has_scan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRequestRow:
    """A request with its places in order."""

    request_id: int
    public_id: str
    document_id: int
    document_public_id: str
    document: str
    title: str
    state: str
    state_label: str
    ordered: bool
    frozen_sha256: str
    sha256: str
    opened_at: datetime
    closed_at: datetime | None
    reason: str
    slots: tuple[SlotRow, ...]

    @property
    def signed_count(self) -> int:
        return sum(slot.state != SlotState.WAITING for slot in self.slots)

    @property
    def on_paper(self) -> int:
        return sum(slot.state == SlotState.PAPER for slot in self.slots)


def signature_request_of(document_id: int) -> SignatureRequestRow | None:
    """The request of a paper that is open or complete, else its last withdrawn one."""
    asked = _requests().filter(document=document_id)
    living = asked.exclude(state=RequestState.WITHDRAWN).first() or asked.first()
    return None if living is None else request_row(living)


def signed_pdf(request_id: int) -> bytes:
    """The bytes with all signatures made so far."""
    digest = SignatureRequest.objects.values_list("current_sha256", flat=True).get(pk=request_id)
    return path_of(digest).read_bytes()


def pages_of(row: SignatureRequestRow) -> range:
    """Numbers of the paper's pages, as many as are shown; none where the bytes cannot be read."""
    try:
        count = page_count(path_of(row.sha256).read_bytes())
    except (CannotSignError, OSError):
        return range(0)
    return range(1, min(count, MOST_PAGES_SHOWN) + 1)


def page_picture(request_id: int, number: int) -> bytes:
    """A page of the paper with its signatures, as a picture; the refusal where it cannot be drawn."""
    if not 0 < number <= MOST_PAGES_SHOWN:
        raise NotFound
    try:
        return draw_page(painted(signed_pdf(request_id)), number)
    except (CannotSignError, UnshownPageError) as error:
        raise NotFound from error


def scan_of(slot: SignatureSlot) -> KeptFile:
    """The scan of the paper original of a place; the refusal where there is none."""
    if not slot.scan_sha256 or not path_of(slot.scan_sha256).is_file():
        raise NotFound
    name = slot.scan_name or slot.unit_label
    return KeptFile(name=name, holder=str(slot.request), sha256=slot.scan_sha256)


def request_to_see(actor: Actor, document_id: int) -> str:
    """Where the signing of a paper is seen by who may see it: its identifier, else empty."""
    asked = requests_for(actor).filter(document=document_id)
    living = asked.exclude(state=RequestState.WITHDRAWN).first()
    return "" if living is None else living.public_id


def kept_signature_files() -> Iterator[KeptFile]:
    """What was put up for signature, as it stands now, as it was given out, and paper originals."""
    requests = SignatureRequest.objects.select_related("document").order_by("id")
    for request in requests.iterator(500):
        for digest in dict.fromkeys((request.frozen_sha256, request.current_sha256)):
            yield KeptFile(name=_SIGNED_NAME, holder=str(request), sha256=digest)
    slots = SignatureSlot.objects.select_related("request__document").order_by("id")
    for slot in slots.iterator(500):
        if slot.given_sha256:
            yield KeptFile(name=_SIGNED_NAME, holder=str(slot.request), sha256=slot.given_sha256)
        if slot.scan_sha256:
            name = slot.scan_name or slot.unit_label
            yield KeptFile(name=name, holder=str(slot.request), sha256=slot.scan_sha256)


def requests_for(actor: Actor) -> QuerySet[SignatureRequest]:
    """Requests that an actor may see: those of papers one signs, handles, or has opened."""
    if actor.system or actor.holds(Role.ADMINISTRATOR) or actor.holds(Role.STANDING_OFFICE):
        return _requests()
    units = {held.scope_id for held in actor.roles if held.scope == ScopeKind.UNIT}
    years = actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    seen = Q(slots__unit__in=units) | Q(document__issuer__in=units) | Q(cluster_year_id__in=years)
    if actor.person_id is not None:
        seen |= Q(slots__person=actor.person_id)
    ids = SignatureRequest.objects.filter(seen).values("pk")
    return _requests().filter(pk__in=ids)


def find_request(actor: Actor, public_id: str) -> SignatureRequest:
    """One request; the same refusal for unknown and forbidden."""
    found = requests_for(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def find_slot(actor: Actor, public_id: str) -> SignatureSlot:
    """One place of a request that may be seen."""
    found = (
        SignatureSlot.objects.select_related("request__document", "unit", "person")
        .filter(public_id=public_id, request__in=requests_for(actor))
        .first()
    )
    if found is None:
        raise NotFound
    return found


def slots_waiting_for(actor: Actor) -> list[SignatureSlot]:
    """Places whose turn it is and that the actor is asked to sign, the oldest first."""
    heads = actor.scopes(Role.UNIT_HEAD, ScopeKind.UNIT)
    asked = Q(unit__in=heads)
    if actor.person_id is not None:
        asked |= Q(person=actor.person_id)
    own = SignatureSlot.objects.filter(
        asked, state=SlotState.WAITING, request__state=RequestState.OPEN
    )
    waiting = list(own.select_related("request__document").order_by("request__opened_at", "id"))
    first = _first_waiting([slot.request_id for slot in waiting if slot.request.ordered])
    return [
        slot
        for slot in waiting
        if not slot.request.ordered or first.get(slot.request_id) == slot.pk
    ]


def _first_waiting(request_ids: Iterable[int]) -> dict[int, int]:
    first: dict[int, int] = {}
    ids = list(request_ids)
    if not ids:
        return first
    rows = SignatureSlot.objects.filter(request__in=ids, state=SlotState.WAITING)
    for request_id, key in rows.order_by("order").values_list("request_id", "pk"):
        first.setdefault(request_id, key)
    return first


def allowed_signers(slot: SignatureSlot, *, on: date) -> frozenset[int]:
    """The person named, and whoever heads the unit on that day, own or lent."""
    allowed = {slot.person_id} if slot.person_id is not None else set()
    if slot.unit_id is not None:
        heads = roles_on(on).filter(
            role=Role.UNIT_HEAD, scope_kind=ScopeKind.UNIT, scope_id=slot.unit_id
        )
        allowed.update(heads.values_list("person_id", flat=True))
    return frozenset(allowed)


def request_rows(requests: Iterable[SignatureRequest]) -> list[SignatureRequestRow]:
    return [request_row(each) for each in requests]


def request_row(request: SignatureRequest) -> SignatureRequestRow:
    slots = sorted(request.slots.all(), key=lambda slot: slot.order)
    waiting = [slot.pk for slot in slots if slot.state == SlotState.WAITING]
    awaited = set(waiting[:1] if request.ordered else waiting)
    if request.state != RequestState.OPEN:
        awaited = set()
    return SignatureRequestRow(
        request_id=request.pk,
        public_id=request.public_id,
        document_id=request.document_id,
        document_public_id=request.document.public_id,
        document=request.document.citation,
        title=request.document.title,
        state=request.state,
        state_label=str(RequestState(request.state).label),
        ordered=request.ordered,
        frozen_sha256=request.frozen_sha256,
        sha256=request.current_sha256,
        opened_at=request.opened_at,
        closed_at=request.closed_at,
        reason=request.reason,
        slots=tuple(_slot_row(slot, slot.pk in awaited) for slot in slots),
    )


def _slot_row(slot: SignatureSlot, is_next: bool) -> SlotRow:
    return SlotRow(
        slot_id=slot.pk,
        public_id=slot.public_id,
        field=slot.field,
        order=slot.order,
        unit_id=slot.unit_id,
        unit=slot.unit_label,
        office=slot.office,
        person=str(slot.person) if slot.person else "",
        state=slot.state,
        state_label=str(SlotState(slot.state).label),
        how=slot.how,
        how_label=str(SlotWay(slot.how).label) if slot.how else "",
        signed_at=slot.signed_at,
        signer=slot.signer,
        entered_by=slot.entered_by,
        is_next=is_next,
        has_scan=bool(slot.scan_sha256),
    )


def _requests() -> QuerySet[SignatureRequest]:
    return SignatureRequest.objects.select_related("document").prefetch_related(
        "slots__person", "slots__unit"
    )
