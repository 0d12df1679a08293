"""Clusters and blocks of 2020 to 2025 that public sources tell of, for the units' histories."""

from datetime import date

from django.db import transaction

from thidua.clusters.actions import add_member, name_lead, open_cluster_year
from thidua.clusters.domain.known_clusters import (
    Completeness,
    KnownCluster,
    load_known_clusters,
)
from thidua.clusters.enums import ClusterKind, LeadHow, LeadRole
from thidua.console.play.groups import cluster_of, known_group
from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.kernel.actors import SYSTEM
from thidua.kernel.provenance import Mark
from thidua.org.domain.vocabulary import Certainty
from thidua.org.queries import living_on, units_for

_MARKS = {Certainty.OFFICIAL: Mark.SOURCED, Certainty.DERIVED: Mark.DERIVED}


def load_known(stage: Stage) -> list[str]:
    """Open the years whose units are all in the organisation, in one whole transaction."""
    with transaction.atomic():
        return _open_all()


def _open_all() -> list[str]:
    made, left_out = 0, 0
    clusters = load_known_clusters()
    wanted = {key for each in clusters for key in (each.parent_body, *each.members)}
    found = units_for(SYSTEM).filter(key__in=wanted).values_list("key", "pk")
    units = {key: unit_id for key, unit_id in found if key is not None}
    for cluster in clusters:
        since = date(cluster.year, 1, 1)
        living = living_on(units_for(SYSTEM), since).filter(key__in=cluster.members).count()
        if cluster.parent_body not in units or living < len(cluster.members):
            left_out += 1
            continue
        kind = ClusterKind(cluster.kind.value)
        body_id = units[cluster.parent_body]
        if known_group(body_id, kind, cluster.name, cluster.year) is None:
            _open(cluster, body_id, units)
            made += 1
    return [f"{made} cụm, khối", f"{left_out} chưa đủ căn cứ để nạp"]


def _open(cluster: KnownCluster, body_id: int, units: dict[str, int]) -> None:
    since = date(cluster.year, 1, 1)
    mark = _MARKS.get(cluster.certainty)
    with lived(since) as at:
        year = open_cluster_year(
            cluster_id=cluster_of(
                body_id,
                ClusterKind(cluster.kind.value),
                cluster.name,
                number=str(cluster.number),
                at=at,
            ),
            year=cluster.year,
            stated_member_count=cluster.expected_members,
            members_complete=cluster.completeness is Completeness.COMPLETE,
            provenance={"members": mark.value} if mark else {},
            source=cluster.source,
            actor=SYSTEM,
            at=at,
        )
        for key in cluster.members:
            add_member(
                cluster_year_id=year.pk, unit_id=units[key], start=since, actor=SYSTEM, at=at
            )
        leads = ((LeadRole.HEAD, cluster.head), (LeadRole.DEPUTY, cluster.deputy))
        for role, lead in leads:
            if lead is not None:
                name_lead(
                    cluster_year_id=year.pk,
                    unit_id=units[lead],
                    role=role,
                    how=_how(cluster, role),
                    start=since,
                    actor=SYSTEM,
                    at=at,
                )


def _how(cluster: KnownCluster, role: LeadRole) -> LeadHow:
    if role is LeadRole.HEAD and cluster.head_how is not None:
        return LeadHow(cluster.head_how.value)
    return LeadHow.UNKNOWN
