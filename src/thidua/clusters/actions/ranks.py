"""The final ranks of a year, as the part that ranks tells them.

How they came about is not known here: only which member has which.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from thidua.clusters import phrases
from thidua.clusters.actions.clusters import lock_year, refuse_closed
from thidua.clusters.enums import RANKS_WRITTEN
from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.queries.labels import labels_on


def write_final_ranks(
    *, cluster_year_id: int, ranks: Mapping[int, int | None], actor: Actor, at: datetime
) -> ClusterYear:
    """Write down the final rank of each member, by the unit's key; who is not named has none.

    None is a unit that is not ranked. Refuses a closed year, a unit that is no member, and a rank
    below 1. Recorded as ``cluster_year.ranks_written``; nothing is recorded when nothing differs.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "cluster_year.move", year)
        refuse_closed(year)
        members = {each.unit_id: each for each in year.memberships.select_for_update()}
        if not ranks.keys() <= members.keys():
            raise Refused(phrases.RANK_OF_STRANGER.format(name=year.cluster.name, year=year.year))
        for rank in ranks.values():
            if rank is not None and rank < 1:
                raise Refused(phrases.RANK_FORM.format(rank=rank))
        changed = [each for key, each in members.items() if each.final_rank != ranks.get(key)]
        for member in changed:
            member.final_rank = ranks.get(member.unit_id)
            member.save(update_fields=["final_rank"])
        if changed:
            names = labels_on(ranks, date(year.year, 1, 15))
            ordered = sorted(ranks.items(), key=lambda pair: (pair[1] is None, pair[1] or 0))
            record(
                RANKS_WRITTEN,
                subject=year,
                actor=actor,
                at=at,
                name=year.cluster.name,
                year=year.year,
                ranks=", ".join(
                    f"{names[key]} {phrases.NOT_RANKED if rank is None else rank}"
                    for key, rank in ordered
                ),
            )
    return year
