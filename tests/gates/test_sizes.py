from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import sizes


def lines(count: int) -> str:
    return "x = 1\n" * count


@pytest.mark.parametrize(
    ("place", "allowed"),
    [
        ("src/thidua/org/models.py", 400),
        ("tools/lock.py", 400),
        ("tests/thidua/org/test_models.py", 500),
        ("src/thidua/desk/templates/desk/org/unit_list.html", 150),
    ],
)
def test_a_file_may_reach_its_limit_and_not_pass_it(
    tmp_path: Path, place: str, allowed: int
) -> None:
    plant(tmp_path, place, lines(allowed))
    assert sizes.find_problems(tmp_path) == []
    plant(tmp_path, place, lines(allowed + 1))
    assert places(sizes.find_problems(tmp_path)) == [(place, 0)]


@pytest.mark.parametrize("opening", ["def f():", "async def f():"])
def test_a_function_may_have_fifty_lines(tmp_path: Path, opening: str) -> None:
    plant(tmp_path, "a.py", f"{opening}\n" + "    x = 1\n" * 49)
    assert sizes.find_problems(tmp_path) == []
    plant(tmp_path, "a.py", f"{opening}\n" + "    x = 1\n" * 50)
    assert places(sizes.find_problems(tmp_path)) == [("a.py", 1)]


def test_the_contract_of_a_function_does_not_count(tmp_path: Path) -> None:
    contract = '    """\n' + "    word\n" * 40 + '    """\n'
    plant(tmp_path, "a.py", "def f():\n" + contract + "    x = 1\n" * 49)
    assert sizes.find_problems(tmp_path) == []


def test_a_class_may_have_twelve_methods(tmp_path: Path) -> None:
    methods = [f"    def m{number}(self): ...\n" for number in range(13)]
    plant(tmp_path, "a.py", "class A:\n" + "".join(methods[:12]))
    assert sizes.find_problems(tmp_path) == []
    plant(tmp_path, "a.py", "class A:\n" + "".join(methods))
    assert places(sizes.find_problems(tmp_path)) == [("a.py", 1)]


def test_a_class_may_have_two_hundred_lines(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "class A:\n" + "    x = 1\n" * 199)
    assert sizes.find_problems(tmp_path) == []
    plant(tmp_path, "a.py", "class A:\n" + "    x = 1\n" * 200)
    assert places(sizes.find_problems(tmp_path)) == [("a.py", 1)]


def test_own_javascript_is_counted_together_and_that_of_others_is_not(tmp_path: Path) -> None:
    plant(tmp_path, "src/thidua/ui/static/vendor/grid.js", lines(5000))
    plant(tmp_path, "src/thidua/ui/static/ui/one.js", lines(800))
    plant(tmp_path, "src/thidua/ui/static/ui/two.js", lines(700))
    assert sizes.find_problems(tmp_path) == []
    plant(tmp_path, "src/thidua/ui/static/ui/two.js", lines(701))
    [problem] = sizes.find_problems(tmp_path)
    assert "1501" in problem.message


def test_migrations_are_as_long_as_they_are(tmp_path: Path) -> None:
    plant(tmp_path, "src/thidua/org/migrations/0001_initial.py", lines(900))
    assert sizes.find_problems(tmp_path) == []
