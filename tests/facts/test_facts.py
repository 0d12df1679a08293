import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.facts.reading import facts, questions
from tests.support.site import BUILT, ROOT, WATCHED, build_demonstration, environment

pytestmark = pytest.mark.site


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Path:
    """A folder with a demonstration that was built under watch."""
    built = os.environ.get(BUILT)
    folder = tmp_path_factory.mktemp("facts") / "demonstration"
    if built is not None and (Path(built) / WATCHED).exists():
        shutil.copytree(built, folder)
    else:
        folder.mkdir()
        build_demonstration(folder)
    return folder


@pytest.fixture(scope="session")
def heard(demonstration) -> dict[str, list]:
    """What the product answered to every fact."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.facts.asking"],
        cwd=ROOT,
        env=environment(demonstration / "home"),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(asked.stdout)


@pytest.mark.parametrize("fact", [pytest.param(f, id=f.id) for f in facts()])
def test_the_product_knows(fact, heard):
    agreed, answer = heard[fact.id]
    assert agreed, f"{fact.says} → {answer}"


def test_the_loader_read_nothing_of_the_facts(demonstration):
    assert json.loads((demonstration / WATCHED).read_text(encoding="utf-8")) == []


def test_every_question_is_answered():
    told = subprocess.run(
        [sys.executable, "-m", "tests.facts.asking", "--questions"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert json.loads(told.stdout) == sorted(questions())
