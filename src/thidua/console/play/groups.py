"""Clusters and blocks of the systems in their year, and posts that a source names by office."""

from datetime import date, datetime
from typing import Any

from thidua.clusters.actions import (
    add_member,
    create_cluster,
    move_on,
    name_lead,
    open_cluster_year,
    set_points,
)
from thidua.clusters.domain.course import next_state
from thidua.clusters.enums import ClusterKind, ClusterState, LeadHow, LeadRole, PointKind
from thidua.clusters.queries import cluster_years_for
from thidua.console.play.script import Script, Told, lived
from thidua.documents.queries import documents_for
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import begin_post, create_person
from thidua.people.enums import Leadership
from thidua.people.queries import people_of_units


def make_groups(script: Script) -> None:
    """Open each group's year with members, heads, mottos, as far as they are known."""
    for word, told in script.named("groups").items():
        script.keep("groups", word, _group(script, told))
    for told in script.listed("posts"):
        _post(script, told)


def known_group(body_id: int, kind: str, name: str, year: int) -> int | None:
    """The key of a group's year that is there already."""
    years = cluster_years_for(SYSTEM).filter(
        cluster__parent_body=body_id, cluster__kind=kind, cluster__name=name, year=year
    )
    found = years.first()
    return None if found is None else found.pk


def cluster_of(
    body_id: int, kind: ClusterKind, name: str, *, at: datetime, number: str = ""
) -> int:
    """The key of a body's cluster, which another year may have brought already."""
    years = cluster_years_for(SYSTEM).filter(
        cluster__parent_body=body_id, cluster__kind=kind, cluster__name=name
    )
    found = years.first()
    if found is not None:
        return found.cluster_id
    return create_cluster(
        parent_body_id=body_id, kind=kind, name=name, number=number, actor=SYSTEM, at=at
    ).pk


def _group(script: Script, told: Told) -> int:
    body_id = script.unit(told["body"], told["opened_on"])
    known = known_group(body_id, told["kind"], told["name"], told["year"])
    if known is not None:
        return known
    with lived(told["opened_on"]) as at:
        year = open_cluster_year(
            cluster_id=cluster_of(
                body_id,
                ClusterKind(told["kind"]),
                told["name"],
                number=told.get("number", ""),
                at=at,
            ),
            year=told["year"],
            theme=told.get("theme", ""),
            created_by=_paper(script, told.get("created_by"), at),
            stated_member_count=told.get("stated_member_count"),
            members_complete=told["members_complete"],
            across_sectors=told.get("across_sectors"),
            provenance=dict(told.get("provenance", {})),
            source=script.source,
            actor=SYSTEM,
            at=at,
        )
        _fill(script, year.pk, told, at)
        walk_to(year.pk, ClusterState(told["state"]), told["pledged_on"])
    script.made += 1
    return year.pk


def _paper(script: Script, word: str | None, at: datetime) -> Any:
    key = script.key("papers", word)
    return None if key is None else documents_for(SYSTEM, on=at.date()).get(pk=key)


def _fill(script: Script, year_id: int, told: Told, at: datetime) -> None:
    since: date = told.get("members_on", told["opened_on"])
    for name in told.get("members", ()):
        add_member(
            cluster_year_id=year_id,
            unit_id=script.unit(name, since),
            start=since,
            actor=SYSTEM,
            at=at,
        )
    for role in LeadRole:
        if lead := told.get(role.value):
            name_lead(
                cluster_year_id=year_id,
                unit_id=script.unit(lead["unit"], since),
                role=role,
                how=LeadHow(lead["how"]),
                document_id=script.key("papers", lead.get("paper")),
                start=since,
                actor=SYSTEM,
                at=at,
            )
    for kind, word in ((PointKind.MOTTO, "mottos"), (PointKind.MEMBER_KIND, "member_kinds")):
        if texts := told.get(word):
            set_points(cluster_year_id=year_id, kind=kind, texts=texts, actor=SYSTEM, at=at)


def walk_to(year_id: int, goal: ClusterState, day: date) -> None:
    """Move a year on, state after state, until it is where it should be."""
    with lived(day, 17) as at:
        state = ClusterState.FORMING
        while state != goal:
            following = next_state(state)
            assert following is not None, "no year goes beyond its last state"
            state = ClusterState(following)
            move_on(cluster_year_id=year_id, to=state, actor=SYSTEM, at=at)


def _post(script: Script, told: Told) -> None:
    """Somebody whose office is known and whose name is not."""
    unit_id = script.unit(told["unit"], told["start"])
    rows = people_of_units([unit_id], on=told["start"])
    if any(row.position == told["position"] for row in rows):
        return
    with lived(told["start"]) as at:
        person = create_person(full_name=told["name"], invented=True, actor=SYSTEM, at=at)
        begin_post(
            person_id=person.pk,
            unit_id=unit_id,
            position=told["position"],
            leadership=Leadership(told["leadership"]),
            start=told["start"],
            end=told.get("end"),
            actor=SYSTEM,
            at=at,
        )
    script.made += 1
