"""Planted changes of entries: each is named by its code and its place."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.logs import (
    KEY,
    ORIGIN,
    checkpoint_over,
    entries_of,
    faults,
    files_of,
    rebundle,
    uniform_files,
    verified,
)
from thidua_core.log import (
    Checkpoint,
    LogFiles,
    pack_entries,
    sign_checkpoint,
    tiles_of,
    verify_log,
)

SIZE = 600
ENTRIES = entries_of(SIZE)
FILES = files_of(ENTRIES)
PLACES = [0, 1, 100, 254, 255, 256, 257, 511, 512, 598, 599]
places = st.integers(0, SIZE - 1)


def with_entries(entries):
    files = {**FILES}
    rebundle(files, entries, SIZE)
    return files


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 513, 600])
def test_an_intact_log_holds(size):
    report = verified(files_of(entries_of(size), sealed_at=[size // 3, size // 2]))
    assert report.ok
    assert [(finding.level, finding.code) for finding in report.findings] == [("info", "log_holds")]
    assert (report.origin, report.size) == ("thidua.example/nhat-ky", size)


@pytest.mark.slow
@pytest.mark.parametrize("size", [65_535, 65_536, 65_537])
def test_a_log_with_three_levels_holds_until_its_upper_tile_is_altered(size):
    files = uniform_files(size)
    assert verified(files).ok
    path = "tile/1/000" if size > 65_535 else "tile/1/000.p/255"
    files[path] = files[path][:40] + b"x" + files[path][41:]
    assert faults(verified(files)) == [("tile_altered", path)]


@settings(max_examples=30)
@given(places)
def test_an_altered_entry_is_named(place):
    entries = [*ENTRIES]
    entries[place] = b"changed"
    report = verified(with_entries(entries))
    assert faults(report) == [("entry_altered", f"bản ghi {place}")]
    assert not report.ok


@pytest.mark.parametrize("place", PLACES)
def test_a_removed_entry_is_named_wherever_the_rest_moved(place):
    entries = ENTRIES[:place] + ENTRIES[place + 1 :]
    assert faults(verified(with_entries(entries))) == [("entry_missing", f"bản ghi {place}")]


@pytest.mark.parametrize("place", PLACES)
def test_a_removed_entry_is_named_where_its_bundle_alone_shrank(place):
    files = {**FILES}
    first = place // 256 * 256
    path = next(
        tile.path for tile in tiles_of(SIZE) if (tile.level, tile.index) == (0, place // 256)
    )
    kept = [
        entry for at, entry in enumerate(ENTRIES[first : first + 256], start=first) if at != place
    ]
    files[path.replace("tile/0/", "tile/entries/")] = pack_entries(kept)
    assert faults(verified(files)) == [("entry_missing", f"bản ghi {place}")]


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 3), (250, 260), (255, 257), (590, 600), (0, 256), (10, 300)]
)
def test_a_removed_span_is_one_finding(start, stop):
    report = verified(with_entries(ENTRIES[:start] + ENTRIES[stop:]))
    assert faults(report) == [("entry_missing", f"bản ghi {start}–{stop - 1}")]


@settings(max_examples=30)
@given(places, places)
@example(3, 4)
@example(256, 255)
def test_swapped_entries_are_named_as_moved(one, other):
    entries = [*ENTRIES]
    entries[one], entries[other] = entries[other], entries[one]
    found = faults(verified(with_entries(entries)))
    if one == other:
        assert found == []
    elif abs(one - other) == 1:
        assert found in ([("entry_moved", f"bản ghi {one}")], [("entry_moved", f"bản ghi {other}")])
    else:
        assert sorted(found) == sorted(
            ("entry_moved", f"bản ghi {place}") for place in (one, other)
        )


def test_the_text_says_where_a_moved_entry_stands():
    entries = [*ENTRIES]
    entries[3], entries[9] = entries[9], entries[3]
    texts = [finding.text for finding in verified(with_entries(entries)).findings]
    assert any("Bản ghi 9 đã bị dời chỗ" in text and "chỗ của bản ghi 3" in text for text in texts)


@pytest.mark.parametrize("place", [0, 5, 255, 256, 599])
def test_an_entry_slipped_in_is_named(place):
    entries = [*ENTRIES[:place], b"slipped in", b"and another", *ENTRIES[place:]]
    report = verified(with_entries(entries))
    assert faults(report) == [("entry_extra", f"bản ghi {place}")]
    assert "Có 2 bản ghi lạ" in report.findings[0].text


def test_entries_after_the_last_sealed_one_are_named():
    files = with_entries([*ENTRIES, b"one more", b"and one more"])
    report = verified(files)
    assert faults(report) == [("entry_extra", "bản ghi 600")]
    assert "Có 2 bản ghi lạ sau bản ghi cuối cùng" in report.findings[0].text


def test_a_lost_bundle_leaves_the_others_in_their_places():
    files = {**FILES}
    del files["tile/entries/001"]
    assert faults(verified(files)) == [("entry_missing", "bản ghi 256–511")]
    files["tile/entries/001"] = pack_entries(ENTRIES[256:512])[:-3]
    assert faults(verified(files)) == [("entry_missing", "bản ghi 511")]


def test_a_deleted_partial_bundle_is_read_from_the_full_one():
    files = {**FILES}
    later = files_of(entries_of(768))
    for path in ("tile/entries/002.p/88", "tile/0/002.p/88", "tile/1/000.p/2"):
        del files[path]
    files |= {path: later[path] for path in ("tile/entries/002", "tile/0/002")}
    files["tile/1/000.p/2"] = later["tile/1/000.p/3"][:64]
    assert verified(files).ok
    del files["tile/0/002"]
    files["tile/entries/002"] = files["tile/entries/002"][:100]
    assert {code for code, _ in faults(verified(files))} == {
        "tile_missing", "entry_missing", "root_mismatch",
    }  # fmt: skip


def test_gaps_that_the_keeper_knows_of_keep_the_places():
    class Rows(LogFiles):
        def entries(self, size):
            return (None if place in {7, 300} else ENTRIES[place] for place in range(size))

    files = {**FILES}
    report = verify_log(Rows(files.get, files), KEY.verifier)
    assert faults(report) == [("entry_missing", "bản ghi 7"), ("entry_missing", "bản ghi 300")]


def test_a_log_of_other_entries_is_altered_throughout():
    report = verified(with_entries([b"x%d" % place for place in range(SIZE)]))
    assert faults(report) == [("entry_altered", "bản ghi 0–599")]


def test_many_scattered_changes_are_counted():
    entries = [entry if place % 2 else b"" for place, entry in enumerate(ENTRIES)]
    report = verified(with_entries(entries))
    assert len(report.findings) == 51
    assert report.findings[-1].text == "Còn 250 chỗ khác cùng loại không kể ở đây."
    assert {code for code, _ in faults(report)} == {"entry_altered"}


def test_beyond_very_many_changes_only_blocks_are_named():
    files = uniform_files(12_000)
    rebundle(files, [b"changed"] * 12_000, 12_000)
    found = faults(verified(files))
    assert found == [("entry_altered", "bản ghi 0–11999")]


@pytest.mark.slow
def test_many_changes_under_a_root_that_fits_nothing_are_still_named():
    files = uniform_files(12_000)
    rebundle(files, [b"changed"] * 12_000, 12_000)
    files["checkpoint"] = sign_checkpoint(Checkpoint(ORIGIN, 12_000, bytes(32)), KEY).encode()
    assert faults(verified(files)) == [
        ("entry_altered", "bản ghi 0–11999"),
        ("root_mismatch", "checkpoint"),
    ]


def test_a_history_beyond_where_a_log_breaks_off_is_passed_over():
    whole = uniform_files(17_000)
    files = {path: whole[path] for path in ("checkpoint", "tile/0/000", "tile/entries/000")}
    for number, size in enumerate([100, 300, 10_000], start=1):
        files[f"checkpoints/{number}"] = uniform_files(size)["checkpoint"]
    assert faults(verified(files)) == [
        ("entry_missing", "bản ghi 256–16999"),
        ("root_mismatch", "checkpoint"),
    ]


def test_a_log_cut_short_is_named_from_where_it_breaks_off():
    files = {**FILES}
    short = files_of(ENTRIES[:300])
    cut = short | {"checkpoint": files["checkpoint"]}
    found = faults(verified(cut))
    assert ("entry_missing", "bản ghi 256–599") in found
    assert ("root_mismatch", "checkpoint") in found
    assert ("tile_missing", "tile/0/001") in found


def test_a_forged_size_does_not_keep_the_verifier_busy():
    files = {**FILES}
    huge = checkpoint_over(ENTRIES).replace("\n600\n", f"\n{2**62}\n")
    files["checkpoint"] = huge.encode()
    found = faults(verified(files))
    assert found[0] == ("checkpoint_signature", "checkpoint")
    assert ("entry_missing", f"bản ghi 512–{2**62 - 1}") in found


def test_an_altered_entry_in_a_short_last_block_is_told_from_an_altered_tile():
    files = files_of(ENTRIES[:5])
    files["tile/entries/000.p/5"] = pack_entries([*ENTRIES[:4], b"changed"])
    assert faults(verified(files)) == [("entry_altered", "bản ghi 4")]
