import re

from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.identifiers import ALPHABET, PublicIdConverter, new_public_id


def test_new_identifiers_differ_and_match_the_address_pattern() -> None:
    made = {new_public_id() for _ in range(2000)}
    assert len(made) == 2000
    assert all(re.fullmatch(PublicIdConverter.regex, one) for one in made)


@given(st.text(alphabet=ALPHABET, min_size=12, max_size=12))
def test_capitals_typed_by_hand_lead_to_the_same_thing(public_id: str) -> None:
    converter = PublicIdConverter()
    assert re.fullmatch(converter.regex, public_id.upper())
    assert converter.to_python(public_id.upper()) == public_id


def test_letters_that_look_like_digits_are_not_used() -> None:
    assert not set("ilou") & set(ALPHABET)
