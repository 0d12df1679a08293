"""The alignment against an edit made on purpose, whichever it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_core.log._align import Damage, FoundHashes, Stray, align
from thidua_core.log._tree import leaf_hash

SEALED = [leaf_hash(str(place).encode()) for place in range(40)]
NEW = [leaf_hash(f"new {place}".encode()) for place in range(40)]


@given(st.data())
@settings(max_examples=60)
def test_any_single_edit_is_read_back(data):
    start = data.draw(st.integers(0, 40), "start")
    lost = data.draw(st.integers(0, 40 - start), "lost")
    added = data.draw(st.integers(0, 5), "added")
    found = SEALED[:start] + NEW[:added] + SEALED[start + lost :]
    told = align(found, SEALED, 100, 40)
    changed = min(lost, added)
    assert told.damages == [
        Damage(100 + start + step, SEALED[start + step], NEW[step] if step < changed else None)
        for step in range(lost)
    ]
    if start + lost < 40:
        assert told.strays == [Stray(100 + start + lost, one) for one in NEW[changed:added]]
        assert told.used == len(found)


@given(st.lists(st.sampled_from([*SEALED[:6], *NEW[:2], None]), max_size=12))
@settings(max_examples=60)
def test_every_place_is_either_found_or_reported(found):
    told = align(found, SEALED[:8], 0, 6)
    damaged = {damage.place for damage in told.damages}
    assert len(damaged) == len(told.damages)
    assert damaged <= set(range(6))
    intact = 6 - len(damaged)
    assert found.count(None) + sum(one is not None for one in found) >= intact
    assert told.used <= len(found)


def test_gaps_between_strays_use_no_place():
    found = [NEW[0], None, *SEALED[:3]]
    told = align(found, SEALED[:3], 0, 3)
    assert told.damages == []
    assert told.strays == [Stray(0, NEW[0])]
    assert told.used == 5


def test_hashes_are_read_ahead_without_being_used():
    found = FoundHashes([b"0", None, b"2", b"3"])
    assert found.ahead(2) == [leaf_hash(b"0"), None]
    assert found.ahead(3)[2] == leaf_hash(b"2")
    found.use(1)
    assert found.ahead(1) == [None]
    assert found.count_rest() == 2
    assert found.ahead(1) == []
