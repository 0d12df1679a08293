"""The worlds in which states are shown, each a home with a database of its own.

*Empty* and *one* begin with a fresh installation and a small sector; *one* adds one of each by real
actions. *Many* and *long* begin with the demonstration. A thousand rows by actions would take
minutes: *many* copies rows that the actions of the demonstration made, through the parts' own
models and under the database's constraints; *long* gives the units of the invented cluster the
longest name that the organisation has. ``refused`` and ``returned`` are the demonstration itself.

    python -m tests.pages.states.worlds WORLD      in the home of the settings
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import django

MANY = 1000
USERNAME = "quantri"
TODAY_YEAR = 2026


def empty() -> None:
    """An installation where nobody has written anything yet: units, and a cluster's year."""
    _sector()


def _sector() -> Any:
    from tests.support.sector import cluster_ten, make_province, make_supreme  # reason: not ready
    from thidua.clusters.models import ClusterYear  # reason: the app registry is not ready

    supreme = make_supreme()
    units = [make_province(name, supreme) for name in ("Vĩnh Long", "Long An")]
    year = cluster_ten(supreme, *units, year=TODAY_YEAR)
    ClusterYear.objects.filter(pk=year.pk).update(demonstration=True)
    return supreme, units, year


def one() -> None:
    """One of each, made by the actions."""
    from tests.pages.states.one_row import write  # reason: the app registry is not ready

    write(*_sector(), USERNAME)


def many() -> dict[str, dict[str, int]]:
    """A thousand rows in every list; tells what the pages cost before and after."""
    from tests.pages.states.thousand import costs, fill  # reason: the app registry is not ready

    before = costs()
    fill(MANY)
    return {"before": before, "after": costs()}


def long() -> None:
    """The longest names that the organisation has, where names stand close together."""
    from thidua.clusters.models import Membership  # reason: the app registry is not ready
    from thidua.org.models import Unit, UnitName  # reason: the app registry is not ready

    longest = max(UnitName.objects.values_list("name", flat=True), key=len)
    members = Membership.objects.filter(cluster_year__demonstration=True).values_list("unit")
    for number, unit in enumerate(Unit.objects.filter(pk__in=members), start=1):
        name = f"{longest} {number}"
        UnitName.objects.filter(unit=unit).update(name=name, short_name=name)
        Unit.objects.filter(pk=unit.pk).update(latest_short_name=name)


WORLDS: dict[str, Callable[[], Any]] = {"empty": empty, "one": one, "many": many, "long": long}

if __name__ == "__main__":
    django.setup()
    json.dump(WORLDS[sys.argv[1]](), sys.stdout)
