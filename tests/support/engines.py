"""On which database engine this run's tests meet the database."""

import os

import pytest

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
ENGINE = SQLITE if os.environ.get("THIDUA_TEST_DATABASE", "") in {"", SQLITE} else POSTGRESQL


def applies_to(item: pytest.Item, engine: str) -> bool:
    """Whether a test has a meaning on ``engine``; nearly all have one on both."""
    marker = item.get_closest_marker("engine")
    return marker is None or marker.args[0] == engine
