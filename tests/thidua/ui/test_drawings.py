from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.ui.differences import compare
from thidua.ui.drawings import Link, draw_cap, draw_wires

counts = st.integers(0, 10_000)


def percent(length: str) -> Decimal:
    assert length.endswith("%")
    return Decimal(length[:-1])


@given(counts, counts)
def test_the_parts_of_a_cap_stay_inside_the_drawing(count: int, ceiling: int) -> None:
    cap = draw_cap(count=count, ceiling=ceiling)
    assert 0 <= percent(cap.within) <= percent(cap.ceiling) <= 100
    assert percent(cap.ceiling) + percent(cap.beyond) <= 100
    assert cap.over == (count > ceiling)


def test_nothing_over_the_ceiling_draws_nothing_beyond() -> None:
    assert draw_cap(count=28, ceiling=28).beyond == "0.00%"
    assert not draw_cap(count=0, ceiling=0).over


@pytest.mark.parametrize(("ceiling", "anchor"), [(0, "start"), (50, "middle"), (100, "end")])
def test_the_label_of_a_ceiling_does_not_leave_the_drawing(ceiling: int, anchor: str) -> None:
    assert draw_cap(count=100, ceiling=ceiling).label_anchor == anchor


@pytest.mark.parametrize(("count", "ceiling"), [(-1, 5), (5, -1)])
def test_a_negative_count_is_refused(count: int, ceiling: int) -> None:
    with pytest.raises(ValueError, match="never negative"):
        draw_cap(count=count, ceiling=ceiling)


@given(st.integers(1, 12), st.integers(1, 12))
def test_every_wire_ends_at_the_middle_of_its_boxes(earlier: int, later: int) -> None:
    links = [Link(i, j) for i in range(earlier) for j in range(later)]
    height, wires = draw_wires(links, earlier=earlier, later=later)
    assert len(wires) == len(links)
    for link, wire in zip(links, wires, strict=True):
        start = wire.path[1:].split("C")[0].split()
        end = wire.path.split()[-2:]
        assert start == ["0", str(height * (2 * link.earlier + 1) // (2 * earlier))]
        assert end == ["120", str(height * (2 * link.later + 1) // (2 * later))]


def test_a_wire_keeps_its_certainty() -> None:
    _, wires = draw_wires([Link(0, 0, "derived")], earlier=1, later=1)
    assert [wire.certainty for wire in wires] == ["derived"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_comparison_gives_both_texts_back(earlier: str, later: str) -> None:
    parts = compare(earlier, later)
    assert "".join(part.text for part in parts if part.kind != "ins") == earlier
    assert "".join(part.text for part in parts if part.kind != "del") == later


def test_only_the_changed_words_are_marked() -> None:
    parts = compare("Phấn đấu 70 % kháng nghị.", "Phấn đấu 75 % kháng nghị, đã xét xử.")
    assert [(part.kind, part.text) for part in parts] == [
        ("same", "Phấn đấu "),
        ("del", "70"),
        ("ins", "75"),
        ("same", " % kháng nghị"),
        ("ins", ", đã xét xử"),
        ("same", "."),
    ]
