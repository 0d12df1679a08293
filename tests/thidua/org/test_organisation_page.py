"""The page about the organisation data says what the data says."""

import re
from importlib.resources import files
from pathlib import Path

from thidua.org.domain.dataset import load_dataset
from thidua.org.domain.dataset_checks import codes_of_two_provinces

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "organisation-data.md"
ROW = re.compile(r"^\| ((?:`\w+\.csv`(?:, )?)+) \|.*\| ([\d., ]+) \|$", re.MULTILINE)


def lines_of(table: str) -> int:
    text = (files("thidua.org") / "data" / table).read_text(encoding="utf-8")
    return len(text.splitlines()) - 1


def test_each_table_has_the_rows_the_page_says():
    told = {}
    for names, numbers in ROW.findall(PAGE.read_text(encoding="utf-8")):
        tables = re.findall(r"\w+\.csv", names)
        told |= dict(zip(tables, numbers.replace(".", "").split(", "), strict=True))
    packaged = {one.name for one in (files("thidua.org") / "data").iterdir()}
    assert told == {table: str(lines_of(table)) for table in packaged}


def test_the_page_lists_the_reused_province_codes():
    page = PAGE.read_text(encoding="utf-8")
    for reused in codes_of_two_provinces(load_dataset()):
        assert f"| {reused.code} | {reused.before} | {reused.after} |" in page


def test_the_page_counts_what_is_known_of_communes():
    page = PAGE.read_text(encoding="utf-8")
    communes = load_dataset().communes
    served = sum(one.regional_procuracy is not None for one in communes)
    placed = sum(bool(one.former_districts) for one in communes)
    for number in (served, len(communes) - served, placed):
        assert f"{number:,}".replace(",", ".") in page
