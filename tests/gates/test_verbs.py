from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import verbs


class Privacy(Enum):
    OPEN = "open"


@dataclass
class Declared:
    code: str = "unit.renamed"
    sentence: str = "đổi tên {old} thành {new}"
    privacy: object = Privacy.OPEN


def test_a_verb_with_sentence_and_decision_stands() -> None:
    assert list(verbs.unfit_verbs([Declared()], Privacy)) == []


@pytest.mark.parametrize(
    "verb",
    [
        Declared(code="rename_unit"),
        Declared(code="unit.Renamed"),
        Declared(sentence=""),
        Declared(sentence="{old} {new}"),
        Declared(privacy=None),
        Declared(privacy="open"),
    ],
)
def test_a_verb_without_one_of_them_is_found(verb: Declared) -> None:
    [problem] = verbs.unfit_verbs([verb], Privacy)
    assert problem.path == verb.code


def test_a_verb_that_nobody_records_is_found(tmp_path: Path) -> None:
    plant(tmp_path, "src/thidua/org/enums.py", 'A = verb("a.b", "x")\nB = verb("b.c", "y")\n')
    plant(tmp_path, "src/thidua/org/actions/a.py", "from thidua.org.enums import A, B\nrecord(A)\n")
    assert places(verbs.unused_verbs(tmp_path)) == [("src/thidua/org/enums.py", 2)]
