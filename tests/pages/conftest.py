"""The demonstration site, once for all pages, and the path of every row of the table."""

from collections.abc import Iterator

import pytest

from tests.support.site import Site, paths_of, served_demonstration


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with served_demonstration() as served:
        yield served


@pytest.fixture(scope="session")
def paths(site: Site) -> dict[str, str]:
    return paths_of(site.demonstration)
