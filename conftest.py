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
GLANCE = 10
"""Examples of a property when only a glance is asked for, whatever the property asks itself."""
settings.register_profile("glance", parent=settings.get_profile("house"), max_examples=GLANCE)
settings.register_profile("search", parent=settings.get_profile("house"), derandomize=False)
settings.register_profile(
    "talk", parent=settings.get_profile("search"), verbosity=Verbosity.verbose
)
PROFILE = os.environ.get("THIDUA_HYPOTHESIS", "house")
settings.load_profile(PROFILE)

ROOT = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--lacking", help="skip every test selected, for this reason")


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Tables as the models say, in a twentieth of the time that every step of the past takes.

    That the migrations end with the same tables is held by a test of its own on each engine.
    """
    return False


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
        if PROFILE == "glance":
            _glance_only(item)
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


def _glance_only(item: pytest.Item) -> None:
    """Cut a property's own number of examples; its other settings stay."""
    test = getattr(item, "obj", None)
    test = getattr(test, "__func__", test)
    own = getattr(test, "_hypothesis_internal_use_settings", None)
    if own is not None and own.max_examples > GLANCE:
        fewer = settings(own, max_examples=GLANCE)
        test._hypothesis_internal_use_settings = fewer  # noqa: SLF001  # reason: hypothesis has no other place for it
