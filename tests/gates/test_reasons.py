from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import reasons


@pytest.mark.parametrize(
    "silencer",
    [
        "# noqa: E501",
        "# type: ignore[arg-type]",
        "# pragma: no cover",
        "# pragma: no branch",
        "# nosec",
        "# mypy: ignore-errors",
        "# ruff: noqa",
    ],
)
def test_what_is_silenced_says_why(tmp_path: Path, silencer: str) -> None:
    plant(tmp_path, "a.py", f"x = 1  {silencer}\n")
    assert places(reasons.find_problems(tmp_path)) == [("a.py", 1)]
    plant(tmp_path, "a.py", f"x = 1  {silencer}  # reason: ok\n")
    assert places(reasons.find_problems(tmp_path)) == [("a.py", 1)], "two letters are no reason"
    plant(tmp_path, "a.py", f"x = 1  {silencer}  # reason: Django's stubs are wrong here\n")
    assert reasons.find_problems(tmp_path) == []


def test_a_silencer_in_a_text_is_a_text(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", 'x = "# noqa: E501"\n')
    assert reasons.find_problems(tmp_path) == []


@pytest.mark.parametrize(
    "written",
    [
        "@pytest.mark.skip\ndef test(): ...",
        "@pytest.mark.skipif(True)\ndef test(): ...",
        "@pytest.mark.xfail(strict=True)\ndef test(): ...",
        '@pytest.mark.engine("sqlite")\ndef test(): ...',
        'pytest.importorskip("duckdb")',
        "pytest.skip()",
        "pytestmark = pytest.mark.skip",
    ],
)
def test_what_is_skipped_says_why(tmp_path: Path, written: str) -> None:
    plant(tmp_path, "tests/test_a.py", f"import pytest\n{written}\n")
    assert places(reasons.find_problems(tmp_path)) == [("tests/test_a.py", 2)]


@pytest.mark.parametrize(
    "written",
    [
        '@pytest.mark.skipif(True, reason="needs a token in the slot")\ndef test(): ...',
        'pytest.skip("the machine has no clock")',
        'pytest.skip(reason="the machine has no clock")',
        '@pytest.mark.engine("sqlite", reason="write-ahead log")\ndef test(): ...',
        "itertools.skip",
    ],
)
def test_a_reason_given_to_pytest_is_one(tmp_path: Path, written: str) -> None:
    plant(tmp_path, "tests/test_a.py", f"import pytest\n{written}\n")
    assert reasons.find_problems(tmp_path) == []


@pytest.mark.parametrize("statement", ["import django", "from django import db"])
def test_an_import_inside_a_function_has_a_reason_from_the_closed_list(
    tmp_path: Path, statement: str
) -> None:
    place = "src/thidua/console/serve.py"
    plant(tmp_path, place, f"def serve():\n    {statement}\n")
    assert places(reasons.find_problems(tmp_path)) == [(place, 2)]
    plant(tmp_path, place, f"def serve():\n    {statement}  # reason: because I wanted to\n")
    assert places(reasons.find_problems(tmp_path)) == [(place, 2)]
    known = reasons.INLINE_REASONS[0]
    plant(tmp_path, place, f"def serve():\n    {statement}  # reason: {known}\n")
    assert reasons.find_problems(tmp_path) == []


def test_an_import_on_top_needs_none(tmp_path: Path) -> None:
    plant(tmp_path, "src/thidua/a.py", "import os\n\ndef f():\n    return os\n")
    assert reasons.find_problems(tmp_path) == []


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ('[tool.ruff.lint]\nignore = [\n  "ANN",\n]\n', 3),
        ('[tool.ruff.lint]\nignore = ["ANN"]\n', 2),
        ('[tool.ruff.lint.per-file-ignores]\n"tests/**" = [\n  "S",  # why\n  "D",\n]\n', 4),
        ("[[tool.mypy.overrides]]\nignore_missing_imports = true\n", 2),
    ],
)
def test_what_the_settings_switch_off_says_why(tmp_path: Path, settings: str, line: int) -> None:
    plant(tmp_path, "pyproject.toml", settings)
    assert places(reasons.find_problems(tmp_path)) == [("pyproject.toml", line)]


def test_settings_that_say_why(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "pyproject.toml",
        """\
        [project]
        dependencies = [
          "django",
        ]
        [tool.ruff.lint]
        select = ["ALL"]
        ignore = [
          "ANN",  # types are mypy's
        ]
        [tool.ruff.lint.per-file-ignores]
        "tests/**" = [
          "S",  # sample passwords
        ]
        "benchmarks/**" = ["S"]  # scripts
        """,
    )
    assert reasons.find_problems(tmp_path) == []
