"""The contracts of ``.importlinter``, tried on a small tree with one wrong import."""

import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.planting import plant

ROOT = Path(__file__).resolve().parents[2]
PARTS = "A part imports only what stands below it"
INSIDE = "Inside a part"
CORE_PLAIN = "thidua_core knows neither Django"
CORE_FLOORS = "thidua_core: rooms side by side"
ENGINES = "Only the two compilers import Ibis"
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


WRONG_IMPORTS = [
    ("thidua.org", "thidua.clusters", PARTS),
    ("thidua.ledger", "thidua.ui", PARTS),
    ("thidua.desk", "thidua.console", PARTS),
    ("thidua.desk", "thidua.config", "The wiring is imported by nobody"),
    ("thidua.org.models", "thidua.org.actions", INSIDE),
    ("thidua.org.domain", "thidua.org.models", INSIDE),
    ("thidua.desk", "thidua.org.models", "Faces ask queries and actions"),
    ("thidua.org.domain", "django", "Domain is plain Python"),
    ("thidua_core.law", "django", CORE_PLAIN),
    ("thidua_core.values", "thidua.kernel", CORE_PLAIN),
    ("thidua_core.law", "thidua_core.scoring", CORE_FLOORS),
    ("thidua_core.values", "thidua_core.law", CORE_FLOORS),
    ("thidua_core.law.rulebooks", "thidua_core.law.interpret", "Inside law"),
    ("thidua_core.law.interpret", "thidua_core.law.compile", "Inside law"),
    ("thidua_laws", "thidua_core.law", "Law packs are data"),
    ("thidua_core.law.interpret", "ibis", ENGINES),
    ("thidua.org.queries", "duckdb", ENGINES),
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole small house in which every contract is kept."""
    tree = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / ".importlinter", tree)
    for package in PACKAGES:
        plant(tree, f"src/{package.replace('.', '/')}/__init__.py", "")
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
        add_import(tree, above, below)
    return tree


@pytest.fixture(scope="module")
def said_of_wrong_imports(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of the same house with every wrong import in it."""
    wrong = Path(shutil.copytree(tree, tmp_path_factory.mktemp("wrong"), dirs_exist_ok=True))
    for importer, imported, _contract in WRONG_IMPORTS:
        add_import(wrong, importer, imported)
    status, said = lint_imports(wrong)
    assert status != 0
    return said


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
@pytest.mark.parametrize(("importer", "imported", "contract"), WRONG_IMPORTS)
def test_a_wrong_import_breaks_its_contract(
    said_of_wrong_imports: str, importer: str, imported: str, contract: str
) -> None:
    _kept, _, broken = said_of_wrong_imports.partition("Broken contracts\n")
    sections = re.split(r"\n-{5,}\n", broken)
    named = [
        told
        for heading, told in itertools.pairwise(sections)
        if heading.splitlines()[-1].startswith(contract)
    ]
    assert named, f"{contract} was kept"
    assert re.search(rf"{re.escape(f'{importer} -> {imported}')}[ .]", named[0]), named[0]


@pytest.mark.slow
@pytest.mark.parametrize("stranger", ["thidua.awesome", "thidua_core.cleverness"])
def test_a_room_that_is_on_no_floor_is_refused(tree: Path, tmp_path: Path, stranger: str) -> None:
    shutil.copytree(tree, tmp_path, dirs_exist_ok=True)
    plant(tmp_path, f"src/{stranger.replace('.', '/')}/__init__.py", "")
    status, said = lint_imports(tmp_path)
    assert status != 0
    assert stranger.rpartition(".")[2] in said
