"""Importing a file: all of it or nothing, by the same actions that a person would use.

Knows the order of making; refuses to decide what the rows mean, which the preview has done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.exchange.actions.papers import Made, enter_paper
from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.papers import DocumentLine
from thidua.exchange.domain.ratings import RatingLine
from thidua.exchange.domain.records import PersonLine, UnitLine
from thidua.exchange.domain.registrations import RegistrationLine
from thidua.exchange.enums import IMPORT_APPLIED, ImportKind, ImportState, MadeKind
from thidua.exchange.models import ImportedRow, ImportRun
from thidua.exchange.queries import Planned, Preview, preview_import
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.ledger.actions import record
from thidua.org.actions import create_unit, set_code
from thidua.org.actions.locking import lock_structure
from thidua.org.enums import Kind, Level, Scheme, Sector
from thidua.org.models import Unit
from thidua.people.actions import begin_post, create_person, open_account
from thidua.people.enums import Leadership, Sex
from thidua.records.actions import Rating, enter_rating
from thidua.records.enums import Grade
from thidua.registrations.actions import Line, add_registration
from thidua.registrations.enums import LineKind

_KEY_OF_FIELD = {
    "start": "since",
    "since": "since",
    "code": "code",
    "parent": "parent",
    "username": "username",
    "full_name": "full_name",
    "number": "number",
    "symbol": "number",
    "issued_on": "issued_on",
    "title": "title",
    "issuer": "issuer",
    "issuer_label": "issuer_label",
    "signer": "signer",
    "note": "note",
    "year": "year",
    "person": "full_name",
    "decision": "decision",
    "decided_on": "decided_on",
    "award": "award",
    "subject_label": "collective",
    "count": "count",
    "reason": "reason",
}
_FALLBACK = {
    ImportKind.UNITS: "name",
    ImportKind.PEOPLE: "full_name",
    ImportKind.DOCUMENTS: "number",
    ImportKind.RATINGS: "grade",
    ImportKind.REGISTRATIONS: "award",
}
_BATCH = 500


class ImportRefused(Refused):
    """The file cannot be imported; ``errors`` name the cells. Nothing was written."""

    code = "exchange.import_refused"

    def __init__(self, errors: tuple[CellError, ...]) -> None:
        self.errors = errors
        super().__init__(*(str(error) for error in errors))


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What an import did. ``run`` is None when every row was there already."""

    preview: Preview
    run: ImportRun | None
    already: bool
    """This very file was imported before, or all its rows are there: nothing was written."""


def apply_import(
    *,
    kind: str,
    name: str,
    content: bytes,
    actor: Actor,
    at: datetime,
    held: ImportRun | None = None,
) -> Applied:
    """Make everything that the file brings, in one transaction.

    Raises ``ImportRefused`` with every error at its cell, and then nothing is written. The same
    file again, or one of which every row is there, changes nothing. Recorded as
    ``import.applied`` beside the entries of each thing made.
    """
    with transaction.atomic():
        lock_structure()
        preview = preview_import(kind=kind, name=name, content=content, actor=actor, at=at)
        if preview.errors:
            raise ImportRefused(preview.errors)
        if not preview.ready:
            earlier = ImportRun.objects.filter(public_id=preview.earlier).first()
            return Applied(preview=preview, run=earlier, already=True)
        run = _begin(preview, actor, at, held)
        made = _Maker(preview, actor, at).make()
        ImportedRow.objects.bulk_create(
            (
                ImportedRow(run=run, kind=kind, made_public_id=public_id, before=before)
                for kind, public_id, before in made
            ),
            batch_size=_BATCH,
        )
        entry = record(
            IMPORT_APPLIED,
            subject=run,
            actor=actor,
            at=at,
            count=run.added,
            kind=run.get_kind_display().lower(),
            file=run.file_name,
            sha256=run.sha256,
            present=run.present,
        )
        run.last_entry_id = entry.pk
        run.save(update_fields=["last_entry_id"])
    return Applied(preview=preview, run=run, already=False)


def _begin(preview: Preview, actor: Actor, at: datetime, held: ImportRun | None) -> ImportRun:
    run = held or ImportRun(kind=preview.kind, file_name=preview.file_name[:200])
    run.sha256, run.state, run.content = preview.sha256, ImportState.APPLIED, None
    run.account_id, run.by, run.at = actor.account_id, actor.name, at
    run.added, run.present = len(preview.new), len(preview.present)
    run.save()
    return run


class _Maker:
    """Makes the rows of one preview and remembers what it made."""

    def __init__(self, preview: Preview, actor: Actor, at: datetime) -> None:
        self.preview = preview
        self.actor = actor
        self.at = at
        self.made: list[Made] = []
        self._errors: list[CellError] = []
        self._units: dict[int, Unit] = {}

    def make(self) -> list[Made]:
        """Everything made; raises ``ImportRefused``."""
        for planned in self.preview.new:
            # Each row is tried, so that one run tells all that the parts refuse.
            with self._at_cell(planned), transaction.atomic():
                match planned.line:
                    case UnitLine() as line:
                        self._make_unit(planned, line)
                    case PersonLine() as line:
                        self._make_person(planned, line)
                    case DocumentLine() as line:
                        self.made.append(enter_paper(planned, line, self.actor, self.at))
                    case RatingLine() as line:
                        self.made.append(_enter_rating(planned, line, self.actor, self.at))
                    case RegistrationLine() as line:
                        self.made.append(_register(planned, line, self.actor, self.at))
        if self._errors:
            raise ImportRefused(tuple(self._errors))
        return self.made

    @contextmanager
    def _at_cell(self, planned: Planned) -> Iterator[None]:
        try:
            yield
        except Refused as refused:
            table = self.preview.table
            assert table is not None
            key = _KEY_OF_FIELD.get(refused.field or "", "")
            fallback = _FALLBACK[ImportKind(self.preview.kind)]
            known = key if key in table.places else fallback
            self._errors.append(
                table.error("row.refused", planned.line.row, known, reason=str(refused))
            )

    def _make_unit(self, planned: Planned, line: UnitLine) -> None:
        above = self._above(planned)
        if planned.above_row is not None and above is None:
            return  # the row above was refused, and says so itself
        unit = create_unit(
            name=line.name,
            short_name=line.short_name,
            kind=Kind(line.kind),
            level=Level(line.level or (above.level if above else "")),
            sector=Sector(line.sector or (above.sector if above else Sector.OTHER)),
            parent_id=above.pk if above else None,
            since=line.since,
            actor=self.actor,
            at=self.at,
        )
        self._units[line.row] = unit
        self.made.append(Made(MadeKind.UNIT, unit.public_id))
        if line.code and line.since is not None:
            set_code(
                unit_id=unit.pk,
                scheme=Scheme.OWN,
                code=line.code,
                since=line.since,
                actor=self.actor,
                at=self.at,
            )

    def _above(self, planned: Planned) -> Unit | None:
        if planned.above_row is not None:
            return self._units.get(planned.above_row)
        if planned.unit_id is None:
            return None
        return Unit.objects.get(pk=planned.unit_id)

    def _make_person(self, planned: Planned, line: PersonLine) -> None:
        assert planned.unit_id is not None
        person = create_person(
            full_name=line.full_name,
            sex=Sex(line.sex),
            birth_year=line.birth_year,
            unit_id=planned.unit_id,
            actor=self.actor,
            at=self.at,
        )
        post = begin_post(
            person_id=person.pk,
            unit_id=planned.unit_id,
            position=line.position,
            leadership=Leadership(line.leadership),
            start=line.since,
            actor=self.actor,
            at=self.at,
        )
        self.made += [Made(MadeKind.PERSON, person.public_id), Made(MadeKind.POST, post.public_id)]
        if line.username:
            account = open_account(
                person_id=person.pk, username=line.username, actor=self.actor, at=self.at
            )
            self.made.append(Made(MadeKind.ACCOUNT, account.public_id))


def _enter_rating(planned: Planned, line: RatingLine, actor: Actor, at: datetime) -> Made:
    assert planned.unit_id is not None
    rating = enter_rating(
        Rating(
            year=line.year,
            unit_id=planned.unit_id,
            person_id=planned.person_id,
            grade=Grade(line.grade),
            decision=line.decision,
            decided_on=line.decided_on,
            note=line.note,
        ),
        actor=actor,
        at=at,
    )
    return Made(MadeKind.RATING, rating.public_id)


def _register(planned: Planned, line: RegistrationLine, actor: Actor, at: datetime) -> Made:
    assert planned.unit_id is not None
    assert planned.cluster_year_id is not None
    registered = add_registration(
        Line(
            kind=LineKind.AWARD if planned.award else LineKind.INITIATIVE,
            award=planned.award,
            title=line.title,
            person_id=planned.person_id,
            subject_label=line.collective,
            count=line.count,
            note=line.note,
        ),
        cluster_year_id=planned.cluster_year_id,
        unit_id=planned.unit_id,
        reason=line.reason,
        actor=actor,
        at=at,
    )
    return Made(MadeKind.REGISTRATION, registered.public_id)
