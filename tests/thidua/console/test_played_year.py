"""Cluster 10's year 2020 as ``thidua demo`` plays it: the files that it leaves, and what they say."""

import json
import os
import sqlite3
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.site import BUILT, THIDUA, build_demonstration, environment

pytestmark = pytest.mark.site

FILES = {
    *("pledge.pdf", "table.yaml", "results.csv", "scores.json", "minutes.pdf", "decision.pdf"),
    *("certificates.pdf", "bundle.zip", "demo-ca.pem", "demo-log.pub"),
}
RANKS = {
    "VKSND tỉnh Vĩnh Long": (1, "983.7", "990.0", "0.993636", "xuat-sac"),
    "VKSND tỉnh Long An": (2, "991.4", "1000.0", "0.991400", "xuat-sac"),
    "VKSND tỉnh Bến Tre": (3, "939.3", "1000.0", "0.939300", "xuat-sac"),
    "VKSND tỉnh Tiền Giang": (4, "939.3", "1000.0", "0.939300", "tot"),
    "VKSND tỉnh Trà Vinh": (5, "890.3", "1000.0", "0.890300", "tot"),
    "VKSND tỉnh Đồng Tháp": (6, "869.1", "1000.0", "0.869100", "tot"),
}
SIGNED = [
    *("VKSND tỉnh Long An", "VKSND tỉnh Bến Tre", "VKSND tỉnh Vĩnh Long"),
    *("VKSND tỉnh Trà Vinh", "VKSND tỉnh Đồng Tháp", "VKSND tỉnh Tiền Giang"),
]
SIGNED_PAPERS = ["pledge.pdf", "minutes.pdf", "decision.pdf", "certificates.pdf"]
TRUSTING = ("--trust", "demo-ca.pem")
WHOLE = (*TRUSTING, "--log-key", "demo-log.pub")


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with a demonstration; nothing here changes it."""
    there = os.environ.get(BUILT)
    if there is not None:
        return Path(there)
    folder = tmp_path_factory.mktemp("played")
    build_demonstration(folder)
    return folder


@pytest.fixture(scope="module")
def papers(built) -> Path:
    return built / "papers"


@pytest.fixture(scope="module")
def thidua(papers, tmp_path_factory):
    """A command of the platform over the papers, with no installation beside them."""
    surroundings = environment(tmp_path_factory.mktemp("nobody"))

    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [*THIDUA, *arguments],
            cwd=papers,
            env=surroundings | {"PYTHONPATH": f"{Path(__file__).parents[3] / 'src'}"},
            check=False,
            capture_output=True,
            text=True,
        )

    return run


@pytest.fixture(scope="module")
def scores(papers) -> dict:
    return json.loads((papers / "scores.json").read_text(encoding="utf-8"))


def told(done: subprocess.CompletedProcess) -> dict:
    return json.loads(done.stdout)


def test_the_documented_files_are_left(papers) -> None:
    assert {each.name for each in papers.iterdir()} >= FILES
    assert all((papers / each).stat().st_size for each in FILES)


def test_ranks_points_shares_and_grades(scores) -> None:
    keys = ("rank", "points", "maximum", "share", "grade")
    found = {each["unit"]: tuple(each[key] for key in keys) for each in scores["units"]}
    assert found == RANKS
    assert not any(each["provisional"] for each in scores["units"])


def test_scores_are_what_the_command_says_of_table_and_results(papers, thidua) -> None:
    again = thidua("score", "table.yaml", "results.csv", "--json")
    assert again.stdout == (papers / "scores.json").read_text(encoding="utf-8")


def test_the_reasons_of_four_places_are_said(thidua) -> None:
    said = thidua("score", "table.yaml", "results.csv").stdout
    for words in (
        "A6.3 không tính nên mẫu số là 990,0",
        "VKSND tỉnh Bến Tre 576,5/600,0; VKSND tỉnh Tiền Giang 570,6/600,0",
        "B4.1 đạt 20,0/25,0 (0,8)",
    ):
        assert words in said
    tried = thidua("score", "simulate", "table.yaml", "results.csv").stdout
    alike = ("A1.3", "A2.3", "A2.5", "A3.3", "A3.4", "A4.2", "A6.1", "A7.1")
    assert all(code in tried for code in (*alike, "B1.3", "B2.1", "B5.1", "D1", "D4", "F2"))


def test_the_pledge_has_six_valid_signatures_in_the_order_of_the_cluster(thidua) -> None:
    done = thidua("verify", "pledge.pdf", *TRUSTING, "--json")
    report = told(done)
    assert (done.returncode, report["ok"]) == (0, True)
    signatures = report["signatures"]
    assert [each["unit"].removesuffix(" (trình diễn)") for each in signatures] == SIGNED
    assert all(each["intact"] and each["trusted"] for each in signatures)
    assert {each["changes_after"] for each in signatures} <= {"none", "allowed"}
    times = [datetime.fromisoformat(each["time"]) for each in signatures]
    assert times == sorted(times)


@pytest.mark.parametrize("name", [*SIGNED_PAPERS, "bundle.zip"])
def test_each_paper_is_accepted_with_its_keys_and_untrusted_without(thidua, name) -> None:
    keys = WHOLE if name.endswith(".zip") else TRUSTING
    known = thidua("verify", name, *keys, "--json")
    assert (known.returncode, told(known)["ok"]) == (0, True)
    unknown = thidua("verify", name, "--json")
    report = told(unknown)
    assert (unknown.returncode, report["ok"]) == (1, False)
    assert any(each["code"].endswith("untrusted") for each in report["findings"])


def test_a_bundle_with_another_byte_is_refused(papers, thidua, tmp_path) -> None:
    content = bytearray((papers / "bundle.zip").read_bytes())
    content[len(content) // 2] ^= 1
    changed = tmp_path / "bundle.zip"
    changed.write_bytes(content)
    assert thidua("verify", str(changed), *WHOLE).returncode == 1


def test_the_bundle_holds_the_papers_and_the_votes(papers) -> None:
    with zipfile.ZipFile(papers / "bundle.zip") as bundle:
        names = bundle.namelist()
        for name in ("pledge.pdf", "table.yaml", "results.csv", "scores.json"):
            assert bundle.read(name) == (papers / name).read_bytes()
        ballots = [bundle.read(each) for each in names if each.startswith("ballots/")]
        assert any(each.startswith("decisions/") for each in names)
    agreed = [
        [each["votes"]["agree"] for each in json.loads(ballot)["counts"][0]["questions"]]
        for ballot in ballots
    ]
    assert max(agreed, key=len) == [6, 5, 4]


def test_the_proofs_cover_what_was_scored_voted_and_decided(papers) -> None:
    with zipfile.ZipFile(papers / "bundle.zip") as bundle:
        proofs = [each for each in bundle.namelist() if each.startswith("log/proofs/")]
        entries = [json.loads(json.loads(bundle.read(each))["entry"]) for each in proofs]
    kinds = {kind for entry in entries for kind, _identifier in entry["subjects"]}
    assert kinds >= {
        *("clusters.clusteryear", "pledges.pledge", "conferences.conference"),
        *("scoring.criteriatable", "scoring.scoresheet", "councils.session"),
        *("commendations.decision", "awards.award", "documents.document"),
    }


def test_a_ballot_record_of_the_bundle_recounts_by_itself(papers, thidua, tmp_path) -> None:
    with zipfile.ZipFile(papers / "bundle.zip") as bundle:
        names = [each for each in bundle.namelist() if each.startswith("ballots/")]
        bundle.extractall(tmp_path, names)
    for name in names:
        done = thidua("verify", str(tmp_path / name), "--json")
        assert (done.returncode, told(done)["what"]) == (0, "ballot_record")


def asked(built: Path, question: str) -> set[tuple]:
    with sqlite3.connect(built / "home" / "thidua.sqlite3") as database:
        return set(database.execute(question))


def test_whoever_entered_for_five_units_stands_beside_it(built) -> None:
    """The head's officer fills in the own sheet for the own unit, the others' on their behalf."""
    entered = asked(
        built,
        "select distinct sheet.unit_id, cell.behalf <> '' from scoring_sheetcell cell "
        "join scoring_scoresheet sheet on sheet.id = cell.sheet_id "
        "join clusters_clusteryear year on year.id = sheet.cluster_year_id "
        "where year.year = 2020 and cell.column = 'claimed'",
    )
    assert sorted(behalf for _unit, behalf in entered) == [0, 1, 1, 1, 1, 1]


def test_what_is_invented_says_so(built) -> None:
    """No award, decision or vote of the played year passes for a real one."""
    for question in (
        "select invented from commendations_decision where year = 2020",
        "select invented from awards_award where decided_on between '2020-02-01' and '2020-12-31'",
        "select invented from councils_session where day between '2020-01-01' and '2020-12-31'",
        "select invented from scoring_criteriatable where year = 2020",
    ):
        assert asked(built, question) == {(1,)}
