import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from thidua.console.app import main
from thidua_core.references import find_references

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src"
PAGE = ROOT / "docs" / "reference" / "document-references.md"
TEXT = (
    "Thực hiện Kế hoạch số 16/KH-VKS ngày 05/01/2024 của VKSND tối cao\r\n"
    "và Chỉ thị số 35-CT/TW, Cụm thi đua số 01 họp tại phòng 305.A1.\n"
)
KEYS = ["raw", "start", "end", "kind", "number", "year_in_number", "symbol", "date", "issuer"]


def run(*arguments, text="", **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        input=text.encode() if isinstance(text, str) else text,
        capture_output=True,
        check=False,
        timeout=60,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), **environment},
    )


def test_one_json_document_with_the_promised_keys(tmp_path, capsys):
    path = tmp_path / "thông báo.txt"
    path.write_bytes(TEXT.encode())
    assert main(["refs", str(path), "--json"]) == 0
    written = capsys.readouterr()
    found = json.loads(written.out)
    assert [list(each)[: len(KEYS)] for each in found] == [KEYS, KEYS]
    assert all(TEXT[each["start"] : each["end"]] == each["raw"] for each in found)
    assert found[0]["date"] == "2024-01-05"
    assert (found[1]["number"], found[1]["symbol"]) == ("35", "CT/TW")
    assert written.err == ""


@pytest.mark.parametrize(
    "arguments",
    [["refs", "-", "--json"], ["refs", "--json"], ["refs", "--json", "--lang", "en", "-"]],
)
def test_standard_input_in_any_form_of_the_command(arguments, capsys, typed_in):
    typed_in(TEXT)
    assert main(arguments) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_a_text_without_references_is_an_empty_list(capsys, typed_in):
    typed_in("Cụm thi đua số 01")
    assert main(["refs", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_encodings_and_unicode_forms(encoding, form, capsys, typed_in):
    text = unicodedata.normalize(form, TEXT)
    typed_in(text.encode(encoding))
    assert main(["refs", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == [reference.as_json() for reference in find_references(text)]


def test_lines_for_people(capsys, typed_in):
    typed_in(TEXT + "Luật Cư trú ngày 13/11/2020")
    assert main(["refs", "-"]) == 0
    written = capsys.readouterr().out
    assert "1. Kế hoạch số 16/KH-VKS ngày 05/01/2024 của VKSND tối cao\n" in written
    assert "số: 16; ký hiệu: KH-VKS; ngày: 05/01/2024; cơ quan: VKSND tối cao" in written
    assert "tên: Cư trú" in written
    assert written.endswith("Có 3 lời dẫn văn bản.\n")
    assert "\x1b" not in written


def test_lines_in_english(capsys, typed_in):
    typed_in("Kế hoạch số 16/KH-VKS")
    assert main(["--lang=en", "refs"]) == 0
    assert "kind: Kế hoạch; number: 16; symbol: KH-VKS" in capsys.readouterr().out


def test_nothing_found_is_said(capsys, typed_in):
    typed_in("")
    assert main(["refs"]) == 0
    assert capsys.readouterr().out == "Không thấy lời dẫn văn bản nào.\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Kế hoạch".encode("cp1258", errors="ignore") + b"\xff\xfe", "UTF-8"),
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
        (b"PK\x03\x04 word/document.xml", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word, Excel 97-2003"),
        (b"abc\x00\x01\x02", "nhị phân"),
        (b"\xff\xfea", "UTF-8"),
    ],
)
def test_what_is_not_text_is_refused_by_name(content, said, tmp_path, capsys):
    path = tmp_path / "tệp lạ.txt"
    path.write_bytes(content)
    assert main(["refs", str(path), "--json"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert str(path) in written.err
    assert said in written.err
    assert "UTF-8" in written.err


def test_a_missing_file_and_a_folder_are_refused(tmp_path, capsys):
    assert main(["refs", str(tmp_path / "không có.txt")]) == 2
    assert "không có tệp này. Kiểm tra lại đường dẫn." in capsys.readouterr().err
    assert main(["refs", str(tmp_path)]) == 2
    assert "đây là thư mục" in capsys.readouterr().err
    assert main(["refs", "a\x00b"]) == 2
    assert "không đọc được" in capsys.readouterr().err


def test_standard_input_that_is_not_text_is_named(capsys, typed_in):
    typed_in(b"\xff\xff")
    assert main(["refs"]) == 2
    assert "đầu vào chuẩn: không phải văn bản UTF-8 (byte thứ 1)" in capsys.readouterr().err


def test_a_forbidden_file_is_refused(tmp_path):
    path = tmp_path / "kín.txt"
    path.write_text(TEXT)
    path.chmod(0)
    readable = os.access(path, os.R_OK)
    outcome = run("-m", "thidua", "refs", str(path))
    assert outcome.returncode == (0 if readable else 2)
    assert readable or "không được phép đọc" in outcome.stderr.decode()


AFTERWARDS = (
    "import sys; from thidua.console.app import main; status = main({arguments!r});"
    "loaded = sorted(name for name in sys.modules if name.split('.')[0] in {names!r});"
    "sys.exit(status or (9 if loaded else 0))"
)
FOREIGN = ("django", "duckdb", "ibis", "psycopg", "pydantic_settings")


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["refs", "--help"], ["refs", "-", "--json"], ["--help"]])
def test_neither_django_nor_an_engine_is_loaded(arguments):
    outcome = run("-c", AFTERWARDS.format(arguments=arguments, names=FOREIGN), text=TEXT)
    assert outcome.returncode == 0, outcome.stderr.decode()


@pytest.mark.slow
def test_the_look_at_what_is_loaded_can_fail():
    """The twin: with Django imported beforehand, the same look says so."""
    planted = "import django; " + AFTERWARDS.format(arguments=["refs"], names=FOREIGN)
    assert run("-c", planted, text=TEXT).returncode == 9


@pytest.mark.slow
@pytest.mark.parametrize("machine", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_every_machine_writes_utf8(machine):
    outcome = run("-m", "thidua", "refs", "-", text=TEXT, **machine)
    assert outcome.returncode == 0
    assert "Kế hoạch số 16/KH-VKS" in outcome.stdout.decode("utf-8")


@pytest.mark.slow
def test_a_reader_who_leaves_is_no_fault():
    program = f"{sys.executable} -m thidua refs - --json | head -c 1"
    outcome = subprocess.run(
        ["/bin/sh", "-c", program],
        input=(TEXT * 3000).encode(),
        capture_output=True,
        check=False,
        timeout=60,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE)},
    )
    assert outcome.stdout == b"["
    assert outcome.stderr == b""


def test_the_example_of_the_documentation(capsys, typed_in):
    page = PAGE.read_text(encoding="utf-8")
    given = page.split("```text\n")[1].split("```")[0]
    promised = page.split("```json\n")[1].split("```")[0]
    typed_in(given)
    assert main(["refs", "-", "--json"]) == 0
    assert capsys.readouterr().out == promised


class Keyboard(io.TextIOWrapper):
    def isatty(self):
        return True


def test_whoever_types_is_told_how_to_end(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Keyboard(io.BytesIO(TEXT.encode())))
    assert main(["refs", "--json"]) == 0
    written = capsys.readouterr()
    assert "kết thúc bằng Ctrl-D" in written.err
    assert len(json.loads(written.out)) == 2
