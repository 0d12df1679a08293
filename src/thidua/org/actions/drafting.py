"""Drafts of reorganisations: the decision and its steps, kept until they are applied.

Knows who may write a draft and what it holds; whether its steps can be carried out is the
preview's to say and ``reorganise``'s to judge. A draft is not an entry of the ledger.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import require
from thidua.org.domain.reorganisation import YEARS, out_of_range
from thidua.org.domain.steps import Step, reaches_top, renamed, to_payload
from thidua.org.enums import Certainty, ReorganisationState
from thidua.org.errors import ChangeRefused, fit_text, refuse
from thidua.org.models import Reorganisation, ReorganisationStep, Unit
from thidua.org.queries.preview import existing_refs, steps_of
from thidua_core.text import squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The document behind a reorganisation, as values."""

    title: str
    number: str = ""
    symbol: str = ""
    issuer: str = ""
    decided_on: date | None = None
    certainty: Certainty = Certainty.OFFICIAL
    basis: str = ""


def draft_reorganisation(
    *, decision: Decision, effective_on: date, steps: Sequence[Step], actor: Actor, at: datetime
) -> Reorganisation:
    """Keep the steps of a reorganisation for preview; nothing of the units changes.

    Refuses who may not reorganise the units named, a decision without a title, and a day that can
    only be a slip. Not recorded: a draft changes no unit.
    """
    with transaction.atomic():
        require_over(actor, steps)
        _refuse_day(effective_on)
        reorganisation = Reorganisation.objects.create(
            **_texts(decision),
            decided_on=decision.decided_on,
            effective_on=effective_on,
            certainty=decision.certainty,
        )
        ReorganisationStep.objects.bulk_create(
            ReorganisationStep(
                reorganisation=reorganisation,
                place=place,
                kind=step.kind,
                payload=to_payload(step),
            )
            for place, step in enumerate(steps, start=1)
        )
    return reorganisation


def discard_draft(*, reorganisation_id: int, actor: Actor, at: datetime) -> None:
    """Throw a draft away. Refuses one that is no longer a draft. Not recorded."""
    with transaction.atomic():
        reorganisation = lock_draft(reorganisation_id)
        require(actor, "reorganisation.change", reorganisation)
        reorganisation.delete()


def begin_draft(
    *, decision: Decision, effective_on: date, actor: Actor, at: datetime
) -> Reorganisation:
    """Begin a draft without steps.

    Refuses who reorganises nothing at all, a decision without a title, a day that can only be a
    slip, and a second draft of the same title for the same day. Not recorded.
    """
    with transaction.atomic():
        require(actor, "reorganisation.draft")
        texts = _texts(decision)
        _refuse_day(effective_on)
        same = Reorganisation.objects.filter(
            state=ReorganisationState.DRAFT, title=texts["title"], effective_on=effective_on
        )
        if same.exists():
            raise refuse("reorganisation.drafted", title=texts["title"], day=effective_on)
        return Reorganisation.objects.create(
            **texts,
            decided_on=decision.decided_on,
            effective_on=effective_on,
            certainty=decision.certainty,
        )


def correct_draft(
    *,
    reorganisation_id: int,
    decision: Decision,
    effective_on: date,
    actor: Actor,
    at: datetime,
) -> Reorganisation:
    """Write the decision or the day of a draft anew; its steps stay.

    Refuses what ``begin_draft`` refuses of them, and one that is no longer a draft. Not recorded.
    """
    with transaction.atomic():
        draft = lock_draft(reorganisation_id)
        require(actor, "reorganisation.change", draft)
        _refuse_day(effective_on)
        for name, text in _texts(decision).items():
            setattr(draft, name, text)
        draft.decided_on, draft.effective_on = decision.decided_on, effective_on
        draft.certainty = decision.certainty
        draft.save()
    return draft


def add_step(
    *, reorganisation_id: int, step: Step, actor: Actor, at: datetime
) -> ReorganisationStep:
    """Add a step at the end of a draft.

    References of units that the step makes are given anew, so that no two steps make the same
    one. Refuses who may not reorganise the units named, one that is no longer a draft, and the
    same step a second time. Not recorded.
    """
    with transaction.atomic():
        draft = lock_draft(reorganisation_id)
        present = steps_of(draft)
        require_over(actor, [*present, step])
        for place, other in enumerate(present, start=1):
            if renamed(other, "") == renamed(step, ""):
                raise refuse("steps.twice", other=place)
        last = draft.steps.last()
        place = last.place + 1 if last else 1
        added = renamed(step, f"moi-{place}")
        return ReorganisationStep.objects.create(
            reorganisation=draft, place=place, kind=added.kind, payload=to_payload(added)
        )


def remove_step(*, reorganisation_id: int, place: int, actor: Actor, at: datetime) -> None:
    """Take a step out of a draft; those after it move up.

    Refuses one that is no longer a draft; a step that is not there is ``NotFound``. Not recorded.
    """
    with transaction.atomic():
        draft = lock_draft(reorganisation_id)
        require(actor, "reorganisation.change", draft)
        removed, _rows = draft.steps.filter(place=place).delete()
        if not removed:
            raise NotFound
        for step in draft.steps.filter(place__gt=place):
            step.place -= 1
            step.save(update_fields=["place"])


def lock_draft(reorganisation_id: int) -> Reorganisation:
    """The draft's row, locked; refuses one that is no longer a draft."""
    found = Reorganisation.objects.select_for_update().filter(pk=reorganisation_id).first()
    if found is None:
        raise NotFound
    if found.state != ReorganisationState.DRAFT:
        raise refuse("reorganisation.not_draft", title=found.title)
    return found


def require_over(actor: Actor, steps: Sequence[Step]) -> list[Unit]:
    """The existing units that the steps name; ``actor`` must have the right over each of them.

    Something new at the top, or something moved there, has nobody above it to ask.
    """
    concerned = list(Unit.objects.filter(public_id__in=existing_refs(steps)))
    if concerned:
        require(actor, "unit.reorganise", concerned)
    if not concerned or any(reaches_top(step) for step in steps):
        require(actor, "unit.reorganise", None)
    return concerned


def _texts(decision: Decision) -> dict[str, str]:
    if not squash(decision.title):
        raise refuse("reorganisation.no_title")
    return {
        "title": fit_text(decision.title, 400),
        "number": fit_text(decision.number, 40),
        "symbol": fit_text(decision.symbol, 60),
        "issuer": fit_text(decision.issuer, 300),
        "basis": squash(decision.basis),
    }


def _refuse_day(day: date) -> None:
    if day.year not in YEARS:
        raise ChangeRefused(out_of_range(day))
