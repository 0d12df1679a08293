"""Rules for every test: no network, no chance, no database for those that need none."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Verbosity, settings

from tests.support.chromium import chromium_path
from tests.support.engines import ENGINE, applies_to
from tests.support.kinds import is_pure, meets_database
from tests.support.network import close_network

settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("glance", parent=settings.get_profile("house"), max_examples=15)
settings.register_profile("search", parent=settings.get_profile("house"), derandomize=False)
settings.register_profile(
    "talk", parent=settings.get_profile("search"), verbosity=Verbosity.verbose
)
settings.load_profile(os.environ.get("THIDUA_HYPOTHESIS", "house"))

ROOT = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--lacking", help="skip every test selected, for this reason")


def pytest_configure() -> None:
    close_network()


def pytest_unconfigure(config: pytest.Config) -> None:
    home = Path(os.environ.get("THIDUA_HOME", ""))
    if not hasattr(config, "workerinput") and home.name.startswith("thidua-test-"):
        shutil.rmtree(home, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say of each test what it needs, and leave out what has no meaning on this engine."""
    for item in items:
        _mark(item)
    elsewhere = [item for item in items if not applies_to(item, ENGINE)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]
    if lacking := config.getoption("--lacking"):
        for item in items:
            item.add_marker(pytest.mark.skip(reason=lacking))


def _mark(item: pytest.Item) -> None:
    """Set the markers that follow from where a test stands and what it asks for."""
    pure, asks_for_database = is_pure(item, ROOT), meets_database(item)
    if pure and asks_for_database:
        raise pytest.UsageError(f"{item.nodeid} is a pure test and asks for a database")
    if pure:
        item.add_marker("pure")
    if asks_for_database:
        item.add_marker("db")
    if "site" in getattr(item, "fixturenames", ()):
        item.add_marker("site")
    if item.get_closest_marker("engine"):
        item.user_properties.append(("engine", "one"))
    if item.get_closest_marker("browser") and chromium_path() is None:
        item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))
