"""The manifest is complete, exact, of one spelling, and sealed."""

import json

import pytest

from tests.support.bundles import KEY, TRUSTED, VERIFIER, bundle, contents, faults_of, sealed_again
from tests.support.logs import NAMESAKE
from thidua_core.bundle import PARTS, read_manifest, verify_bundle, write_bundle
from thidua_core.bundle._archive import read_archive, write_archive
from thidua_core.bundle._contents import MANIFEST, PLACES
from thidua_core.bundle._findings import FindingList
from thidua_core.bundle._manifest import UnknownFormat
from thidua_core.errors import InputError
from thidua_core.log import open_checkpoint, parse_checkpoint, parse_note

WHOLE = bundle()
FILES = read_archive(WHOLE, FindingList("vi"))


def without(path: str) -> dict[str, bytes]:
    return {name: content for name, content in FILES.items() if name != path}


def test_a_whole_bundle_holds_and_says_what_was_checked():
    report = verify_bundle(WHOLE, **TRUSTED, file="b.zip")
    assert report["ok"]
    assert (report["file"], report["what"]) == ("b.zip", "year_bundle")
    codes = [finding["code"] for finding in report["findings"]]
    assert {
        "manifest_holds",
        "seal_holds",
        "log_holds",
        "signature_holds",
        "signatures_hold",
        "ballots_hold",
        "scores_hold",
        "absent",
    } == set(codes)
    assert report["bundle"]["absent"] == ["decisions"]
    assert report["bundle"]["files"] == len(FILES) - 1


def test_the_same_contents_are_the_same_bytes():
    assert bundle() == WHOLE
    assert bundle(cluster="Cụm thi đua số 11") != WHOLE


def test_an_empty_year_is_a_bundle_too():
    empty = contents(
        documents={}, table=None, results=None, scores=None, pledge=None, ballots={}, log=None
    )
    report = verify_bundle(write_bundle(empty, signer=KEY), **TRUSTED)
    assert report["ok"]
    assert report["bundle"]["absent"] == list(PARTS)


def test_every_part_has_its_place():
    assert set(PLACES) == set(PARTS)


def test_a_file_lost_added_or_changed_is_named():
    assert faults_of(write_archive(without("table.yaml"))) == [("file_missing", "table.yaml")]
    assert faults_of(write_archive({**FILES, "documents/x": b""})) == [
        ("file_unlisted", "documents/x")
    ]
    assert faults_of(write_archive({**FILES, "results.csv": b"unit"})) == [
        ("file_altered", "results.csv")
    ]
    assert faults_of(write_archive(without(MANIFEST))) == [("manifest_missing", MANIFEST)]


def test_a_file_outside_every_part_is_refused_even_when_sealed():
    assert faults_of(sealed_again({**FILES, "virus.exe": b""})) == [("file_stray", "virus.exe")]


def test_a_manifest_that_lies_about_what_is_absent_is_refused_even_when_sealed():
    assert faults_of(sealed_again(FILES, absent=())) == [("absent_wrong", MANIFEST)]


def test_without_a_key_it_is_untrusted_and_says_how_to_trust():
    report = verify_bundle(WHOLE, anchors=TRUSTED["anchors"], file="b.zip")
    assert not report["ok"]
    (finding,) = [each for each in report["findings"] if each["level"] == "error"]
    assert finding["code"] == "untrusted"
    assert VERIFIER.fingerprint in finding["text"]
    assert "thidua verify b.zip --log-key" in finding["text"]


def test_another_key_of_the_same_name_is_not_the_trusted_one():
    codes = {code for code, _ in faults_of(WHOLE, log_key=NAMESAKE.verifier)}
    assert {"seal_broken", "untrusted_key"} <= codes


def test_a_bundle_that_nobody_sealed_is_refused():
    assert faults_of(bundle(signer=None)) == [("unsealed", MANIFEST)]


def test_the_seal_of_another_bundle_does_not_fit():
    other = read_manifest(read_archive(bundle(year=2021), FindingList("vi"))[MANIFEST])
    told = json.loads(FILES[MANIFEST]) | {"seal": other.seal}
    forged = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    assert faults_of(write_archive({**FILES, MANIFEST: forged})) == [("seal_broken", MANIFEST)]


def test_a_seal_is_no_checkpoint_and_a_checkpoint_no_seal():
    seal = read_manifest(FILES[MANIFEST]).seal
    with pytest.raises(InputError):
        open_checkpoint(seal, [VERIFIER])
    checkpoint = FILES["log/checkpoint"].decode()
    parse_checkpoint(parse_note(checkpoint).text)
    told = json.loads(FILES[MANIFEST]) | {"seal": checkpoint}
    forged = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    assert faults_of(write_archive({**FILES, MANIFEST: forged})) == [("seal_broken", MANIFEST)]


def respelled(**changes: object) -> bytes:
    return (
        json.dumps(json.loads(FILES[MANIFEST]) | changes, ensure_ascii=False, indent=1) + "\n"
    ).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        FILES[MANIFEST] + b" ",
        FILES[MANIFEST].replace(b'"year": 2020', b'"year": 2020,\n "year": 2020'),
        respelled(more=1),
        respelled(year="2020"),
        respelled(year=True),
        respelled(cluster=None),
        respelled(files={}),
        respelled(files=[{"path": "a"}]),
        respelled(absent="log"),
        respelled(seal=7),
        FILES[MANIFEST].replace("Cụm".encode(), b"\\ud800"),
    ],
)
def test_a_manifest_of_another_spelling_is_refused(content):
    with pytest.raises((InputError, UnknownFormat)) as told:
        read_manifest(content)
    assert not isinstance(told.value, UnknownFormat) or content == b"[]"
    assert faults_of(write_archive({**FILES, MANIFEST: content}))[0][0] == "manifest_unreadable"


def test_a_later_format_asks_for_newer_software():
    content = respelled(format=2)
    assert faults_of(write_archive({**FILES, MANIFEST: content})) == [("format_unknown", MANIFEST)]


def test_a_list_out_of_order_is_refused_even_when_sealed():
    files = read_manifest(FILES[MANIFEST]).files
    told = faults_of(sealed_again(FILES, files=tuple(reversed(files))))
    assert told == [("manifest_unreadable", MANIFEST)]
    twice = faults_of(sealed_again(FILES, files=(*files, files[-1])))
    assert twice == [("manifest_unreadable", MANIFEST)]


def test_findings_speak_english_when_asked():
    report = verify_bundle(bundle(pledge=None), language="en")
    texts = " ".join(each["text"] for each in report["findings"])
    assert "fingerprint" in texts
    assert "bundle" in texts
    assert "Chưa" not in texts


def test_very_many_findings_are_counted():
    many = {f"documents/{number}": b"" for number in range(120)}
    report = verify_bundle(write_archive({**FILES, **many}), **TRUSTED)
    unlisted = [each for each in report["findings"] if each["code"] == "file_unlisted"]
    assert len(unlisted) == 51
    assert "70" in unlisted[-1]["text"]
