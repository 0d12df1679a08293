import json

import pytest

from tests.support.invented import make_unit
from tests.thidua.exchange.conftest import nothing_is_saved
from thidua.console.app import main
from thidua.exchange.enums import ExportKind


@pytest.fixture
def here(tmp_path, monkeypatch, db):
    monkeypatch.chdir(tmp_path)
    above = make_unit("VKSND tỉnh Mẫu")
    make_unit("=1+1", parent=above)
    return tmp_path


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_list_is_written_and_imported_again_without_a_change(here, capsys, suffix):
    path = str(here / f"don-vi.{suffix}")
    assert main(["export", "units", "--out", path]) == 0
    assert "don-vi" in capsys.readouterr().out
    with nothing_is_saved():
        assert main(["import", "units", path]) == 0
    assert "Không thêm gì" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ExportKind.values)
def test_every_kind_is_written_under_its_own_name_and_over_nothing(here, capsys, kind):
    assert main(["export", kind]) == 0
    assert (here / f"{kind}.xlsx").read_bytes().startswith(b"PK")
    assert main(["export", kind]) == 2
    assert "đã có" in capsys.readouterr().err
    assert main(["export", kind, "--out", f"{kind}.xlsx"]) == 0


def test_json_is_one_document(here, capsys):
    assert main(["export", "units", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["count"]) == ("units", 2)
    assert {row["name"]: row["parent"] for row in told["rows"]} == {
        "VKSND tỉnh Mẫu": None,
        "=1+1": "VKSND tỉnh Mẫu",
    }
    assert list(here.iterdir()) == []
    assert main(["export", "units", "--out", "u.csv", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"kind": "units", "file": "u.csv", "count": 2}
    assert b'"\'=1+1"' in (here / "u.csv").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["stars"], "Chọn một trong: units, people, documents, ratings, registration, movements"),
        (["units", "--out", "a.pdf"], "đuôi .xlsx hoặc .csv"),
        (["units", "--out", "nowhere/a.csv"], "không ghi được tệp"),
    ],
)
def test_wrong_options_end_with_2_and_write_nothing(here, capsys, arguments, said):
    assert main(["export", *arguments]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert not told.out
    assert list(here.iterdir()) == []
