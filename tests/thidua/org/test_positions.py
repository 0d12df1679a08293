"""Positions, ranks and rooms as packaged."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from thidua.org.domain.dataset_tables import DatasetError
from thidua.org.domain.positions import (
    Ladder,
    PositionLeadership,
    Positions,
    load_positions,
)
from thidua.org.domain.vocabulary import Kind


@pytest.fixture(scope="module")
def tables() -> Positions:
    return load_positions()


@pytest.mark.parametrize(
    ("kind", "day", "there"),
    [
        (Kind.DISTRICT_PROCURACY, date(2025, 6, 30), True),
        (Kind.DISTRICT_PROCURACY, date(2025, 7, 1), False),
        (Kind.HIGH_PROCURACY, date(2025, 7, 1), False),
        (Kind.REGIONAL_PROCURACY, date(2025, 6, 30), False),
        (Kind.REGIONAL_PROCURACY, date(2025, 7, 1), True),
        (Kind.PROVINCIAL_PROCURACY, date(2025, 7, 1), True),
    ],
)
def test_each_level_has_its_head_and_deputy_in_its_time(tables, kind, day, there):
    found = {
        one.leadership
        for one in tables.positions
        if kind in one.unit_kinds and one.period.contains(day)
    }
    assert found == (set(PositionLeadership) if there else set())


def test_keys_are_unique_and_ladders_have_no_gap(tables):
    for table in (tables.positions, tables.ranks, tables.provincial_rooms):
        assert len({one.key for one in table}) == len(table)
    for ladder, steps in ((Ladder.PROSECUTOR, 4), (Ladder.INVESTIGATOR, 3), (Ladder.EXAMINER, 3)):
        orders = [one.order for one in tables.ranks if one.ladder is ladder]
        assert orders == list(range(1, steps + 1))


@pytest.mark.parametrize(
    ("file", "line", "column"),
    [
        ("positions.csv", "x,X,room castle,head,,,y", "unit_kinds"),
        ("positions.csv", "x,X,room,king,,,y", "leadership"),
        ("ranks.csv", "x,prosecutor,X,,y", "order"),
        ("ranks.csv", "x,other,X,1,y", "order"),
        ("provincial_rooms.csv", "x,X,,official", "field"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, file, line, column):
    package = files("thidua.org") / "data"
    for name in ("positions.csv", "ranks.csv", "provincial_rooms.csv"):
        (tmp_path / name).write_bytes((package / name).read_bytes())
    with (tmp_path / file).open("a", encoding="utf-8") as table:
        table.write(line + "\n")
    with pytest.raises(DatasetError) as refusal:
        load_positions(tmp_path)
    assert (refusal.value.file, refusal.value.column) == (file, column)
