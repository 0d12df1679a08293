"""The demonstration site, once for all pages, and the path of every row of the table."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.support.site import ROOT, Site, environment, served_demonstration


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with served_demonstration() as served:
        yield served


@pytest.fixture(scope="session")
def paths(site: Site) -> dict[str, str]:
    told = subprocess.run(
        [sys.executable, "-m", "tests.pages.samples"],
        cwd=ROOT,
        env=environment(site.demonstration.home),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, str] = json.loads(told.stdout)
    return found
