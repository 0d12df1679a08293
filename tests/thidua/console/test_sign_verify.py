"""``thidua sign`` and ``thidua verify`` from outside: files in, files and an exit status out."""

import json

import pytest

from tests.support.signing import authority, blank, signed, signer, small_pdf
from thidua.console import app
from thidua.console.commands.sign import PASSPHRASE
from thidua_core.signing import fields_of


@pytest.fixture
def papers(tmp_path, monkeypatch):
    monkeypatch.setenv(PASSPHRASE, "mật khẩu")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.pdf").write_bytes(signed(1, 3))
    (tmp_path / "key.p12").write_bytes(signer("Người ký").p12("mật khẩu"))
    (tmp_path / "ca.pem").write_text(authority().certificate.pem())
    return tmp_path


def run(*words):
    return app.main([str(word) for word in words])


def test_the_first_empty_field_is_signed_and_the_file_given_is_kept(papers, capsys):
    paper = papers / "paper.pdf"
    assert run("sign", paper, "--key", papers / "key.p12") == 0
    out = papers / "paper-da-ky.pdf"
    assert paper.read_bytes() == signed(1, 3)
    assert out.read_bytes().startswith(signed(1, 3))
    assert [box.filled for box in fields_of(out.read_bytes())] == [True, True, False]
    assert f"Người ký đã ký ô signature-2: {out}" in capsys.readouterr().out
    assert run("verify", out, "--trust", papers / "ca.pem") == 0
    said = capsys.readouterr().out
    assert "hợp lệ" in said
    assert "Còn 1 ô ký chưa có chữ ký số." in said


def test_a_field_and_a_file_may_be_chosen(papers, capsys):
    out = papers / "else.pdf"
    words = ("--key", papers / "key.p12", "--field", "signature-3", "--out", out, "--json")
    assert run("sign", papers / "paper.pdf", *words) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["out"], told["field"]) == (str(out), "signature-3")
    assert told["fingerprint"] == signer("Người ký").certificate.fingerprint


def test_without_trust_verify_ends_with_one_and_says_how_to_trust(papers, capsys):
    assert run("verify", papers / "paper.pdf", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["what"], report["ok"]) == ("signed_pdf", False)
    assert [each["code"] for each in report["findings"]] == ["untrusted", "empty_fields"]
    assert authority().certificate.fingerprint in report["findings"][0]["text"]
    assert set(report["signatures"][0]) >= {
        "signer",
        "unit",
        "time",
        "level",
        "intact",
        "trusted",
        "changes_after",
    }


def test_an_altered_paper_ends_with_one(papers, capsys):
    altered = papers / "altered.pdf"
    altered.write_bytes(signed(1, 3).replace(b"Giao uoc", b"Giao uuc"))
    assert run("verify", altered, "--trust", papers / "ca.pem") == 1
    assert "đã bị sửa" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--field", "signature-9"), "signature-1, signature-2, signature-3"),
        (("--field", "signature-1"), "đã có chữ ký"),
        (("--key", "paper.pdf"), "không phải là khóa PKCS#12"),
        (("--key", "gone.p12"), "không có tệp này"),
        (("--out", "no/such/folder.pdf"), "không ghi được tệp"),
    ],
)
def test_each_wrong_input_ends_with_two_and_writes_nothing(papers, capsys, words, said):
    before = sorted(path.name for path in papers.iterdir())
    given = words if "--key" in words else ("--key", "key.p12", *words)
    assert run("sign", "paper.pdf", *given) == 2
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in papers.iterdir()) == before


def test_a_wrong_passphrase_is_told_apart(papers, capsys, monkeypatch):
    monkeypatch.setenv(PASSPHRASE, "sai")
    assert run("sign", "paper.pdf", "--key", "key.p12") == 2
    assert "mật khẩu của khóa chưa đúng" in capsys.readouterr().err
    assert not (papers / "paper-da-ky.pdf").exists()


@pytest.mark.parametrize("content", [small_pdf(), b"%PDF-1.7 broken"])
def test_a_file_with_no_place_to_sign_is_refused(papers, capsys, content):
    (papers / "plain.pdf").write_bytes(content)
    assert run("sign", papers / "plain.pdf", "--key", papers / "key.p12") == 2
    assert "ô ký" in (said := capsys.readouterr().err) or "không phải là PDF" in said


@pytest.mark.parametrize("name", ["gone.pdf", "key.p12"])
def test_what_cannot_be_verified_ends_with_two(papers, capsys, name):
    assert run("verify", papers / name) == 2
    assert name in capsys.readouterr().err


def test_english_speaks_english(papers, capsys):
    assert run("--lang", "en", "verify", papers / "paper.pdf") == 1
    assert "not known to be trusted" in capsys.readouterr().out


def test_a_paper_that_is_not_signed_does_not_hold(papers, capsys):
    (papers / "blank.pdf").write_bytes(blank(1))
    assert run("verify", papers / "blank.pdf") == 1
    assert "không có chữ ký số nào" in capsys.readouterr().out
