from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import docstrings

OPENED = [
    "src/thidua_core/values.py",
    "src/thidua_core/law/facts.py",
    "src/thidua/org/domain/lineage.py",
    "src/thidua/org/domain.py",
    "src/thidua/org/actions/merge.py",
]


@pytest.mark.parametrize("place", OPENED)
def test_a_module_that_does_not_say_what_it_knows(tmp_path: Path, place: str) -> None:
    plant(tmp_path, place, "x = 1\n")
    assert places(docstrings.find_problems(tmp_path)) == [(place, 1)]
    plant(tmp_path, place, '"""Units over time."""\n\nx = 1\n')
    assert docstrings.find_problems(tmp_path) == []


def test_an_opening_of_five_sentences_is_an_essay(tmp_path: Path) -> None:
    plant(tmp_path, OPENED[0], '"""' + "One says this. " * 4 + '"""\n')
    assert docstrings.find_problems(tmp_path) == []
    plant(tmp_path, OPENED[0], '"""' + "One says this. " * 5 + '"""\n')
    assert places(docstrings.find_problems(tmp_path)) == [(OPENED[0], 1)]


def test_a_public_action_has_a_contract(tmp_path: Path) -> None:
    place = "src/thidua/org/actions/merge.py"
    plant(
        tmp_path,
        place,
        '''\
        """Merging units."""

        def _lock(): ...

        def merge_units(): ...
        ''',
    )
    assert places(docstrings.find_problems(tmp_path)) == [(place, 5)]


def test_elsewhere_a_module_may_be_silent(tmp_path: Path) -> None:
    plant(tmp_path, "src/thidua/desk/views/units.py", "x = 1\n")
    plant(tmp_path, "src/thidua_core/law/__init__.py", "")
    assert docstrings.find_problems(tmp_path) == []
