"""``thidua score``: one document or a table for people, and bad input told apart in words."""

import json
import re
from pathlib import Path

import pytest

from thidua.console.app import main

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "reference" / "criteria-table.md"
CASES = ROOT / "tests" / "thidua_core" / "scoring" / "cases"
TABLE, RESULTS = str(CASES / "cluster-10-2020.yaml"), str(CASES / "cluster-10-2020.csv")
BODY = (
    "table: Bảng\nyear: 2020\npoints: {unit: 1}\n"
    "sections: [{code: A, criteria: [{code: A1, max: 10, rule: {kind: proportional}}]}]\n"
)


@pytest.fixture
def files(tmp_path):
    def write(table=BODY, results="unit,criterion,target,actual\nA,A1,10,5\n"):
        (tmp_path / "bảng.yaml").write_text(table, encoding="utf-8")
        (tmp_path / "kết quả.csv").write_text(results, encoding="utf-8")
        return str(tmp_path / "bảng.yaml"), str(tmp_path / "kết quả.csv")

    return write


def test_one_json_document_and_nothing_else(capsys):
    assert main(["score", TABLE, RESULTS, "--json"]) == 0
    written = capsys.readouterr()
    document = json.loads(written.out)
    assert [unit["rank"] for unit in document["units"]] == [1, 2, 3, 4, 5, 6]
    assert document["units"][0]["share"] == "0.993636"
    assert written.err == ""


def test_the_same_input_gives_the_same_bytes(capsys):
    assert main(["score", TABLE, RESULTS, "--json"]) == 0
    first = capsys.readouterr().out
    assert main(["score", TABLE, RESULTS, "--json", "--lang", "en"]) == 0
    assert capsys.readouterr().out == first


def test_a_table_for_people(capsys):
    assert main(["score", TABLE, RESULTS]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == [
        "Hạng",
        "Đơn",
        "vị",
        "Điểm",
        "Tối",
        "đa",
        "Tỷ",
        "lệ",
        "Xếp",
        "loại",
        "Cộng",
        "Trừ",
    ]
    assert lines[2] == "   1  VKSND tỉnh Vĩnh Long   983,7    990,0  0,993636  Xuất sắc  12,5  0,0"
    assert lines[5] == "   4  VKSND tỉnh Tiền Giang  939,3  1.000,0  0,939300  Tốt        7,5  2,0"
    assert any("Xếp trên VKSND tỉnh Long An tuy ít điểm hơn" in line for line in lines)
    assert not any("\x1b" in line for line in lines)


def test_in_english_with_its_own_decimal_marks(capsys):
    assert main(["--lang", "en", "score", TABLE, RESULTS]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:3] == ["Rank", "Unit", "Points"]
    assert "983.7    990.0  0.993636  Excellent" in lines[2]
    assert "1,000.0" in lines[3]


def test_every_criterion_on_demand(capsys):
    assert main(["score", TABLE, RESULTS, "--criteria"]) == 0
    assert "  B4.1: 25 − 2 lần × 2,5 = 20; được 20,0 điểm.\n" in capsys.readouterr().out


def test_the_example_of_the_reference_page_comes_out_as_printed(files, capsys):
    written = PAGE.read_text(encoding="utf-8")
    table, results, printed = (
        re.search(rf"```{kind}\n(.*?)```", written, re.DOTALL)[1]
        for kind in ("yaml", "csv", "text")
    )
    assert main(["score", *files(table, results)]) == 0
    assert capsys.readouterr().out.startswith(printed)


def test_what_is_not_known_is_provisional_and_no_error(files, capsys):
    assert main(["score", *files(results="unit,group,criterion\nA,Cụm 1,A1\n")]) == 0
    written = capsys.readouterr().out
    assert "tạm tính" in written
    assert "Cụm 1" in written
    assert "Cần xem lại\n! A: chưa đủ điểm, còn A1; hạng là tạm tính.\n" in written


def test_simulation_in_both_forms(capsys):
    assert main(["score", "simulate", TABLE, RESULTS, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert len(document["not_telling_apart"]) == 16
    assert main(["score", "simulate", TABLE, RESULTS]) == 0
    assert "16/60 tiêu chí không phân biệt đơn vị nào" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["score"], ["score", "simulate"]])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"table": BODY + "tiess: []\n"}, "dòng 5: không có khóa “tiess”"),
        (
            {
                "table": f"{BODY}grades: [{{grade: a, gates: [{{criterion: A2, at_least_share: 1}}]}}, {{grade: b}}]"
            },
            "dòng 5, khóa criterion: không có tiêu chí A2. Có phải là “A1”?",
        ),
        ({"table": BODY.replace("code: A, ", "code: A, max: 9, ")}, "có tối đa 10 điểm, cao hơn 9"),
        ({"results": "unit,criterion\nA,A9\n"}, "dòng 2, cột criterion: bảng không có"),
        ({"results": "unit,criterion\nA,A1\nA,A1\n"}, "dòng 3: A, tiêu chí A1 đã ghi ở dòng 2"),
        ({"results": "unit,criterion,claimed\nA,A1,11\n"}, "dòng 2, cột claimed: 11 điểm cao hơn"),
        ({"results": 'unit,criterion,actual\nA,A1,1.5\nB,A1,"1,5"\n'}, "dòng 3, cột actual"),
        ({"results": ""}, "tệp trống"),
    ],
)
def test_bad_input_is_told_apart_and_nothing_is_printed(command, given, said, files, capsys):
    table, results = files(**given)
    assert main([*command, table, results, "--json"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert (table if "table" in given else results) in written.err
    assert said in written.err


def test_a_table_extends_one_beside_it(files, tmp_path, capsys):
    (tmp_path / "ngành.yaml").write_text(BODY, encoding="utf-8")
    assert main(["score", *files("extends: ngành.yaml\ntable: Cụm\n"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["table"] == "Cụm"
    assert main(["score", *files("extends: khác.yaml\n")]) == 2
    assert "dòng 1, khóa extends: không đọc được tệp “khác.yaml”" in capsys.readouterr().err


@pytest.mark.parametrize("missing", [0, 1])
def test_a_missing_file_is_named(missing, files, capsys):
    paths = list(files())
    paths[missing] += ".x"
    assert main(["score", *paths]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert f"tệp “{paths[missing]}”: không có tệp này" in written.err
