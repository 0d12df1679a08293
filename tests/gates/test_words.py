from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import words

REGISTRY = "pypi." + "org"


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("docs/index.md", "cd /" + "work/tree"),
        ("Makefile", "PYTHON = /" + "root/python/bin"),
        ("tools/a.py", '"/' + 'home/an/thidua"'),
        ("docs/index.md", f"https://{REGISTRY}/simple"),
        ("requirements.txt", "django @ https://example.vn/django.whl"),
        ("requirements-dev.txt", "--find-links file:///wheels"),
    ],
)
def test_an_address_is_found(tmp_path: Path, place: str, line: str) -> None:
    plant(tmp_path, place, f"first\n{line}\n")
    assert places(words.find_problems(tmp_path)) == [(place, 2)]


@pytest.mark.parametrize(
    "line",
    ["network/root/tree", "$HOME/work/thidua", "https://thidua.example/work/", "/srv/thidua"],
)
def test_what_only_looks_like_one_stands(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "docs/index.md", line)
    assert words.find_problems(tmp_path) == []


def test_what_is_not_text_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "font.woff2").write_bytes(b"\xff\xfe/" + b"work/")
    assert words.find_problems(tmp_path) == []
