"""Planted changes of tiles, alone and together with entries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.logs import entries_of, faults, files_of, rebundle, verified
from thidua_core.log import leaf_hash

SIZE = 600
ENTRIES = entries_of(SIZE)
FILES = files_of(ENTRIES, sealed_at=[100, 300, 550])
TILES = ["tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"]


def flipped(content, at):
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)


@settings(max_examples=30)
@given(st.sampled_from(TILES), st.integers(0, 10_000))
def test_an_altered_tile_is_named(path, at):
    files = FILES | {path: flipped(FILES[path], at % len(FILES[path]))}
    assert faults(verified(files)) == [("tile_altered", path)]


@pytest.mark.parametrize("path", TILES)
def test_a_lost_tile_is_named(path):
    files = {**FILES}
    del files[path]
    assert faults(verified(files)) == [("tile_missing", path)]


@pytest.mark.parametrize("path", TILES)
@pytest.mark.parametrize("content", [b"", b"x" * 31, b"x" * 8224])
def test_a_tile_of_another_length_is_named(path, content):
    assert faults(verified(FILES | {path: content})) == [("tile_altered", path)]


@pytest.mark.parametrize("path", TILES[:3])
@pytest.mark.parametrize("turn", [32, -32, 64, 320])
def test_a_tile_with_its_hashes_moved_leaves_the_entries_blameless(path, turn):
    turned = FILES[path][turn:] + FILES[path][:turn]
    assert faults(verified(FILES | {path: turned})) == [("tile_altered", path)]


def test_a_tile_with_a_hash_slipped_in_leaves_the_entries_blameless():
    path = "tile/0/002.p/88"
    pushed = b"x" * 32 + FILES[path][:-32]
    assert faults(verified(FILES | {path: pushed})) == [("tile_altered", path)]


def test_several_damages_are_all_named():
    files = {**FILES, "tile/1/000.p/2": b"", "tile/0/001": flipped(FILES["tile/0/001"], 5)}
    entries = [*ENTRIES]
    entries[3] = entries[580] = b"changed"
    rebundle(files, entries, SIZE)
    assert faults(verified(files)) == [
        ("entry_altered", "bản ghi 3"),
        ("entry_altered", "bản ghi 580"),
        ("tile_altered", "tile/0/001"),
        ("tile_altered", "tile/1/000.p/2"),
    ]


@pytest.mark.parametrize("above", [True, False])
def test_an_entry_altered_together_with_its_tile_is_narrowed_to_its_block(above):
    files = {**FILES}
    entries = [*ENTRIES]
    entries[300] = b"changed"
    rebundle(files, entries, SIZE)
    content = FILES["tile/0/001"]
    files["tile/0/001"] = content[: 44 * 32] + leaf_hash(b"changed") + content[45 * 32 :]
    if above:
        expected = [("entry_altered", "bản ghi 256–511"), ("tile_altered", "tile/0/001")]
    else:
        # Without the tile above nothing but the earlier checkpoints can say where.
        del files["tile/1/000.p/2"]
        expected = [("tile_missing", "tile/1/000.p/2"), ("root_mismatch", "bản ghi 300–549")]
    assert faults(verified(files)) == expected


def test_an_entry_altered_together_with_the_tile_above_is_named():
    files = {**FILES}
    entries = [*ENTRIES]
    entries[300] = b"changed"
    rebundle(files, entries, SIZE)
    files["tile/1/000.p/2"] = files_of(entries)["tile/1/000.p/2"]
    assert faults(verified(files)) == [
        ("entry_altered", "bản ghi 300"),
        ("tile_altered", "tile/1/000.p/2"),
    ]


def test_a_lost_tile_over_altered_entries_names_the_block():
    files = {**FILES}
    entries = [*ENTRIES]
    entries[300] = b"changed"
    rebundle(files, entries, SIZE)
    del files["tile/0/001"]
    assert faults(verified(files)) == [
        ("entry_altered", "bản ghi 256–511"),
        ("tile_missing", "tile/0/001"),
    ]


def test_a_lost_tile_over_lost_entries_still_settles_by_the_tile_above():
    files = {**FILES}
    del files["tile/0/001"], files["tile/entries/001"]
    report = verified(files)
    assert faults(report) == [
        ("entry_missing", "bản ghi 256–511"),
        ("tile_missing", "tile/0/001"),
    ]


def test_nothing_left_of_a_block_leaves_the_root_unknown():
    files = {**FILES}
    for path in ("tile/0/001", "tile/entries/001", "tile/1/000.p/2"):
        del files[path]
    report = verified(files)
    assert faults(report) == [
        ("entry_missing", "bản ghi 256–511"),
        ("tile_missing", "tile/0/001"),
        ("root_mismatch", "checkpoint"),
    ]
    assert "Không tính lại được giá trị gốc" in report.findings[-1].text


def test_a_history_inside_a_block_settled_by_the_tile_above_is_passed_over():
    files = {**FILES}
    del files["tile/0/000"], files["tile/entries/000"]
    assert [code for code, _ in faults(verified(files))] == ["entry_missing", "tile_missing"]


def test_a_history_inside_a_block_settled_by_its_entries_is_checked():
    assert faults(verified(FILES | {"tile/0/000": b""})) == [("tile_altered", "tile/0/000")]


@pytest.mark.slow
@settings(max_examples=30)
@given(st.data())
def test_no_byte_of_any_file_changes_unnoticed(data):
    path = data.draw(st.sampled_from(sorted(FILES.keys() - {"log.pub"})))
    changed = bytearray(FILES[path])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    assert not verified(FILES | {path: bytes(changed)}).ok
