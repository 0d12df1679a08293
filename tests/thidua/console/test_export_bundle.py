"""``thidua export bundle``: the file that ``thidua verify`` accepts."""

import json
from pathlib import Path

import pytest

from tests.support.invented import AT, make_unit
from thidua.clusters.actions import create_cluster, open_cluster_year
from thidua.clusters.enums import ClusterKind
from thidua.clusters.models import ClusterYear
from thidua.console.app import main
from thidua.kernel.actors import SYSTEM
from thidua.ledger import keys
from thidua.ledger.actions import seal_pending

NAME = "Cụm thi đua số 10"


def opened(body: str, name: str = NAME) -> ClusterYear:
    unit = make_unit(body)
    cluster = create_cluster(
        parent_body_id=unit.pk, kind=ClusterKind.CLUSTER, name=name, actor=SYSTEM, at=AT
    )
    return open_cluster_year(cluster_id=cluster.pk, year=2024, actor=SYSTEM, at=AT)


@pytest.fixture
def year(db: None) -> ClusterYear:
    made = opened("VKSND tối cao")
    seal_pending()
    return made


def test_a_bundle_is_written_and_verifies(year, tmp_path: Path, capsys):
    out, key = tmp_path / "bundle.zip", tmp_path / "log.pub"
    key.write_text(keys.signing_key().verifier.encode())
    assert main(["export", "bundle", "--cluster", "cum thi dua so 10 2024", "--out", str(out)]) == 0
    assert "SHA-256" in capsys.readouterr().out
    assert main(["verify", str(out), "--log-key", str(key)]) == 0
    capsys.readouterr()
    told = ["export", "bundle", "--cluster", year.public_id, "--out", str(out), "--json"]
    assert main(told) == 0
    assert json.loads(capsys.readouterr().out)["absent"][:1] == ["documents"]


@pytest.fixture
def here(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_clusters_of_one_name_are_told_apart(year, tmp_path: Path, capsys):
    other = opened("Ủy ban nhân dân tỉnh Ví Dụ")
    out = str(tmp_path / "bundle.zip")
    assert main(["export", "bundle", "--cluster", f"{NAME} 2024", "--out", out]) == 2
    said = capsys.readouterr().err
    assert year.public_id in said
    assert other.public_id in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bundle"], "--cluster CỤM --out"),
        (["bundle", "--cluster", "x", "--out", "a.pdf"], "tệp .zip"),
        (["bundle", "--cluster", "x", "--out", "a.zip"], "Không có cụm, khối"),
        (["units", "--cluster", "x"], "chỉ dùng với bundle"),
    ],
)
def test_wrong_options_end_with_two(here, capsys, arguments, said):
    assert main(["export", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert list(here.iterdir()) == []
