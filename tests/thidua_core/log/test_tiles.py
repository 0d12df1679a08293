import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_core.errors import InputError
from thidua_core.log import (
    Bundle,
    CompactRange,
    Tile,
    bundles_of,
    inclusion_proof,
    leaf_hash,
    node_hash,
    pack_entries,
    parse_tile_path,
    root_of,
    stored_peaks,
    tile_content,
    tile_hash_reader,
    tiles_of,
    unpack_entries,
    verify_inclusion,
)

widths = st.integers(1, 256)
places = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("named", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(1, 999), "tile/1/999"),
        (Tile(0, 1000), "tile/0/x001/000"),
        (Tile(2, 1234067), "tile/2/x001/x234/067"),
        (Tile(0, 273, 112), "tile/0/273.p/112"),
        (Bundle(1234067, 5), "tile/entries/x001/x234/067.p/5"),
        (Bundle(7), "tile/entries/007"),
    ],
)
def test_names_of_files(named, path):
    assert named.path == path
    assert parse_tile_path(path) == named


@settings(max_examples=40)
@given(st.integers(0, 63), places, widths)
def test_names_read_back(level, index, width):
    for named in (Tile(level, index, width), Bundle(index, width)):
        assert parse_tile_path(named.path) == named


@pytest.mark.parametrize(
    "path",
    [
        "", "checkpoint", "tile/0/0", "tile/0/0000", "tile/00/000", "tile/64/000", "tile/-1/000",
        "tile/0/001/234", "tile/0/x000/001", "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256",
        "tile/0/000.p/07", "tile/0/000/", "/tile/0/000", "tile/0/../000", "tile/entry/000",
        "tile/0/000\n", "tile/0/٠٠٠",
    ],
)  # fmt: skip
def test_other_names_are_no_tiles(path):
    assert parse_tile_path(path) is None


def test_the_example_of_the_specification():
    tiles = list(tiles_of(70_000))
    full = [(tile.level, tile.width) for tile in tiles if tile.width == 256]
    assert full.count((0, 256)) == 273
    assert full.count((1, 256)) == 1
    partial = [tile for tile in tiles if tile.width < 256]
    assert partial == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert len(tiles) == 277


@pytest.mark.parametrize(
    ("size", "paths"),
    [
        (0, []),
        (1, ["tile/0/000.p/1"]),
        (255, ["tile/0/000.p/255"]),
        (256, ["tile/0/000", "tile/1/000.p/1"]),
        (257, ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]),
    ],
)
def test_tiles_at_the_borders(size, paths):
    assert [tile.path for tile in tiles_of(size)] == paths
    level_0 = [path for path in paths if path.startswith("tile/0/")]
    assert [bundle.path for bundle in bundles_of(size)] == [
        path.replace("tile/0/", "tile/entries/") for path in level_0
    ]


def test_the_third_level_begins_at_65536():
    assert Tile(2, 0, 1) not in set(tiles_of(65_535))
    assert Tile(2, 0, 1) in set(tiles_of(65_536))
    assert Tile(1, 0) in set(tiles_of(65_536))
    assert Tile(1, 0, 255) in set(tiles_of(65_535))


@settings(max_examples=40)
@given(st.integers(0, 140_000), st.integers(0, 140_000))
def test_growth_names_the_tiles_that_were_not_there(one, other):
    old, new = sorted((one, other))
    had = set(tiles_of(old))
    assert list(tiles_of(new, since=old)) == [tile for tile in tiles_of(new) if tile not in had]
    assert [bundle.index for bundle in bundles_of(new, since=old)] == [
        tile.index for tile in tiles_of(new, since=old) if tile.level == 0
    ]


@pytest.fixture(scope="module")
def stored():
    """A tree of 66,000 leaves over three levels of tiles, as its owner keeps it."""
    level = [leaf_hash(number.to_bytes(4, "big")) for number in range(66_000)]
    nodes = {}
    for height in range(17):
        nodes |= {(height, index): one for index, one in enumerate(level)}
        level = [
            node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)
        ]
    return nodes


@pytest.mark.parametrize("size", [1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 66_000])
def test_a_tree_is_read_from_its_tiles(stored, size):
    def read(level, index):
        return stored[level, index]

    asked = []

    def read_tile(tile):
        asked.append(tile)
        return tile_content(read, tile)

    from_tiles = tile_hash_reader(read_tile, size)
    peaks = stored_peaks(from_tiles, size)
    assert peaks == stored_peaks(read, size)
    root = CompactRange(size, peaks).root()
    for index in {0, size // 2, size - 1}:
        path = inclusion_proof(from_tiles, index, size)
        assert path == inclusion_proof(read, index, size)
        assert verify_inclusion(stored[0, index], index, size, path, root)
    assert set(asked) <= set(tiles_of(size))


def test_a_tile_stands_for_its_subtree(stored):
    def read(level, index):
        return stored[level, index]

    content = tile_content(read, Tile(1, 0, 17))
    assert len(content) == 17 * 32
    leaves = [stored[0, number] for number in range(256 * 16, 256 * 17)]
    assert content[-32:] == root_of(leaves)


@settings(max_examples=40)
@given(st.lists(st.binary(max_size=300), max_size=20))
def test_bundles_read_back(entries):
    packed = pack_entries(entries)
    assert unpack_entries(packed) == (entries, True)
    for cut in range(1, min(len(packed), 40)):
        kept, whole = unpack_entries(packed[:-cut])
        assert entries[: len(kept)] == kept
        assert whole == (pack_entries(kept) == packed[:-cut])


def test_lengths_are_two_bytes_big_endian():
    assert pack_entries([b"", b"ab"]) == b"\x00\x00\x00\x02ab"
    longest = b"x" * 65_535
    assert unpack_entries(pack_entries([longest])) == ([longest], True)
    with pytest.raises(InputError, match="bản ghi thứ 2 của tệp: dài 65536 byte"):
        pack_entries([b"", longest + b"x"])
