"""Which kind a test is of: told from where it stands and what it asks for."""

from pathlib import Path

import pytest

DATABASE_FIXTURES = frozenset(
    {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
)


def is_pure(item: pytest.Item, root: Path) -> bool:
    """Tests of the core, of law packs, of a part's domain, of gates and tools touch nothing."""
    place = item.path.relative_to(root / "tests").parts
    return place[0] in {"thidua_core", "thidua_laws", "gates", "tools"} or "domain" in place[:-1]


def meets_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(
        fixtures
    )
