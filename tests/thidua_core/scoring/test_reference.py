"""The reference page says what the readers and the documents know."""

import re
from pathlib import Path

from thidua_core.scoring import (
    NotArisen,
    Period,
    RankBy,
    Take,
    read_results,
    read_table,
    score,
    scores_as_json,
    simulate,
    simulation_as_json,
)
from thidua_core.scoring._entries import COLUMNS
from thidua_core.scoring._rules import KINDS
from thidua_core.scoring._yaml_grades import (
    COUNT_KEYS,
    EFFECT_KEYS,
    GATE_KEYS,
    GRADE_KEYS,
    PLACE_KEYS,
    TIES,
)
from thidua_core.scoring._yaml_rules import RULE_WORDS
from thidua_core.scoring._yaml_sections import CRITERION_KEYS, EVIDENCE, SECTION_KEYS
from thidua_core.scoring._yaml_table import POINTS_KEYS, TABLE_KEYS
from thidua_core.values import ROUNDINGS

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "criteria-table.md").read_text()
TABLE, RESULTS = (
    re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[1] for kind in ("yaml", "csv")
)
DESCRIBED = {
    word for quoted in re.findall(r"`([^`\n]+)`", PAGE) for word in re.findall(r"[\w-]+", quoted)
}


def test_every_word_of_the_closed_lists_is_described():
    keys = {*TABLE_KEYS, *POINTS_KEYS, *SECTION_KEYS, *CRITERION_KEYS, *EVIDENCE, *RULE_WORDS}
    keys |= {*GRADE_KEYS, *GATE_KEYS, *COUNT_KEYS, *PLACE_KEYS, *EFFECT_KEYS, *TIES, *ROUNDINGS}
    keys |= {
        *NotArisen,
        *Period,
        *RankBy,
        *Take,
        *COLUMNS,
        *KINDS,
        "bonus",
        "penalty",
        "not_ranked",
    }
    assert {str(key) for key in keys} - DESCRIBED == set()


def test_every_rule_has_its_row():
    rows = re.findall(
        r"^\| `(\w+)` \|", PAGE.partition("### Luật")[2].partition("###")[0], re.MULTILINE
    )
    assert rows == ["kind", *KINDS]


def test_the_keys_of_both_documents_are_described():
    scores = score(read_table(TABLE), read_results(RESULTS.encode()))
    document, simulation = scores_as_json(scores), simulation_as_json(simulate(scores))
    [unit, *_] = document["units"]
    assert {*document, *unit, *unit["criteria"][0], *simulation} - DESCRIBED == set()
