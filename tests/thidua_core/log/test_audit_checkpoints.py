"""Planted changes of checkpoints: rolled back, replaced, re-signed, unreadable."""

import pytest

from tests.support.logs import (
    KEY,
    NAMESAKE,
    ORIGIN,
    checkpoint_over,
    entries_of,
    faults,
    files_of,
    rebundle,
    verified,
)
from thidua_core.log import Checkpoint, SigningKey, sign_checkpoint

ENTRIES = entries_of(300)
CHANGED = [*ENTRIES[:50], b"changed", *ENTRIES[51:]]
SEALED_AT = [40, 100, 200, 280]
FILES = files_of(ENTRIES, sealed_at=SEALED_AT)


def test_a_history_that_fits_holds():
    assert verified(FILES).ok
    assert verified(FILES, known=[checkpoint_over(ENTRIES[:77]).encode()]).ok


def test_a_log_rolled_back_behind_its_history_is_named():
    rolled = files_of(ENTRIES[:150]) | {
        path: content for path, content in FILES.items() if path.startswith("checkpoints/")
    }
    report = verified(rolled)
    assert faults(report) == [("checkpoint_rolled_back", "checkpoint")]
    assert "từng được niêm phong với 280 bản ghi, nay chỉ còn 150" in report.findings[0].text


def test_a_history_out_of_order_is_named_where_it_shrinks():
    shuffled = FILES | {
        "checkpoints/00000002": FILES["checkpoints/00000003"],
        "checkpoints/00000003": FILES["checkpoints/00000002"],
    }
    assert faults(verified(shuffled)) == [("checkpoint_rolled_back", "checkpoints/00000003")]


def test_a_log_rolled_back_behind_a_known_checkpoint_is_named():
    report = verified(files_of(ENTRIES[:150]), known=[checkpoint_over(ENTRIES)])
    assert faults(report) == [("checkpoint_rolled_back", "checkpoint")]
    assert "bản niêm phong đã biết thứ 1" in report.findings[0].text


def test_a_log_rewritten_by_the_holder_of_its_key_is_betrayed_by_a_known_checkpoint():
    known = [checkpoint_over(ENTRIES[:size]) for size in (40, 200, 300)]
    rewritten = files_of(CHANGED)
    assert verified(rewritten).ok
    report = verified(rewritten, known=known)
    assert faults(report) == [
        ("checkpoint_rolled_back", "bản niêm phong đã biết thứ 2"),
        ("checkpoint_rolled_back", "bản niêm phong đã biết thứ 3"),
    ]
    assert "bản ghi 40–199" in report.findings[0].text


def test_two_checkpoints_of_one_size_and_two_trees_are_named():
    report = verified(files_of(CHANGED), known=[checkpoint_over(CHANGED), checkpoint_over(ENTRIES)])
    assert faults(report) == [("checkpoint_rolled_back", "bản niêm phong đã biết thứ 2")]
    assert "Hai bản niêm phong cùng 300 bản ghi" in report.findings[0].text


def test_a_history_of_another_tree_is_named():
    files = FILES | {"checkpoints/00000002": checkpoint_over(CHANGED[:100]).encode()}
    assert faults(verified(files)) == [("checkpoint_rolled_back", "checkpoints/00000002")]


def test_a_log_rewritten_without_the_key_is_narrowed_by_its_history():
    rewritten = files_of(CHANGED) | {
        path: content for path, content in FILES.items() if path.startswith("checkpoint")
    }
    assert faults(verified(rewritten)) == [("root_mismatch", "bản ghi 40–99")]


def test_a_log_rewritten_without_key_or_history_does_not_fit_its_root():
    rewritten = files_of(CHANGED) | {"checkpoint": FILES["checkpoint"]}
    assert faults(verified(rewritten)) == [("root_mismatch", "checkpoint")]


def test_a_log_signed_anew_by_another_key_is_not_trusted():
    report = verified(files_of(CHANGED, key=NAMESAKE))
    assert faults(report) == [("untrusted_key", "checkpoint")]
    for key in (KEY, NAMESAKE):
        assert f"{key.name}+{key.verifier.key_id.hex()}" in report.findings[0].text


def test_a_newest_checkpoint_by_another_key_gives_way_to_the_last_trusted_one():
    forged = FILES | {"checkpoint": checkpoint_over(CHANGED, NAMESAKE).encode()}
    report = verified(forged)
    assert report.size == 280
    assert ("untrusted_key", "checkpoint") in faults(report)


def test_a_tampered_signature_is_told_from_another_key():
    text = FILES["checkpoint"].decode()
    files = FILES | {"checkpoint": text.replace("\n300\n", "\n299\n").encode()}
    assert faults(verified(files))[0] == ("checkpoint_signature", "checkpoint")


def test_witnesses_do_not_harm():
    witness = SigningKey("witness.example", bytes(range(7, 39)))
    opened = checkpoint_over(ENTRIES)
    signed = opened + checkpoint_over(ENTRIES, witness).rpartition("\n\n")[2]
    assert verified(FILES | {"checkpoint": signed.encode()}).ok


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"a\n1\nroot\n", b"a\n\n\xe2\x80\x94 x AAAAAAA=\n"]
)
def test_an_unreadable_checkpoint_is_named_and_the_one_before_serves(content):
    report = verified(FILES | {"checkpoint": content})
    assert faults(report)[0] == ("checkpoint_unreadable", "checkpoint")
    assert report.size == 280


def test_a_log_without_any_checkpoint_says_so():
    files = {path: content for path, content in FILES.items() if "checkpoint" not in path}
    report = verified(files)
    assert faults(report) == [("checkpoint_missing", "checkpoint")]
    assert (report.origin, report.size, report.root) == (None, None, None)


def test_a_checkpoint_of_another_log_is_named():
    files = files_of(ENTRIES)
    files["checkpoint"] = checkpoint_over(ENTRIES, origin="khac.example").encode()
    assert faults(verified(files)) == [("checkpoint_origin", "checkpoint")]


def test_without_a_key_the_log_may_agree_with_itself_but_is_not_trusted():
    assert faults(verified(FILES, key=None)) == [("untrusted", "")]
    mixed = FILES | {
        "checkpoints/00000002": checkpoint_over(ENTRIES[:100], origin="khac.example").encode()
    }
    assert faults(verified(mixed, key=None)) == [
        ("untrusted", ""),
        ("checkpoint_origin", "checkpoints/00000002"),
    ]
    changed = {**FILES}
    rebundle(changed, CHANGED, 300)
    assert ("entry_altered", "bản ghi 50") in faults(verified(changed, key=None))


def test_an_empty_log_has_the_empty_root():
    files = files_of([])
    assert verified(files).ok
    files["checkpoint"] = sign_checkpoint(Checkpoint(ORIGIN, 0, bytes(32)), KEY).encode()
    assert faults(verified(files)) == [("root_mismatch", "checkpoint")]


@pytest.mark.slow
def test_a_checkpoint_after_every_entry_is_verified():
    files = files_of(ENTRIES, sealed_at=range(300))
    assert verified(files).ok
    files = files_of(CHANGED, sealed_at=range(300))
    report = verified(files | {"checkpoint": FILES["checkpoint"]})
    assert faults(report) == [("root_mismatch", "bản ghi 299")]
