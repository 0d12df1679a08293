"""Every page for every role: what the table says is what the site answers."""

from pathlib import Path

import pytest
import yaml

from tests.support.site import Site
from tools.gates.pages import ROLES, TABLE, Expectation, expectations

ROWS = list(expectations(yaml.safe_load(Path(TABLE).read_text(encoding="utf-8"))))
PER_ROW = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method}-{row.key}")


@PER_ROW
@pytest.mark.parametrize("role", ROLES)
def test_a_role_meets_the_status_in_the_table(
    site: Site, paths: dict[str, str], row: Expectation, role: str
) -> None:
    visitor = site.visitor(role)
    answer = getattr(visitor, row.method)(paths[row.key])
    met = f"{paths[row.key]} answers {answer.status}: {answer.title}"
    assert answer.status == row.status[role], met
