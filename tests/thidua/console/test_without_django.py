"""Commands about papers and references are used where there is no installation: no Django there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.console.registry import ENTRIES

SRC = Path(__file__).resolve().parents[3] / "src"
PLAIN = {"refs", "read", "score", "law", "paper", "sign", "verify"}
TELL = """
import sys
from thidua.console.app import main
try:
    main(sys.argv[1:])
finally:
    print("LOADED", *sorted({name for name in sys.modules if name.partition(".")[0] == "django"}))
"""


def loaded_by(*arguments: str) -> list[str]:
    """Modules of Django that a run of the command leaves loaded."""
    done = subprocess.run(
        [sys.executable, "-c", TELL, *arguments],
        env=os.environ | {"PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.rpartition("LOADED")[2].split()


@pytest.mark.parametrize("command", sorted(PLAIN & {entry.words for entry in ENTRIES}))
def test_a_plain_command_loads_no_django(command: str) -> None:
    assert loaded_by(command, "--help") == []


def test_a_command_on_the_installation_does(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("THIDUA_HOME", str(tmp_path))
    assert "django" in loaded_by("doctor")
