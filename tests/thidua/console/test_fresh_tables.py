"""An empty database gets its tables at once; they are those that every migration in turn makes."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.installation import ran

pytestmark = [pytest.mark.fault, pytest.mark.slow]

AT_ONCE = """
import django; django.setup()
from thidua.console.work.setup import apply_pending, pending_migrations
print(apply_pending(), pending_migrations())
"""
IN_TURN = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
"""


@pytest.fixture(scope="module")
def at_once(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("at-once")
    assert re.fullmatch(r"\d+ \[\]", ran(home, AT_ONCE).strip())
    return home / "thidua.sqlite3"


@pytest.fixture(scope="module")
def in_turn(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("in-turn")
    ran(home, IN_TURN)
    return home / "thidua.sqlite3"


def test_both_ways_end_with_the_same_tables(at_once: Path, in_turn: Path) -> None:
    first, second = shape_of(at_once), shape_of(in_turn)
    assert len(first) > 50
    assert first == second


def test_a_constraint_that_is_missing_would_be_seen(at_once: Path, tmp_path: Path) -> None:
    """The twin: one partial index less is another shape."""
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(at_once.read_bytes())
    with closing(sqlite3.connect(copy)) as database:
        database.execute("DROP INDEX clusters_one_head")
        database.commit()
    assert shape_of(copy) != shape_of(at_once)


def shape_of(path: Path) -> Mapping[str, tuple]:
    """Columns, references, indexes and named constraints of every table; their order is no part."""
    with closing(sqlite3.connect(path)) as database:
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        tables = dict(database.execute(asked).fetchall())
        return {name: _table(database, name, sql) for name, sql in tables.items()}


def _table(database: sqlite3.Connection, name: str, sql: str) -> tuple:
    columns = database.execute(f"PRAGMA table_info('{name}')").fetchall()
    references = database.execute(f"PRAGMA foreign_key_list('{name}')").fetchall()
    indexes = database.execute(f"PRAGMA index_list('{name}')").fetchall()
    asked = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE ?"
    )
    return (
        sorted((each[1], each[2], each[3], each[5]) for each in columns),
        sorted((each[2], each[3], each[4]) for each in references),
        sorted((each[2], _columns(database, each[1])) for each in indexes),
        sorted(re.findall(r'CONSTRAINT "(\w+)"', sql)),
        sorted(database.execute(asked, [name, "%WHERE%"]).fetchall()),
    )


def _columns(database: sqlite3.Connection, index: str) -> tuple[str | None, ...]:
    return tuple(row[2] for row in database.execute(f"PRAGMA index_info('{index}')"))
