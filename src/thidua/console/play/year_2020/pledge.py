"""The pledge of the played year, as far as the sources tell of it."""

from django.db import transaction

from thidua.clusters.enums import ClusterState
from thidua.console.play.groups import walk_to
from thidua.console.play.script import lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import MEMBERS, cluster_year_id, unit_id
from thidua.kernel.actors import SYSTEM
from thidua.pledges.actions import Clause, Signatory, enter_signed_pledge
from thidua.pledges.queries import pledge_of


def sign_pledge(stage: Stage) -> list[str]:
    """Enter the pledge that was signed, with the contents that were published."""
    year_id = cluster_year_id()
    if pledge_of(year_id) is not None:
        return ["đã có sẵn"]
    script = read_script("year-2020/pledge")
    told = script.told
    with transaction.atomic():
        walk_to(year_id, ClusterState.PLEDGED, told["signed_on"])
        with lived(told["signed_on"], 17) as at:
            enter_signed_pledge(
                cluster_year_id=year_id,
                signed_on=told["signed_on"],
                discussed=told["discussed"],
                clauses=[Clause(text=each, restated=True) for each in told["restated"]],
                signatories=[Signatory(unit_id=unit_id(each)) for each in MEMBERS],
                provenance=told["provenance"],
                source=script.source,
                actor=SYSTEM,
                at=at,
            )
    return [f"{len(told['restated'])} điều đã nêu", "06 đơn vị ký"]
