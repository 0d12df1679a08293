"""ruff and mypy with the house's settings, tried on a planted mistake."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.planting import plant

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def run(*command: str | Path, cwd: Path) -> tuple[int, str]:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("code", "mistake"),
    [
        ("F401", "import os\n"),
        ("F841", "def f():\n    x = 1\n"),
        ("B006", "def f(x=[]):\n    return x\n"),
        ("DTZ005", "from datetime import datetime\n\nNOW = datetime.now()\n"),
        ("S608", 'def f(name):\n    return f"SELECT * FROM {name}"\n'),
        ("BLE001", "try:\n    x = 1\nexcept Exception:\n    x = 2\n"),
        ("T201", 'print("a")\n'),
        ("C901", "def f(x):\n" + "    if x:\n        x += 1\n" * 12 + "    return x\n"),
    ],
)
def test_ruff_sees_a_planted_mistake(tree: Path, code: str, mistake: str) -> None:
    plant(tree, "src/thidua/__init__.py", "")
    plant(tree, "src/thidua/org/__init__.py", "")
    plant(tree, "src/thidua/org/planted.py", mistake)
    status, said = run(BIN / "ruff", "check", "--no-cache", cwd=tree)
    assert status != 0
    assert code in said


def test_ruff_sees_a_planted_untidiness(tree: Path) -> None:
    plant(tree, "src/thidua/planted.py", "x = { 1:2 }\n")
    status, _said = run(BIN / "ruff", "format", "--check", "--no-cache", cwd=tree)
    assert status != 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "module",
    [
        "thidua_core/planted.py",
        "thidua/org/domain/planted.py",
        "thidua/org/actions/planted.py",
        "thidua/org/queries/planted.py",
    ],
)
def test_mypy_is_strict_where_decisions_are_made(tree: Path, module: str) -> None:
    """Without Django's plugin, which asks for the whole platform; the demands are the same."""
    settings = tree / "pyproject.toml"
    settings.write_text(settings.read_text().replace('plugins = ["mypy_django_plugin.main"]', ""))
    plant(
        tree,
        f"src/{module}",
        """\
        import json

        def untyped(x):
            return x

        def bare(x: list) -> None: ...

        def loose() -> int:
            return json.loads("1")
        """,
    )
    status, said = run(BIN / "mypy", "--cache-dir", tree / "cache", "src", cwd=tree)
    assert status != 0
    for code in ("no-untyped-def", "type-arg", "no-any-return"):
        assert code in said, said
