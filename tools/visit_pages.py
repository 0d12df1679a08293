"""Fetch some pages of a served demonstration as each role: what ``.ci/run`` asks.

Called with the address, the file of what ``thidua demo --json`` printed, and how many pages.
"""

import sys
from pathlib import Path

import yaml

from tests.support.site import ROOT, Site, paths_of, told_demonstration
from tools.gates.pages import ROLES, TABLE, expectations

FINE = 200


def main() -> int:
    address, told, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    demonstration = told_demonstration(told)
    site = Site(address, demonstration)
    paths = paths_of(demonstration)
    table = yaml.safe_load((ROOT / TABLE).read_text(encoding="utf-8"))
    # The product's own pages first; those about one's account come last.
    rows = sorted(expectations(table), key=lambda row: not row.key.startswith(("desk:", "public:")))
    wrong = 0
    for role in ROLES:
        open_to_role = [row for row in rows if row.method == "get" and row.status[role] == FINE]
        for row in open_to_role[:count]:
            status = site.visitor(role).get(paths[row.key]).status
            wrong += status != FINE
            print(f"{role}: {paths[row.key]} {status}")
        if len(open_to_role) < count:
            wrong += 1
            print(f"{role}: only {len(open_to_role)} pages are open to this role")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
