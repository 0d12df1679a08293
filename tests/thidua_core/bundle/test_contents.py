"""Scores and log inside a sealed bundle: whoever holds the key still cannot make them up."""

import json

import pytest

from tests.support.bundles import (
    TRUSTED,
    VERIFIER,
    bundle,
    changed,
    contents,
    faults_of,
    sealed_again,
)
from tests.support.logs import entries_of
from tests.support.logs import files_of as log_files_of
from tests.thidua_core.signing.test_verifying import painted_over
from thidua_core.bundle import verify_bundle
from thidua_core.bundle._archive import read_archive
from thidua_core.bundle._findings import FindingList
from thidua_core.bundle._verify import _own_software
from thidua_core.errors import InputError
from thidua_core.log import extract_log

FILES = read_archive(bundle(), FindingList("vi"))
PROOF = "log/proofs/00000255.json"


def replaced(old: bytes, new: bytes):
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return change


def test_a_point_that_the_figures_do_not_give_is_named_with_its_unit():
    unit = json.loads(FILES["scores.json"])["units"][0]
    points = f'"points": "{unit["points"]}"'.encode()
    told = verify_bundle(
        sealed_again(changed(FILES, "scores.json", replaced(points, b'"points": "1.00"'))),
        **TRUSTED,
    )
    (finding,) = [each for each in told["findings"] if each["level"] == "error"]
    assert finding["code"] == "scores_differ"
    assert unit["unit"] in finding["text"]
    assert "points" in finding["text"]


def test_results_that_were_changed_no_longer_give_the_scores():
    lines = FILES["results.csv"].split(b"\n")
    fewer = sealed_again({**FILES, "results.csv": b"\n".join(lines[:-2])})
    assert faults_of(fewer) == [("scores_differ", "scores.json")]


def test_words_of_reasons_may_be_those_of_another_version():
    assert contents().software != _own_software()
    files = changed(FILES, "scores.json", replaced(b'"why": "', b'"why": "X'))
    report = verify_bundle(sealed_again(files), **TRUSTED)
    assert report["ok"]
    assert "score_words_differ" in {each["code"] for each in report["findings"]}
    same = sealed_again(files, software=_own_software())
    assert faults_of(same) == [("scores_differ", "scores.json")]


@pytest.mark.parametrize("scores", [b"", b"{}", b"[" * 100_000, b'{"units": []}'])
def test_scores_that_are_none_are_refused(scores):
    assert faults_of(sealed_again({**FILES, "scores.json": scores})) == [
        ("scores_differ", "scores.json")
    ]


def test_scores_of_another_spelling_are_refused():
    compact = json.dumps(json.loads(FILES["scores.json"])).encode()
    assert faults_of(sealed_again({**FILES, "scores.json": compact}, software=_own_software())) == [
        ("scores_differ", "scores.json")
    ]


def test_scores_without_their_inputs_cannot_be_checked():
    fewer = {path: content for path, content in FILES.items() if path != "results.csv"}
    assert faults_of(sealed_again(fewer)) == [("scores_incomplete", "scores.json")]


def test_a_table_that_cannot_be_read_is_told_with_its_line():
    told = faults_of(sealed_again({**FILES, "table.yaml": b"table: x\n"}))
    assert told == [("scores_unreadable", "table.yaml")]


def test_table_and_results_without_scores_are_just_there():
    assert faults_of(bundle(scores=None)) == []


def test_an_entry_that_was_changed_is_not_under_the_root():
    told = faults_of(
        sealed_again(changed(FILES, PROOF, replaced("số 255".encode(), "số 254".encode())))
    )
    assert told == [("proof_wrong", PROOF)]


def test_tiles_that_give_another_proof_are_named():
    path = next(path for path in FILES if path.startswith("log/tile/0/002"))
    told = faults_of(sealed_again({**FILES, path: bytes(len(FILES[path]))}))
    assert ("tiles_wrong", "log/proofs/00000599.json") in told
    short = faults_of(sealed_again({**FILES, path: FILES[path][:-1]}))
    assert {code for code, _ in short} == {"tiles_wrong"}


def test_a_tile_that_nothing_needs_is_refused():
    told = faults_of(sealed_again({**FILES, "log/tile/0/000.p/3": bytes(96)}))
    assert told == [("tile_stray", "log/tile/0/000.p/3")]


def test_other_files_in_the_log_part_are_refused():
    assert faults_of(sealed_again({**FILES, "log/tile/entries/000": b""})) == [
        ("file_stray", "log/tile/entries/000")
    ]
    assert faults_of(sealed_again({**FILES, "log/note.txt": b""})) == [
        ("file_stray", "log/note.txt")
    ]


@pytest.mark.parametrize(
    "proof",
    [
        b"",
        b"{}",
        b"[]",
        b"[" * 100_000,
        FILES[PROOF].replace(b'"index": 255', b'"index": "255"'),
        FILES[PROOF].replace(b'"index": 255', b'"index": 256'),
        FILES[PROOF].replace(b"=", b""),
        FILES[PROOF] + b"\n",
    ],
)
def test_a_proof_of_another_spelling_is_refused(proof):
    assert faults_of(sealed_again({**FILES, PROOF: proof})) == [("log_unreadable", PROOF)]


def test_a_log_without_checkpoint_or_key_is_told_apart():
    fewer = {path: content for path, content in FILES.items() if path != "log/checkpoint"}
    assert faults_of(sealed_again(fewer)) == [("log_incomplete", "log/")]
    keyless = {path: content for path, content in FILES.items() if path != "log/log.pub"}
    assert faults_of(sealed_again(keyless)) == []
    assert faults_of(sealed_again(keyless), log_key=None) == [("unsealed", "manifest.json")]
    broken = sealed_again({**FILES, "log/log.pub": b"?"})
    assert faults_of(broken) == [("log_unreadable", "log/log.pub")]


def test_a_checkpoint_that_is_none_or_of_another_is_told_apart():
    unread = sealed_again({**FILES, "log/checkpoint": b"?"})
    assert faults_of(unread) == [("log_unreadable", "log/checkpoint")]
    forged = changed(FILES, "log/checkpoint", replaced(b"\n600\n", b"\n601\n"))
    assert faults_of(sealed_again(forged)) == [("checkpoint_unsigned", "log/checkpoint")]


def test_an_entry_beyond_the_checkpoint_cannot_be_taken_out():
    files = log_files_of(entries_of(3))
    with pytest.raises(InputError, match="không có bản ghi này"):
        extract_log(files["checkpoint"].decode(), VERIFIER, lambda tile: files[tile.path], {3: b""})


def test_a_ballot_that_was_counted_otherwise_is_named():
    path = "ballots/suy-ton.json"
    told = faults_of(sealed_again(changed(FILES, path, replaced(b'"agree": 6', b'"agree": 5'))))
    assert told
    assert all(where.startswith(path) for _, where in told)
    assert "tellers_differ" in {code for code, _ in told}


def test_a_ballot_that_cannot_be_read_and_one_that_is_none_are_told_apart():
    assert faults_of(sealed_again({**FILES, "ballots/x.json": b"{"}))[0][0] == "unreadable"
    assert faults_of(sealed_again({**FILES, "ballots/x.txt": b""})) == [
        ("file_stray", "ballots/x.txt")
    ]


def test_every_signature_is_told_with_its_file():
    report = verify_bundle(bundle(), **TRUSTED)
    assert [each["file"] for each in report["signatures"]] == ["pledge.pdf", "pledge.pdf"]
    assert all(each["intact"] and each["trusted"] for each in report["signatures"])


def test_signatures_of_nobody_trusted_say_how_to_trust():
    report = verify_bundle(bundle(), log_key=VERIFIER)
    assert ("untrusted", "pledge.pdf") in {
        (each["code"], each["where"].split(",")[0]) for each in report["findings"]
    }
    assert not any(each["trusted"] for each in report["signatures"])


def test_a_pledge_painted_over_is_refused_though_log_key_and_digests_agree():
    painted = sealed_again(changed(FILES, "pledge.pdf", painted_over))
    report = verify_bundle(painted, **TRUSTED)
    assert not report["ok"]
    assert {each["changes_after"] for each in report["signatures"]} == {"forbidden"}


def test_a_decision_is_verified_and_an_unsigned_one_is_named():
    signed_decision = sealed_again({**FILES, "decisions/qd-1.pdf": FILES["pledge.pdf"]})
    assert len(verify_bundle(signed_decision, **TRUSTED)["signatures"]) == 4
    scan = sealed_again({**FILES, "decisions/qd-1.pdf": b"%PDF-1.7 scan", "decisions/a.txt": b""})
    report = verify_bundle(scan, **TRUSTED)
    assert report["ok"]
    assert ("unsigned_paper", "decisions/qd-1.pdf") in {
        (each["code"], each["where"]) for each in report["findings"]
    }
