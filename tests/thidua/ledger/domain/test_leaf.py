import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.ledger.domain.leaf import Leaf, canonical, commitment

LEAF = Leaf(
    entry="0123456789ab",
    verb="unit.renamed",
    subjects=(("org.unit", "abcdefghjkmn"),),
    at="2020-02-21T07:00:00.000000+00:00",
    commitment="0" * 64,
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_the_bytes_of_a_leaf_are_fixed_for_ever() -> None:
    assert LEAF.encode() == (
        b'{"at":"2020-02-21T07:00:00.000000+00:00","commitment":"' + b"0" * 64 + b'",'
        b'"entry":"0123456789ab","subjects":[["org.unit","abcdefghjkmn"]],"v":1,'
        b'"verb":"unit.renamed"}'
    )


def test_the_commitment_is_a_hash_over_salt_and_content() -> None:
    content = {"b": 1, "a": "ố"}
    expected = hashlib.sha256(b"s" * 32 + '{"a":"ố","b":1}'.encode()).hexdigest()
    assert commitment(b"s" * 32, content) == expected


@given(st.dictionaries(st.text(), values, max_size=4))
def test_the_order_of_keys_does_not_matter(content: dict[str, object]) -> None:
    turned = dict(reversed(content.items()))
    assert canonical(content) == canonical(turned)


@given(st.dictionaries(st.text(), values), st.dictionaries(st.text(), values))
def test_other_content_is_another_commitment(one: dict, other: dict) -> None:
    same = canonical(one) == canonical(other)
    assert (commitment(b"", one) == commitment(b"", other)) == same


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical({"x": float("nan")})
