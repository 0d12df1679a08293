"""The reference page says what the code writes and says."""

import re
from pathlib import Path

from thidua_core.bundle._archive import LONGEST_PATH, MOST_BYTES, MOST_FILES
from thidua_core.bundle._contents import PLACES
from thidua_core.bundle._log_part import PROOF_KEYS
from thidua_core.bundle._manifest import _SEALED_AS, FILE_KEYS, FORMAT, KEYS
from thidua_core.bundle._words import PARTS, WORDS

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "year-bundle.md").read_text()
SOURCES = Path(__file__).parents[3] / "src" / "thidua_core" / "bundle"


def rows_under(heading: str) -> list[list[str]]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def test_the_parts_and_their_places_are_those_of_the_code():
    rows = {row[0].strip("`"): row[1].strip("`") for row in rows_under("Các phần")}
    assert rows == dict(PLACES)
    assert list(rows) == list(PARTS)


def test_the_keys_of_the_manifest_are_those_of_the_code():
    rows = rows_under("`manifest.json`")
    assert [row[0].strip("`") for row in rows] == list(KEYS)
    assert all(f"`{key}`" in PAGE for key in (*FILE_KEYS, *PROOF_KEYS, _SEALED_AS))
    assert f"dạng của bộ hồ sơ: {FORMAT}" in PAGE


def test_the_bounds_are_those_of_the_code():
    assert f"dài nhất {LONGEST_PATH} ký tự" in PAGE
    assert f"{MOST_FILES:,}".replace(",", ".") in PAGE
    assert MOST_BYTES == 1 << 30


def test_every_finding_has_its_row_with_its_level():
    rows = {row[0].strip("`"): row[1] for row in rows_under("Điều được nói ra")}
    assert set(rows) == set(WORDS) - {"more"}
    said = "".join(path.read_text() for path in SOURCES.glob("*.py"))
    levels = {"error": "lỗi", "warning": "nhắc", "info": "đúng"}
    for code, level in rows.items():
        used = set(re.findall(rf'findings\.(error|warning|info)\(\s*"{code}"', said))
        assert used, code
        assert all(level == levels[each] for each in used), code
