"""On PostgreSQL too, the tables laid at once are those that every migration in turn makes."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = [
    pytest.mark.db,
    pytest.mark.slow,
    pytest.mark.engine("postgresql", reason="its twin reads SQLite's own catalogue"),
]

COLUMNS = """
SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, is_identity
FROM information_schema.columns WHERE table_schema = %s ORDER BY 1, 2
"""
CONSTRAINTS = """
SELECT rel.relname, con.contype, pg_get_constraintdef(con.oid),
  CASE WHEN con.contype IN ('c', 'x') THEN con.conname END
FROM pg_constraint con JOIN pg_class rel ON rel.oid = con.conrelid
JOIN pg_namespace space ON space.oid = rel.relnamespace
WHERE space.nspname = %s ORDER BY 1, 2, 3
"""
INDEXES = """
SELECT tablename, regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX .* USING', '\\1')
FROM pg_indexes WHERE schemaname = %s ORDER BY 1, 2
"""


def shape_of(schema: str) -> list[list[tuple]]:
    with connection.cursor() as cursor:
        # Names of other tables are written without their schema only where it is searched.
        cursor.execute(f"SET search_path TO {schema}")
        shape = []
        for asked in (COLUMNS, CONSTRAINTS, INDEXES):
            cursor.execute(asked, [schema])
            shape.append(cursor.fetchall())
    return shape


def compared(row: tuple) -> bool:
    """The test's own database keeps no list of migrations; and Django gives the hidden key of one
    of its own tables 32 bits in one way and 64 in the other.
    """
    return row[0] != "django_migrations" and row[:2] != ("auth_group_permissions", "id")


def test_both_ways_end_with_the_same_tables(db: None, settings) -> None:
    at_once = shape_of("public")
    settings.MIGRATION_MODULES = {}
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA in_turn")
        cursor.execute("SET search_path TO in_turn")
    call_command("migrate", interactive=False, verbosity=0, stdout=io.StringIO())
    in_turn = shape_of("in_turn")
    assert len(at_once[0]) > 500
    for first, second in zip(at_once, in_turn, strict=True):
        assert [row for row in first if compared(row)] == [row for row in second if compared(row)]


def test_an_index_that_is_missing_would_be_seen(db: None) -> None:
    """The twin: one partial index less is another shape."""
    before = shape_of("public")
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX clusters_one_head")
    assert shape_of("public") != before
