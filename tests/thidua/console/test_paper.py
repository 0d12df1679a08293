"""``thidua paper`` from outside: files in, files and an exit status out."""

import json
import subprocess
import sys

import pytest

from tests.thidua_core.paper.samples import FOLDER, plan
from thidua.console import app
from thidua_core.paper import render_docx

PLAN = FOLDER / "plan.yaml"


def run(*words):
    return app.main(["paper", *map(str, words)])


@pytest.mark.parametrize(("suffix", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_a_paper_is_written(tmp_path, capsys, suffix, begins):
    out = tmp_path / f"plan.{suffix}"
    assert run(PLAN, "--out", out) == 0
    assert out.read_bytes().startswith(begins)
    assert capsys.readouterr().out.strip() == f"✓ {out}"


def test_what_is_drawn_holds(tmp_path, capsys):
    out = tmp_path / "plan.docx"
    assert run(PLAN, "--out", out) == 0
    assert run("check", out) == 0
    assert run("check", PLAN) == 0
    assert "Thể thức đúng" in capsys.readouterr().out


def test_what_does_not_hold_ends_with_one(tmp_path, capsys):
    wrong = tmp_path / "plan.docx"
    wrong.write_bytes(render_docx(plan(number="9")))
    assert run("check", wrong) == 1
    said = capsys.readouterr().out
    assert "✗ bảng 1, hàng 2, ô 1: Số 9 nhỏ hơn 10" in said
    assert run("check", wrong, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["findings"][0]["level"]) == (False, "error")


def test_blanks_are_told_and_do_no_harm(tmp_path, capsys):
    draft = tmp_path / "plan.yaml"
    draft.write_text(PLAN.read_text().replace("number: 12\n", ""))
    assert run(draft, "--out", tmp_path / "plan.pdf", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [finding["code"] for finding in told["findings"]] == ["number.blank"]
    assert run("check", draft) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([PLAN], "thidua paper TỆP.yaml --out"),
        ([PLAN, PLAN, "--out", "x.pdf"], "thidua paper TỆP.yaml --out"),
        (["check", PLAN, "--out", "x.pdf"], "hãy bỏ --out"),
        ([PLAN, "--out", "x.odt"], "chỉ ghi được .pdf hoặc .docx"),
        (["check", "x.pdf"], "chưa kiểm được thể thức của tệp PDF"),
        (["check", "x.txt"], "chỉ kiểm được tệp .docx và .yaml"),
        (["check", "không-có.docx"], "không có tệp này"),
        (["không-có.yaml", "--out", "x.pdf"], "không có tệp này"),
        ([PLAN, "--out", "không-có/x.pdf"], "không ghi được tệp"),
    ],
)
def test_wrong_use_is_explained(tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    assert run(*words) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_names_file_and_line(tmp_path, capsys):
    wrong = tmp_path / "plan.yaml"
    wrong.write_text("kind: plan\ntitel: x\n")
    assert run(wrong, "--out", tmp_path / "x.pdf") == 2
    assert f"{wrong}, dòng 2: không có khóa “titel”. Có phải là “title”?" in capsys.readouterr().err


def test_a_sign_that_cannot_be_drawn_names_the_file(tmp_path, capsys):
    wrong = tmp_path / "plan.yaml"
    wrong.write_text(PLAN.read_text().replace("Kịp thời", "Kịp thời 😀"))
    assert run(wrong, "--out", tmp_path / "x.pdf") == 2
    assert "U+1F600" in capsys.readouterr().err
    assert run("check", wrong) == 1


def test_a_broken_word_file_names_the_file(tmp_path, capsys):
    wrong = tmp_path / "x.docx"
    wrong.write_bytes(b"PK")
    assert run("check", wrong) == 2
    assert f"{wrong}: không phải tệp Word" in capsys.readouterr().err


def test_django_stays_unloaded():
    program = (
        "import sys; from thidua.console import app\n"
        f"sys.argv = ['thidua', 'paper', 'check', {str(PLAN)!r}]\n"
        "try: app.main()\n"
        "except SystemExit as ended: assert ended.code == 0, ended.code\n"
        "assert 'django' not in sys.modules, 'django was loaded'\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": "src"})
