import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.ledger.domain.tiles import append, hash_reader
from thidua_core.log import inclusion_proof, leaf_hash, root_of, verify_inclusion


def leaves(count: int) -> list[bytes]:
    return [str(number).encode() for number in range(count)]


@given(st.lists(st.integers(0, 300), max_size=5))
def test_growing_in_steps_is_the_same_as_at_once(steps: list[int]) -> None:
    tiles: dict[tuple[int, int], bytes] = {}
    size = 0
    everything = leaves(sum(steps))
    for step in steps:
        tree = append(tiles, size, everything[size : size + step])
        size += step
        assert tree.root() == root_of(map(leaf_hash, everything[:size]))


@pytest.mark.parametrize("size", [1, 255, 256, 257, 512, 513])
def test_the_stored_tiles_prove_every_entry(size: int) -> None:
    tiles: dict[tuple[int, int], bytes] = {}
    root = append(tiles, 0, leaves(size)).root()
    read = hash_reader(tiles, size)
    for index in {0, size // 2, size - 1}:
        proof = inclusion_proof(read, index, size)
        assert verify_inclusion(leaf_hash(leaves(size)[index]), index, size, proof, root)


def test_a_tile_that_does_not_fit_the_size_is_refused() -> None:
    tiles: dict[tuple[int, int], bytes] = {}
    append(tiles, 0, leaves(4))
    with pytest.raises(ValueError, match="tile 0/0"):
        append(tiles, 2, [b"x"])
