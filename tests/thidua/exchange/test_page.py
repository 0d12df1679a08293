"""The page about import says the columns and words that are, and its examples can be imported."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.invented import make_unit
from thidua.exchange.actions import apply_import
from thidua.exchange.domain.columns import COLUMNS
from thidua.exchange.domain.papers import PAPER_KINDS
from thidua.exchange.domain.records import KINDS, LEADERSHIPS, LEVELS, SEXES
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "import.md"
NOW = clock.moment(date(2026, 3, 2), 9)


def section(kind: str) -> str:
    [found] = re.findall(
        rf"^## [^\n]*`{kind}`\n(.*?)(?=^## )", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return str(found)


@pytest.mark.parametrize("kind", COLUMNS)
def test_the_columns_are_those_of_the_import(kind: str) -> None:
    rows = re.findall(r"^\| ([^|]+?) \| (có)? ?\|", section(kind), re.MULTILINE)
    told = {name: bool(needed) for name, needed in rows if name not in {"cột", "---"}}
    assert told == {column.name: column.needed for column in COLUMNS[kind]}


@pytest.mark.parametrize(
    ("kind", "head", "words"),
    [
        ("units", "Loại", KINDS),
        ("units", "Cấp", LEVELS),
        ("people", "Giới tính", SEXES),
        ("people", "Lãnh đạo", LEADERSHIPS),
        ("documents", "Loại", PAPER_KINDS),
    ],
)
def test_the_closed_lists_are_whole(kind: str, head: str, words: dict[str, object]) -> None:
    [listed] = re.findall(rf"^{head}: (.*?)\.\n\n", section(kind), re.MULTILINE | re.DOTALL)
    assert re.findall(r"`([^`]+)`", listed.replace("\n", " ")) == list(words)


def test_the_examples_can_be_imported(db: None) -> None:
    make_unit("VKSND tỉnh Mẫu", since=date(2015, 6, 1))
    # A registration needs a cluster's year with its members: its own tests lay one out.
    for kind in [each for each in COLUMNS if each != "registration"]:
        [example] = re.findall(r"```csv\n(.*?)```", section(kind), re.DOTALL)
        done = apply_import(
            kind=kind, name="vi-du.csv", content=example.encode(), actor=SYSTEM, at=NOW
        )
        assert len(done.preview.new) == 2
