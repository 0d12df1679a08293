import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.movements.domain.contents import SIX_CONTENTS, missing_contents, unfit_facts
from thidua.movements.enums import ContentKind, Topic


def test_the_six_are_those_of_the_vocabulary_in_its_order() -> None:
    assert [kind.value for kind in ContentKind] == list(SIX_CONTENTS)


@given(st.sets(st.sampled_from(SIX_CONTENTS)), st.booleans())
def test_what_is_missing_is_what_is_not_filled(filled, has_days) -> None:
    missing = missing_contents(filled, has_days=has_days)
    assert set(missing) == set(SIX_CONTENTS) - filled - ({"period"} if has_days else set())
    assert list(missing) == sorted(missing, key=SIX_CONTENTS.index)


@pytest.mark.parametrize(
    ("topic", "facts"),
    [
        (Topic.CASCADE, {"levels": "all"}),
        (Topic.INITIATIVE, {"synthesised_by": "Vụ Thi đua - Khen thưởng"}),
        (Topic.INITIATIVE, {"scopes": ["work_line", "whole_sector"], "decided_by": "Lãnh đạo"}),
        (Topic.CHANNEL, {}),
        ("", {}),
    ],
)
def test_facts_that_a_topic_takes(topic, facts) -> None:
    assert unfit_facts(topic, facts) == ()


@pytest.mark.parametrize(
    ("topic", "facts", "unfit"),
    [
        (Topic.CASCADE, {"levels": "most"}, ("levels",)),
        (Topic.CASCADE, {"levels": 3}, ("levels",)),
        (Topic.INITIATIVE, {"scopes": ["everywhere"]}, ("scopes",)),
        (Topic.INITIATIVE, {"scopes": [1]}, ("scopes",)),
        (Topic.CHANNEL, {"levels": "all"}, ("levels",)),
        ("", {"levels": "all", "scopes": []}, ("levels", "scopes")),
    ],
)
def test_facts_that_it_does_not_take(topic, facts, unfit) -> None:
    assert unfit_facts(topic, facts) == unfit
