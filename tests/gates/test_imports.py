"""The contracts of ``.importlinter``, tried on a small tree with one wrong import."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.planting import plant

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = [
    "thidua",
    "thidua.config",
    "thidua.console",
    "thidua.desk",
    "thidua.clusters",
    "thidua.org",
    "thidua.org.actions",
    "thidua.org.domain",
    "thidua.org.models",
    "thidua.org.queries",
    "thidua.ledger",
    "thidua.ui",
    "thidua.kernel",
    "thidua_core",
    "thidua_core.law",
    "thidua_core.law.compile",
    "thidua_core.law.interpret",
    "thidua_core.law.rulebooks",
    "thidua_core.bundle",
    "thidua_core.scoring",
    "thidua_core.values",
    "thidua_laws",
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A whole small house in which every contract is kept."""
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for package in PACKAGES:
        plant(tmp_path, f"src/{package.replace('.', '/')}/__init__.py", "")
    for above, below in [
        ("thidua.desk", "thidua.org.queries"),
        ("thidua.desk", "thidua.org.actions"),
        ("thidua.org.actions", "thidua.org.models"),
        ("thidua.org.models", "thidua.kernel"),
        ("thidua.org.domain", "thidua_core.values"),
        ("thidua_core.bundle", "thidua_core.law"),
        ("thidua_core.law.compile", "ibis"),
        ("thidua_core.law.compile", "thidua_core.law.rulebooks"),
    ]:
        add_import(tmp_path, above, below)
    return tmp_path


def add_import(tree: Path, importer: str, imported: str) -> None:
    source = tree / "src" / importer.replace(".", "/") / "__init__.py"
    source.write_text(source.read_text() + f"import {imported}\n")


def lint_imports(tree: Path) -> tuple[int, str]:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": f"{tree / 'src'}:{ROOT}", "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_the_small_house_keeps_every_contract(tree: Path) -> None:
    status, said = lint_imports(tree)
    assert status == 0, said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("importer", "imported", "contract"),
    [
        ("thidua.org", "thidua.clusters", "A part imports only what stands below it"),
        ("thidua.ledger", "thidua.ui", "A part imports only what stands below it"),
        ("thidua.desk", "thidua.console", "A part imports only what stands below it"),
        ("thidua.desk", "thidua.config", "The wiring is imported by nobody"),
        ("thidua.org.models", "thidua.org.actions", "Inside a part"),
        ("thidua.org.domain", "thidua.org.models", "Inside a part"),
        ("thidua.desk", "thidua.org.models", "Faces ask queries and actions"),
        ("thidua.org.domain", "django.db", "Domain is plain Python"),
        ("thidua_core.law", "django", "thidua_core knows neither Django"),
        ("thidua_core.values", "thidua.kernel", "thidua_core knows neither Django"),
        ("thidua_core.law", "thidua_core.scoring", "thidua_core: rooms side by side"),
        ("thidua_core.values", "thidua_core.law", "thidua_core: rooms side by side"),
        ("thidua_core.law.rulebooks", "thidua_core.law.interpret", "Inside law"),
        ("thidua_core.law.interpret", "thidua_core.law.compile", "Inside law"),
        ("thidua_laws", "thidua_core.law", "Law packs are data"),
        ("thidua_core.law.interpret", "ibis", "Only the two compilers import Ibis"),
        ("thidua.org.queries", "duckdb", "Only the two compilers import Ibis"),
    ],
)
def test_a_wrong_import_breaks_its_contract(
    tree: Path, importer: str, imported: str, contract: str
) -> None:
    add_import(tree, importer, imported)
    status, said = lint_imports(tree)
    assert status != 0
    assert any(contract in line and "BROKEN" in line for line in said.splitlines()), said


@pytest.mark.slow
@pytest.mark.parametrize("stranger", ["thidua.awesome", "thidua_core.cleverness"])
def test_a_room_that_is_on_no_floor_is_refused(tree: Path, stranger: str) -> None:
    plant(tree, f"src/{stranger.replace('.', '/')}/__init__.py", "")
    status, said = lint_imports(tree)
    assert status != 0
    assert stranger.rpartition(".")[2] in said
