"""Where the desk shows who entered what in the played year of 2020, printed as JSON.

Told in a process of its own whose home is that of a demonstration. A unit's own page stands under
its name, a page of all units under an empty one.
"""

import json
import sys

from django.urls import reverse

from thidua.clusters.queries import cluster_years_for, member_rows
from thidua.kernel.actors import SYSTEM
from thidua.movements.queries import guidances_for, movements_of_cluster_year, obligation_rows
from thidua.pledges.queries import pledge_of
from thidua.scoring.queries import sheets_for


def pages() -> list[dict[str, str]]:
    year = cluster_years_for(SYSTEM).get(year=2020, cluster__name="Cụm thi đua số 10")
    pledge = pledge_of(year.pk)
    assert pledge is not None
    (movement,) = movements_of_cluster_year(year.pk)
    (guidance,) = guidances_for(SYSTEM).filter(year=2020, invented=True)
    (duty,) = obligation_rows(guidance)
    shared = {
        "registrations": ("registration_summary", year.public_id),
        "comments": ("pledge_opinions", pledge.public_id),
        "cascade": ("movement", movement.public_id),
        "figures": ("obligation", duty.public_id),
        "sheets": ("scoring_year", year.public_id),
    }
    told = [
        {"what": what, "unit": "", "path": reverse(f"desk:{name}", args=[key])}
        for what, (name, key) in shared.items()
    ]
    sheets = {each.unit_id: each for each in sheets_for(SYSTEM).filter(cluster_year=year)}
    for member in member_rows(year):
        sheet = sheets[member.unit_id].public_id
        own = {
            "registered": ("registration_sheet", [year.public_id, member.unit_public_id]),
            "sheet": ("score_sheet", [sheet]),
            "evidence": ("score_evidence", [sheet, "A1.1"]),
        }
        told += [
            {"what": what, "unit": member.name, "path": reverse(f"desk:{name}", args=args)}
            for what, (name, args) in own.items()
        ]
    return told


def tell() -> None:
    json.dump(pages(), sys.stdout)
