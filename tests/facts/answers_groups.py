"""Answers about clusters and blocks, units, pledges, emulation years."""

import re
from datetime import date, datetime

from tests.facts.answers import answers, called, known, only
from tests.facts.answers_papers import cited
from tests.facts.reading import UNKNOWN, levelled
from thidua.calendar.models import EmulationYear
from thidua.calendar.queries import emulation_year_of, year_rows
from thidua.clusters.enums import ClusterState, PointKind
from thidua.clusters.models import ClusterYear
from thidua.clusters.queries import (
    ClusterYearRow,
    cluster_year_rows,
    cluster_years_for,
    lead_rows,
    member_rows,
    points_of,
    search_cluster_years,
)
from thidua.conferences.queries import signing_day
from thidua.documents.queries import document_rows
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.ledger.queries import entries_for_subject
from thidua.movements.queries import guidances_of
from thidua.org.queries import rows_by_id, units_by_name
from thidua.people.queries import people_of_units
from thidua.pledges.models import Pledge
from thidua.pledges.queries import (
    PledgeRow,
    clause_rows,
    pledge_of,
    pledge_rows,
    signatory_rows,
    signing_order,
)

LEVELS = {"supreme": "supreme", "provincial": "province", "district": "district"}


def groups(body: str, name: str, year: int) -> list[tuple[ClusterYear, ClusterYearRow]]:
    """The clusters and blocks of that name, written with or without a leading zero."""
    years = search_cluster_years(cluster_years_for(SYSTEM).filter(year=year), name)
    return [
        (each, row)
        for each, row in zip(years, cluster_year_rows(years), strict=True)
        if levelled(row.body) == levelled(body) and _bare(row.name) == _bare(name)
    ]


def _bare(name: str) -> str:
    return re.sub(r"\b0+(\d)", r"\1", levelled(name))


def group(body: str, name: str, year: int) -> tuple[ClusterYear, ClusterYearRow]:
    return only(groups(body, name, year))


def year_of(**of) -> ClusterYear:
    return group(**of)[0]


def sourced(year: ClusterYear, field: str) -> bool:
    """Whether a field is neither derived nor invented."""
    return year.provenance.get(field, "sourced") == "sourced"


def names_of_members(**of) -> list[str]:
    year = year_of(**of)
    return [called(row.name) for row in member_rows(year)] if sourced(year, "members") else []


@answers("cluster_years.find")
def cluster_years_find(**of):
    return len(groups(**of))


@answers("cluster_year.kind")
def cluster_year_kind(**of):
    return group(**of)[1].kind


@answers("cluster_year.number")
def cluster_year_number(**of):
    return known(group(**of)[1].number)


@answers("cluster_year.parent_body")
def cluster_year_parent_body(**of):
    return group(**of)[1].body


@answers("cluster_year.members")
def cluster_year_members(**of):
    return known(names_of_members(**of)) if group(**of)[1].members_complete else UNKNOWN


@answers("cluster_year.named_members")
def cluster_year_named_members(**of):
    return known(names_of_members(**of))


@answers("cluster_year.is_member")
def cluster_year_is_member(unit, **of):
    if levelled(unit) in map(levelled, names_of_members(**of)):
        return True
    return False if group(**of)[1].members_complete else UNKNOWN


@answers("cluster_year.member_count")
def cluster_year_member_count(**of):
    row = group(**of)[1]
    return known(row.stated_member_count or (row.member_count if row.members_complete else None))


@answers("cluster_year.member_levels")
def cluster_year_member_levels(**of):
    units = [row.unit_id for row in member_rows(year_of(**of))]
    rows = rows_by_id(units, date(of["year"], 1, 15)).values()
    return known(
        sorted({"department" if row.kind == "room" else LEVELS[row.level] for row in rows})
    )


@answers("cluster_year.member_kinds")
def cluster_year_member_kinds(**of):
    return known(points_of(year_of(**of), PointKind.MEMBER_KIND))


@answers("cluster_year.across_sectors")
def cluster_year_across_sectors(**of):
    return known(year_of(**of).across_sectors)


def heads(**of):
    year = year_of(**of)
    found = [row for row in lead_rows(year) if row.role == "head"]
    return found if sourced(year, "head") else []


@answers("cluster_year.head")
def cluster_year_head(**of):
    return known([called(row.name) for row in heads(**of)] and called(only(heads(**of)).name))


@answers("cluster_year.head_how")
def cluster_year_head_how(**of):
    ways = [row.how for row in heads(**of)]
    return known(only(ways)) if ways else UNKNOWN


@answers("cluster_year.deputies")
def cluster_year_deputies(**of):
    year = year_of(**of)
    found = [called(row.name) for row in lead_rows(year) if row.role == "deputy"]
    return known(found) if sourced(year, "deputies") else UNKNOWN


@answers("cluster_year.overseer")
def cluster_year_overseer(**of):
    return known(year_of(**of).overseer_label)


@answers("cluster_year.creating_document")
def cluster_year_creating_document(**of):
    document = year_of(**of).created_by
    return cited(only(document_rows([document])) if document else None)


@answers("cluster_year.guidance")
def cluster_year_guidance(**of):
    year = year_of(**of)
    papers = [each.document for each in guidances_of(year.cluster.parent_body_id, year.year)]
    return known([cited(row) for row in document_rows(papers) if row.kind == "guidance"])


@answers("cluster_year.mottos")
def cluster_year_mottos(**of):
    year = year_of(**of)
    return known(points_of(year, PointKind.MOTTO)) if sourced(year, "mottos") else UNKNOWN


@answers("cluster_year.theme")
def cluster_year_theme(**of):
    return known(group(**of)[1].theme)


@answers("cluster_year.state")
def cluster_year_state(as_of, **of):
    """The state to which the last move before the end of the day led, by the ledger."""
    year, _row = group(**of)
    moves = entries_for_subject(year).filter(verb=MOVED, at__lt=moment(as_of, 23, 59))
    last = moves.order_by("at", "id").last()
    if last is None:
        return UNKNOWN
    words = {str(state.label): state.value for state in ClusterState}
    return words[last.content["payload"]["state"]]


MOVED = "cluster_year.moved"


@answers("cluster_year.signing_date")
def cluster_year_signing_date(**of):
    return known(signing_day(year_of(**of).pk))


@answers("cluster_year.ranking")
def cluster_year_ranking(**of):
    """No part holds rankings yet; a year that has been ranked would say so in its state."""
    year, row = group(**of)
    unranked = row.state in {"forming", "planned", "pledged"}
    return UNKNOWN if unranked or not sourced(year, "scores") else []


@answers("provenance")
def provenance(field, **of):
    return known(year_of(**of).provenance.get(field))


@answers("council.own_symbol")
def council_own_symbol(body, year):
    """No part holds councils yet, so no symbol of their own is known."""
    return UNKNOWN


def figures(body: str, year: int):
    body_id = units_by_name(body, date(year, 1, 15)).get().pk
    found = emulation_year_of(body_id, date(year, 6, 30))
    assert found is not None
    rows = year_rows(EmulationYear.objects.filter(pk=found.pk))
    return only(only(rows).data_periods)


@answers("emulation_year.figures_from")
def figures_from(**of):
    return figures(**of).start


@answers("emulation_year.figures_to")
def figures_to(**of):
    return figures(**of).end


@answers("unit.head_position")
def unit_head_position(unit, as_of):
    unit_id = units_by_name(unit, as_of).get().pk
    rows = people_of_units([unit_id], on=as_of)
    return known(rows[0].position if rows else None)


def pledge(**of) -> Pledge:
    found = pledge_of(year_of(**of).pk)
    assert found is not None
    return found


def pledge_row(on: date | datetime, **of) -> PledgeRow:
    return only(pledge_rows([pledge(**of)], on=on))


@answers("pledge.state")
def pledge_state(as_of, **of):
    return known(pledge_row(as_of, **of).state)


@answers("pledge.signatories")
def pledge_signatories(**of):
    return known([called(row.unit) for row in signatory_rows(pledge(**of))])


@answers("pledge.signer_roles")
def pledge_signer_roles(**of):
    if not sourced(year_of(**of), "pledge_signing_order"):
        return UNKNOWN
    return known(sorted({row.role for row in signatory_rows(pledge(**of))} - {""}))


@answers("pledge.signing_order")
def pledge_signing_order(**of):
    if not sourced(year_of(**of), "pledge_signing_order"):
        return UNKNOWN
    return known(signing_order(signatory_rows(pledge(**of))))


@answers("pledge.discussed")
def pledge_discussed(**of):
    return known(pledge(**of).discussed)


@answers("pledge.clauses")
def pledge_clauses(**of):
    return known([row.text for row in clause_rows(pledge(**of))])


@answers("pledge.targets")
def pledge_targets(**of):
    """The levels that are known, not invented; of an entered pledge a clause that states per cent."""
    if not sourced(year_of(**of), "pledge_targets"):
        return UNKNOWN
    return known([row.text for row in clause_rows(pledge(**of)) if "%" in row.text])
