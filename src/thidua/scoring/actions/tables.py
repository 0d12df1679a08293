"""Criteria tables: drafted, tried on known results, adopted, replaced by a later version.

Whether a text is a table, and what it does to results, is the core's to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from thidua.clusters.actions import move_on
from thidua.clusters.enums import ClusterState
from thidua.clusters.models import ClusterYear
from thidua.conferences.models import ConferenceNote
from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua.scoring import phrases
from thidua.scoring.actions.opening import Pledged, open_for_members, tell_opened
from thidua.scoring.actions.places import lock_year, of_year
from thidua.scoring.domain.reckoning import simulation_of, table_of
from thidua.scoring.enums import TABLE_ADOPTED, TABLE_DRAFTED, TABLE_SIMULATED, TableState
from thidua.scoring.models import CriteriaTable, Ranking
from thidua_core.errors import InputError
from thidua_core.periods import format_date_vn
from thidua_core.scoring import whole_table
from thidua_core.text import nfc, squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """By what a table was adopted: a note of a conference, or a paper."""

    note_id: int | None = None
    document_id: int | None = None
    adopted_on: date


def draft_table(
    *,
    cluster_year_id: int,
    yaml: str,
    actor: Actor,
    at: datetime,
    base: str = "",
    invented: bool = False,
) -> CriteriaTable:
    """Keep another version of the criteria table of a cluster's year, as a draft.

    A table that extends a body's is kept whole: laid over ``base``, or where that is not given
    over the table which the parent body has in use for the year.

    Refuses what the core refuses of the text, a table of another year, the same text again, and a
    year whose marks are frozen. Recorded as ``criteria_table.drafted``.
    """
    own = _canonical(yaml)
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "criteria_table.draft", year)
        _refuse_frozen(year)
        text = _whole(own, _canonical(base) if base.strip() else _table_of_body(year))
        table = _new_version(
            CriteriaTable(cluster_year=year, yaml=text, drafted_at=at, invented=invented), year.year
        )
        record(
            TABLE_DRAFTED,
            subject=table,
            also=[year],
            actor=actor,
            at=at,
            version=table.version,
            title=table.title,
            **of_year(year),
        )
    return table


def draft_body_table(
    *, body_id: int, year: int, yaml: str, actor: Actor, at: datetime, invented: bool = False
) -> CriteriaTable:
    """Keep another version of a body's own table of a year, as a draft.

    Refuses what ``draft_table`` does of the text. Recorded as ``criteria_table.drafted``.
    """
    text = _whole(_canonical(yaml), "")
    with transaction.atomic():
        body = Unit.objects.select_for_update(no_key=True).get(pk=body_id)
        require(actor, "criteria_table.draft_for_body", body)
        table = _new_version(
            CriteriaTable(body=body, yaml=text, drafted_at=at, invented=invented), year
        )
        record(
            TABLE_DRAFTED,
            subject=table,
            also=[body],
            actor=actor,
            at=at,
            version=table.version,
            title=table.title,
            name=label_on(body.pk, date(year, 1, 15)),
            year=year,
        )
    return table


def simulate_table(
    *, table_id: int, results: bytes, source: str, actor: Actor, at: datetime
) -> CriteriaTable:
    """Try a draft on known results and keep what was found; ``source`` says which results.

    Refuses a table that is no draft any more, and results that do not fit it, in the core's words.
    Recorded as ``criteria_table.simulated``.
    """
    with transaction.atomic():
        table = _lock(table_id)
        _require(actor, "criteria_table.draft", table)
        _refuse_not_draft(table)
        try:
            found = simulation_of(table.yaml, results)
        except InputError as error:
            raise Refused(phrases.RESULTS_REFUSED.format(problem=error), field="results") from None
        table.simulation, table.simulated_on = found, squash(source)
        table.simulated_at, table.state = at, TableState.SIMULATED
        refuse_unfit_texts(table)
        table.save()
        record(
            TABLE_SIMULATED,
            subject=table,
            actor=actor,
            at=at,
            version=table.version,
            source=table.simulated_on,
            labels=found["labels"],
            **_of(table),
        )
    return table


def adopt_table(
    *,
    table_id: int,
    basis: Basis,
    actor: Actor,
    at: datetime,
    untried_because: str = "",
    claims_due: datetime | None = None,
    members_see_all: bool = False,
    pledged: Iterable[Pledged] | None = None,
    address: str = "",
) -> CriteriaTable:
    """Put a table into use: one sheet opens for every member, and the year goes on to scoring.

    ``pledged`` are targets taken over frozen; where none are given, those of the signed pledge by
    unit and indicator. The version that was in use
    stays with its entries as they were, what has not changed goes over into the new sheets, and
    the units are told. Refuses a table that is no draft, one that was not tried without saying
    why, a basis that is missing, later than now, void or of another cluster, a year without
    members or with frozen marks, and what ``move_on`` refuses. Recorded as
    ``criteria_table.adopted``.
    """
    with transaction.atomic():
        table = _lock(table_id)
        _require(actor, "criteria_table.adopt", table)
        _refuse_not_draft(table)
        table.untried_because = squash(untried_because)
        if table.state == TableState.DRAFT and not table.untried_because:
            raise Refused(
                phrases.TABLE_UNTRIED.format(version=table.version), field="untried_because"
            )
        said = _set_basis(table, basis, at)
        before = _replace_in_use(table)
        table.state, table.adopted_on = TableState.ADOPTED, basis.adopted_on
        table.claims_due, table.members_see_all = claims_due, members_see_all
        refuse_unfit_texts(table)
        table.save()
        sheets = []
        if table.cluster_year is not None:
            sheets = open_for_members(table, before, pledged, actor=actor, at=at)
        record(
            TABLE_ADOPTED,
            subject=table,
            also=[each for each in (before, table.cluster_year, table.body) if each],
            actor=actor,
            at=at,
            version=table.version,
            basis=said,
            replaces=before.version if before else None,
            sheets=len(sheets),
            **_of(table),
        )
        if table.cluster_year is not None:
            _move_on(table.cluster_year, actor, at)
            tell_opened(table, sheets, replaces=before, at=at, address=address)
    return table


def _move_on(year: ClusterYear, actor: Actor, at: datetime) -> None:
    """Let the year go on to scoring; a later version of its table finds it there."""
    if year.state != ClusterState.SCORING:
        move_on(cluster_year_id=year.pk, to=ClusterState.SCORING, actor=actor, at=at)


def _canonical(yaml: str) -> str:
    """The text with one kind of line end."""
    return nfc(yaml.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n").strip() + "\n"


def _table_of_body(year: ClusterYear) -> str:
    """The text of the table that the parent body has in use for the year; empty without one."""
    tables = CriteriaTable.objects.filter(body=year.cluster.parent_body_id, year=year.year)
    in_use = tables.filter(state=TableState.ADOPTED).first()
    return in_use.yaml if in_use else ""


def _whole(text: str, base: str) -> str:
    """The table in one text; refused where the core cannot read it as a table."""

    def opened(_name: str) -> bytes:
        if not base:
            raise InputError("", str(phrases.BASE_MISSING), str(phrases.BASE_MEND))
        return base.encode()

    try:
        return whole_table(text, open_file=opened)
    except InputError as error:
        raise Refused(phrases.TABLE_REFUSED.format(problem=error), field="yaml") from None


def _new_version(table: CriteriaTable, year: int) -> CriteriaTable:
    core = table_of(table.yaml)
    if core.year != year:
        raise Refused(phrases.TABLE_YEAR.format(given=core.year, year=year), field="yaml")
    siblings = _siblings(table, year)
    latest = siblings.order_by("-version").first()
    if latest is not None and latest.yaml == table.yaml:
        raise Refused(phrases.TABLE_SAME.format(version=latest.version), field="yaml")
    table.version = (siblings.aggregate(last=Max("version"))["last"] or 0) + 1
    table.title, table.year = core.title, year
    refuse_unfit_texts(table)
    table.save()
    return table


def _siblings(table: CriteriaTable, year: int) -> Any:
    if table.cluster_year_id is not None:
        return CriteriaTable.objects.filter(cluster_year=table.cluster_year_id)
    return CriteriaTable.objects.filter(body=table.body_id, year=year)


def _lock(table_id: int) -> CriteriaTable:
    """A table's row, locked after its year, with both."""
    known = CriteriaTable.objects.only("cluster_year_id").get(pk=table_id)
    if known.cluster_year_id is not None:
        lock_year(known.cluster_year_id)
    tables = CriteriaTable.objects.select_for_update(of=("self",)).select_related(
        "cluster_year__cluster__parent_body", "body"
    )
    return tables.get(pk=table_id)


def _require(actor: Actor, verb: str, table: CriteriaTable) -> None:
    if table.cluster_year is not None:
        require(actor, verb, table.cluster_year)
    else:
        require(actor, f"{verb}_for_body", table.body)


def _refuse_not_draft(table: CriteriaTable) -> None:
    if table.state not in {TableState.DRAFT, TableState.SIMULATED}:
        raise Refused(
            phrases.TABLE_NOT_DRAFT.format(
                version=table.version, state=TableState(table.state).label
            )
        )


def _refuse_frozen(year: ClusterYear) -> None:
    if Ranking.objects.filter(cluster_year=year, withdrawn_at=None).exists():
        raise Refused(phrases.YEAR_FROZEN_ALREADY.format(**of_year(year)))


def _set_basis(table: CriteriaTable, basis: Basis, at: datetime) -> str:
    """Write down by what the table is adopted; its words for the ledger."""
    if basis.note_id is None and basis.document_id is None:
        raise Refused(phrases.BASIS_MISSING, field="note")
    if basis.adopted_on > at.astimezone(VIETNAM).date():
        raise Refused(
            phrases.ADOPTED_LATER.format(day=format_date_vn(basis.adopted_on)), field="adopted_on"
        )
    said = []
    if basis.note_id is not None:
        note = ConferenceNote.objects.select_related("conference").get(pk=basis.note_id)
        years = note.conference.cluster_years
        if table.cluster_year is not None and not years.filter(pk=table.cluster_year.pk).exists():
            name = table.cluster_year.cluster.name
            raise Refused(phrases.NOTE_ELSEWHERE.format(name=name), field="note")
        table.note = note
        said.append(note.conference.name)
    if basis.document_id is not None:
        document = Document.objects.get(pk=basis.document_id)
        if document.state == DocumentState.VOID:
            raise Refused(
                phrases.DOCUMENT_VOID.format(citation=document.citation), field="document"
            )
        table.document = document
        said.append(document.citation or document.title)
    return "; ".join(said)


def _replace_in_use(table: CriteriaTable) -> CriteriaTable | None:
    """Take the version in use out of it; None where there is none."""
    if table.cluster_year is not None:
        _refuse_frozen(table.cluster_year)
    in_use = _siblings(table, table.year).filter(state=TableState.ADOPTED)
    before: CriteriaTable | None = in_use.select_for_update().first()
    if before is not None:
        before.state = TableState.SUPERSEDED
        before.save(update_fields=["state"])
    return before


def _of(table: CriteriaTable) -> dict[str, Any]:
    if table.cluster_year is not None:
        return of_year(table.cluster_year)
    assert table.body_id is not None, "a table is a cluster's or a body's"
    return {"name": label_on(table.body_id, date(table.year, 1, 15)), "year": table.year}
