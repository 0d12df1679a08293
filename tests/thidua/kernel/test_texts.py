import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.errors import Refused
from thidua.kernel.texts import refuse_unfit_texts
from thidua.people.models import Person


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=120))
def test_what_fits_the_column_passes(name):
    refuse_unfit_texts(Person(full_name=name))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=121, max_size=300))
def test_what_is_longer_is_refused_with_its_beginning_and_both_lengths(name):
    with pytest.raises(Refused) as refusal:
        refuse_unfit_texts(Person(full_name=name))
    words = str(refusal.value)
    assert words.startswith(f"“{name[:40]}…” dài {len(name)} ký tự, sổ chỉ ghi được 120")
    assert refusal.value.field == "full_name"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85"])
def test_control_characters_are_refused_without_being_repeated(sign):
    with pytest.raises(Refused, match=r"“Nguyễn Thị Mẫu” có ký tự điều khiển") as refusal:
        refuse_unfit_texts(Person(full_name=f"Nguyễn{sign} Thị Mẫu"))
    assert sign not in str(refusal.value)


def test_line_breaks_and_tabs_are_no_control_characters():
    refuse_unfit_texts(Person(full_name="Nguyễn\tThị\r\nMẫu"))
