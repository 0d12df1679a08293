from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import names


@pytest.mark.parametrize(
    "place",
    [
        "src/thidua/org/utils.py",
        "src/thidua/org/_helpers.py",
        "src/thidua/common/units.py",
        "src/thidua/org/services/__init__.py",
        "src/thidua/org/manager.py",
        "src/thidua/org/base.py",
        "src/thidua/ui/static/ui/misc.js",
    ],
)
def test_a_name_that_says_nothing_is_refused(tmp_path: Path, place: str) -> None:
    plant(tmp_path, place, "")
    assert places(names.find_problems(tmp_path)) == [(place, 0)]


@pytest.mark.parametrize(
    "place",
    [
        "src/thidua/kernel/base.py",
        "src/thidua/ui/templates/ui/base.html",
        "src/thidua/org/units.py",
        "src/thidua/ui/static/vendor/utils.js",
    ],
)
def test_a_name_that_says_something_stands(tmp_path: Path, place: str) -> None:
    plant(tmp_path, place, "")
    assert names.find_problems(tmp_path) == []
