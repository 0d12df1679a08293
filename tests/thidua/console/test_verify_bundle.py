"""``thidua verify bundle.zip``: status, JSON and words, without any installation."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bundles import VERIFIER, bundle
from tests.support.signing import authority
from thidua.console.app import main
from thidua.console.verifying import year_bundle

SRC = Path(__file__).resolve().parents[3] / "src"
RUN = """
import sys
from thidua.console.app import main
status = main(sys.argv[1:])
print("LOADED", status, *sorted({name.partition(".")[0] for name in sys.modules} & {"django"}))
"""


@pytest.fixture
def laid(tmp_path: Path) -> tuple[Path, Path]:
    """A bundle, and beside it the key and the authority that were published elsewhere."""
    file, key = tmp_path / "bundle.zip", tmp_path / "log.pub"
    key.with_name("ca.pem").write_text(authority().certificate.pem())
    file.write_bytes(bundle())
    key.write_text(VERIFIER.encode())
    return file, key


def trusting(key: Path) -> list[str]:
    return ["--log-key", str(key), "--trust", str(key.with_name("ca.pem"))]


def test_a_bundle_with_the_trusted_key_holds(laid, capsys):
    file, key = laid
    assert main(["verify", str(file), *trusting(key), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert {"file", "what", "ok", "findings", "signatures"} <= set(report)
    assert (report["file"], report["what"], report["ok"]) == (str(file), "year_bundle", True)
    for finding in report["findings"]:
        assert set(finding) == {"level", "code", "text", "where"}


def test_a_bundle_without_a_key_is_untrusted(laid, capsys):
    file, _ = laid
    assert main(["verify", str(file)]) == 1
    said = capsys.readouterr().out
    assert VERIFIER.fingerprint in said
    assert "--log-key" in said


def test_it_speaks_english(laid, capsys):
    file, key = laid
    assert main(["--lang", "en", "verify", str(file), *trusting(key)]) == 0
    assert "The manifest is complete and exact" in capsys.readouterr().out


def test_a_changed_byte_is_status_one(laid, capsys):
    file, key = laid
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert main(["verify", str(file), *trusting(key)]) == 1
    assert "✗" in capsys.readouterr().out


def test_what_is_no_bundle_and_a_key_that_is_none_are_status_two(laid, tmp_path, capsys):
    file, _ = laid
    other = tmp_path / "note.txt"
    other.write_text("hello")
    assert main(["verify", str(other)]) == 2
    assert "bộ hồ sơ năm" in capsys.readouterr().err
    assert main(["verify", str(file), "--log-key", str(other)]) == 2
    assert main(["verify", str(tmp_path / "nowhere.zip")]) == 2


def test_a_file_longer_than_any_bundle_is_not_read(laid, monkeypatch, capsys):
    monkeypatch.setattr(year_bundle, "MOST_BYTES", 100)
    assert main(["verify", str(laid[0])]) == 2
    assert "dài hơn" in capsys.readouterr().err


def test_verifying_loads_no_django(laid):
    file, key = laid
    done = subprocess.run(
        [sys.executable, "-c", RUN, "verify", str(file), *trusting(key)],
        env=os.environ | {"PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.rpartition("LOADED")[2].split() == ["0"]
