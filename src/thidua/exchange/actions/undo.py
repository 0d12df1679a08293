"""Taking an import back: what it made goes, as long as nothing rests on it.

Knows what an import made; refuses to remove anything that somebody has touched or used since,
and names it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet

from thidua.documents.models import Document, DocumentFile, DocumentRelation, SeriesNumber
from thidua.exchange import phrases
from thidua.exchange.actions.papers import free_numbers, take_number_back
from thidua.exchange.enums import IMPORT_UNDONE, ImportState, MadeKind
from thidua.exchange.models import ImportedRow, ImportRun
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound, Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.ledger.models import EntrySubject
from thidua.ledger.queries import entry_rows
from thidua.org.actions.locking import lock_structure
from thidua.org.models import Unit, UnitCode, UnitName, UnitParent
from thidua.people.models import Account, Person, Post, RoleAssignment
from thidua.records.models import AnnualAssessment
from thidua.registrations.enums import RegistrationState
from thidua.registrations.models import Registration

_MODELS: dict[str, type[models.Model]] = {
    MadeKind.REGISTRATION: Registration,
    MadeKind.RATING: AnnualAssessment,
    MadeKind.ACCOUNT: Account,
    MadeKind.POST: Post,
    MadeKind.PERSON: Person,
    MadeKind.DOCUMENT: Document,
    MadeKind.UNIT: Unit,
}
"""In the order in which they can go."""
_OWN_ROWS = (UnitCode, UnitParent, UnitName)
"""Rows that are a part of a unit and go with it."""
_OF_PAPERS = (SeriesNumber, DocumentFile, DocumentRelation)
"""Rows that say something of a paper: a later one has an entry of its own in the ledger."""
_SHOWN = 5
_BATCH = 500

Touched = dict[type[models.Model], list[int]]


def undo_import(*, run_id: int, actor: Actor, at: datetime) -> ImportRun:
    """Remove what the import made.

    Refuses an import that was not applied or was taken back, and one of which anything has been
    changed or used since; the refusal names what and where. Recorded as ``import.undone``.
    """
    with transaction.atomic():
        lock_structure()
        run = ImportRun.objects.select_for_update().filter(pk=run_id).first()
        if run is None:
            raise NotFound
        require(actor, "import.undo", run)
        if run.state == ImportState.UNDONE:
            raise Refused(phrases.ALREADY_UNDONE)
        if run.state != ImportState.APPLIED or run.last_entry_id is None:
            raise Refused(phrases.NOT_APPLIED)
        made = _made_by(run)
        reasons = [*_later_entries(run), *_uses(made), *_roles(made), *_sent(made)]
        if reasons:
            raise Refused(*dict.fromkeys(reasons[:_SHOWN]))
        _remove(made, _filled_by(run))
        run.state, run.undone_at = ImportState.UNDONE, at
        run.save(update_fields=["state", "undone_at"])
        ImportedRow.objects.filter(run=run).delete()
        record(
            IMPORT_UNDONE,
            subject=run,
            actor=actor,
            at=at,
            count=run.added,
            kind=run.get_kind_display().lower(),
            file=run.file_name,
        )
    return run


def _made_by(run: ImportRun) -> Touched:
    made: Touched = {}
    for kind, model in _MODELS.items():
        wanted = run.rows.filter(kind=kind).values("made_public_id")
        rows: QuerySet[models.Model] = QuerySet(model).filter(public_id__in=wanted)
        made[model] = list(rows.select_for_update().values_list("pk", flat=True))
    return made


def _filled_by(run: ImportRun) -> dict[str, dict[str, Any]]:
    """By public identifier, what stood in papers that were there before the import."""
    filled = run.rows.filter(kind=MadeKind.DOCUMENT, before__isnull=False)
    return {row.made_public_id: row.before or {} for row in filled}


def _later_entries(run: ImportRun) -> list[str]:
    """Entries that others wrote since about what the import made."""
    for kind in _MODELS:
        about = EntrySubject.objects.filter(
            kind=kind,
            subject_public_id__in=run.rows.filter(kind=kind).values("made_public_id"),
            entry_id__gt=run.last_entry_id or 0,
        )
        subjects = list(about.select_related("entry").order_by("entry_id")[:_SHOWN])
        if subjects:
            rows = entry_rows(each.entry for each in subjects)
            return [
                _rests(row.subject, str(phrases.LATER_ENTRY).format(sentence=row.sentence))
                for row in rows
            ]
    return []


def _uses(made: Touched) -> list[str]:
    """Rows of any part that point at what the import made and are not its own."""
    reasons: list[str] = []
    for model, keys in made.items():
        for relation in model._meta.related_objects:
            field = relation.field.name
            for user in _users(relation.related_model, field, keys, made):
                target = getattr(user, field)
                if relation.many_to_many:
                    target = target.filter(pk__in=keys).first()
                reasons.append(_rests(str(target), _called(user)))
    return reasons


def _users(
    model: type[models.Model], field: str, keys: Sequence[int], made: Touched
) -> Iterable[models.Model]:
    if model in _OF_PAPERS:
        return []
    own = made.get(model, [])
    found: list[models.Model] = []
    for start in range(0, len(keys), _BATCH):
        rows: QuerySet[models.Model] = QuerySet(model).filter(
            **{f"{field}__in": keys[start : start + _BATCH]}
        )
        if model in _OWN_ROWS:
            if field != "parent":
                return []
            rows = rows.exclude(unit__in=made[Unit])
        elif own:
            rows = rows.exclude(pk__in=own)
        found += rows.distinct()[:_SHOWN]
        if len(found) >= _SHOWN:
            break
    return found[:_SHOWN]


def _roles(made: Touched) -> list[str]:
    """Roles name their unit by key alone, without a relation."""
    rows = RoleAssignment.objects.filter(scope_kind="unit", scope_id__in=made[Unit])
    return [
        _rests(role.scope_label, str(phrases.A_ROLE).format(name=role.person))
        for role in rows.select_related("person")[:_SHOWN]
    ]


def _sent(made: Touched) -> list[str]:
    """Lines that were sent since: others have read them, so they are withdrawn instead."""
    sent = Registration.objects.filter(pk__in=made[Registration])
    lines = sent.exclude(state=RegistrationState.DRAFT).select_related("unit")[:_SHOWN]
    return [_rests(str(each), str(RegistrationState(each.state).label).lower()) for each in lines]


def _called(user: models.Model) -> str:
    match user:
        case Post():
            return f"{user.position} {user.person}"
        case UnitParent():
            return str(user.unit)
        case Account():
            return user.username
        case _:
            return str(phrases.OTHER_THING).format(kind=user)


def _rests(name: str, what: str) -> str:
    return str(phrases.REST_ON).format(name=name, what=what)


def _remove(made: Touched, filled: dict[str, dict[str, Any]]) -> None:
    units = made[Unit]
    for model in _OWN_ROWS:
        QuerySet(model).filter(unit__in=units).delete()
    free_numbers(made[Document])
    for document in Document.objects.filter(public_id__in=filled):
        take_number_back(document, filled[document.public_id])
        made[Document].remove(document.pk)
    for made_model, keys in made.items():
        QuerySet(made_model).filter(pk__in=keys).delete()
