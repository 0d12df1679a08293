from functools import cache
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_core.errors import InputError
from thidua_core.log import (
    EMPTY_ROOT,
    CompactRange,
    Node,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
    stored_peaks,
    verify_consistency,
    verify_inclusion,
)

# The eight leaves and nine roots with which logs of RFC 6962 have been tested since 2013.
ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    bytes.fromhex(root)
    for root in (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    )
]
LEAVES = [leaf_hash(str(number).encode()) for number in range(300)]
OTHER = sha256(b"another").digest()


def naive_root(leaves):
    """MTH as RFC 6962 section 2.1 words it, written apart from the product."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + naive_root(leaves[:split]) + naive_root(leaves[split:])).digest()


@cache
def naive_read(level, index):
    span = LEAVES[index << level : (index + 1) << level]
    assert len(span) == 1 << level, "only complete subtrees are read"
    return naive_root(span)


ROOT_AT = [naive_root(LEAVES[:size]) for size in range(len(LEAVES) + 1)]


def flipped(proof, hash_number, bit):
    changed = bytearray(proof[hash_number])
    changed[bit // 8] ^= 1 << bit % 8
    return [*proof[:hash_number], bytes(changed), *proof[hash_number + 1 :]]


def test_classical_roots():
    leaves = [leaf_hash(entry) for entry in ENTRIES]
    assert [root_of(leaves[:size]) for size in range(9)] == ROOTS
    assert ROOTS[0] == EMPTY_ROOT


def test_classical_paths():
    leaves = [leaf_hash(entry) for entry in ENTRIES]

    def read(level, index):
        return root_of(leaves[index << level : (index + 1) << level])

    path = inclusion_proof(read, 0, 8)
    assert [hash_.hex()[:16] for hash_ in path] == [
        "96a296d224f285c6", "5f083f0a1a33ca07", "6b47aaf29ee3c2af",
    ]  # fmt: skip
    assert verify_inclusion(leaves[0], 0, 8, path, ROOTS[8])
    path = consistency_proof(read, 6, 8)
    assert [hash_.hex()[:16] for hash_ in path] == [
        "0ebc5d3437fbe2db", "ca854ea128ed050b", "d37ee418976dd957",
    ]  # fmt: skip
    assert verify_consistency(6, 8, ROOTS[6], ROOTS[8], path)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8, 9, 255, 256, 257, 300])
def test_compact_range_has_the_root_of_the_naive_tree(size):
    tree = CompactRange()
    for leaf in LEAVES[:size]:
        tree.append(leaf)
    assert tree.root() == ROOT_AT[size]
    assert tree.size == size
    assert list(tree.peaks) == stored_peaks(naive_read, size)


def test_append_names_every_subtree_that_it_completes():
    tree = CompactRange()
    stored = {}
    for leaf in LEAVES[:70]:
        for node in tree.append(leaf):
            assert (node.level, node.index) not in stored
            stored[node.level, node.index] = node.hash
    expected = {
        (level, index): naive_read(level, index)
        for level in range(7)
        for index in range(70 >> level)
    }
    assert stored == expected
    assert CompactRange().append(LEAVES[0]) == [Node(0, 0, LEAVES[0])]


@settings(max_examples=50)
@given(st.integers(0, 300), st.integers(0, 300))
def test_a_tree_continues_from_its_peaks(one, other):
    first, last = sorted((one, other))
    tree = CompactRange(first, stored_peaks(naive_read, first))
    for leaf in LEAVES[first:last]:
        tree.append(leaf)
    assert tree.root() == ROOT_AT[last]


@pytest.mark.parametrize(("size", "peaks"), [(0, 1), (1, 0), (3, 1), (-1, 1)])
def test_peaks_that_do_not_fit_the_size_are_refused(size, peaks):
    with pytest.raises(ValueError, match="peaks"):
        CompactRange(size, [OTHER] * peaks)


@pytest.mark.slow
def test_every_inclusion_up_to_70_verifies_and_nowhere_else():
    for size in range(1, 71):
        for index in range(size):
            path = inclusion_proof(naive_read, index, size)
            assert verify_inclusion(LEAVES[index], index, size, path, ROOT_AT[size])
            assert not verify_inclusion(LEAVES[index], index, size, path, ROOT_AT[size - 1])
            assert not verify_inclusion(LEAVES[index], index, size, [*path, OTHER], ROOT_AT[size])
            assert not verify_inclusion(OTHER, index, size, path, ROOT_AT[size])
            if path:
                assert not verify_inclusion(LEAVES[index], index, size, path[1:], ROOT_AT[size])
                assert not verify_inclusion(LEAVES[index], index, size, path[:-1], ROOT_AT[size])


@settings(max_examples=50)
@given(st.data())
def test_an_inclusion_proof_with_any_bit_flipped_fails(data):
    size = data.draw(st.integers(2, 300), "size")
    index = data.draw(st.integers(0, size - 1), "index")
    path = inclusion_proof(naive_read, index, size)
    assert verify_inclusion(LEAVES[index], index, size, path, ROOT_AT[size])
    broken = flipped(path, data.draw(st.integers(0, len(path) - 1)), data.draw(st.integers(0, 255)))
    assert not verify_inclusion(LEAVES[index], index, size, broken, ROOT_AT[size])


@settings(max_examples=50)
@given(st.integers(1, 300), st.integers(0, 299), st.integers(0, 299))
def test_a_proof_for_one_place_does_not_hold_at_another(size, index, claimed):
    index, claimed = index % size, claimed % size
    path = inclusion_proof(naive_read, index, size)
    holds = verify_inclusion(LEAVES[index], claimed, size, path, ROOT_AT[size])
    assert holds == (index == claimed)


@pytest.mark.slow
def test_every_consistency_up_to_70_verifies():
    for new in range(71):
        for old in range(new + 1):
            path = consistency_proof(naive_read, old, new)
            assert verify_consistency(old, new, ROOT_AT[old], ROOT_AT[new], path)
            assert not verify_consistency(old, new, OTHER, ROOT_AT[new], path)
            assert not verify_consistency(old, new, ROOT_AT[old], ROOT_AT[new], [*path, OTHER])
            assert (old == 0 < new) == verify_consistency(old, new, ROOT_AT[old], OTHER, path)
            if path:
                assert not verify_consistency(old, new, ROOT_AT[old], ROOT_AT[new], [])
                assert not verify_consistency(old, new, ROOT_AT[old], ROOT_AT[new], path[1:])
                assert not verify_consistency(old, new, ROOT_AT[old], ROOT_AT[new], path[:-1])


@settings(max_examples=50)
@given(st.data())
def test_a_consistency_proof_with_any_bit_flipped_fails(data):
    new = data.draw(st.integers(2, 300), "new")
    old = data.draw(st.integers(1, new - 1), "old")
    path = consistency_proof(naive_read, old, new)
    broken = flipped(path, data.draw(st.integers(0, len(path) - 1)), data.draw(st.integers(0, 255)))
    assert verify_consistency(old, new, ROOT_AT[old], ROOT_AT[new], path)
    assert not verify_consistency(old, new, ROOT_AT[old], ROOT_AT[new], broken)


def test_proofs_of_impossible_places_are_false_or_refused():
    assert not verify_inclusion(OTHER, 1, 1, [], OTHER)
    assert not verify_inclusion(OTHER, -1, 1, [], OTHER)
    assert not verify_inclusion(b"", 0, 1, [], b"")
    assert not verify_inclusion(OTHER, 0, 2, [b"short"], OTHER)
    assert not verify_consistency(2, 1, OTHER, OTHER, [])
    assert not verify_consistency(-1, 1, OTHER, OTHER, [])
    assert not verify_consistency(0, 0, OTHER, OTHER, [])
    assert not verify_consistency(1, 2, OTHER, OTHER, [b"short"])
    for index, size in ((0, 0), (5, 5), (-1, 5)):
        with pytest.raises(InputError, match=f"bản ghi {index}: "):
            inclusion_proof(naive_read, index, size)
    for old, new in ((2, 1), (-1, 1)):
        with pytest.raises(InputError, match="không có đường"):
            consistency_proof(naive_read, old, new)


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537])
def test_borders_of_large_trees_over_a_synthetic_reader(size):
    """Every leaf alike, so that a subtree's hash follows from its level alone."""
    same = [leaf_hash(b"")]
    for _ in range(17):
        same.append(node_hash(same[-1], same[-1]))

    def read(level, index):
        assert (index + 1) << level <= size
        return same[level]

    tree = CompactRange(size, stored_peaks(read, size))
    for index in (0, 255, 256, 65_534, size - 1):
        path = inclusion_proof(read, index, size)
        assert verify_inclusion(same[0], index, size, path, tree.root())
        assert not verify_inclusion(OTHER, index, size, path, tree.root())
    for old in (1, 255, 256, 257, 65_535, size):
        old_root = CompactRange(old, stored_peaks(read, old)).root()
        path = consistency_proof(read, old, size)
        assert verify_consistency(old, size, old_root, tree.root(), path)
