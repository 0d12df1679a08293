"""An installation in a folder of its own, used by its commands as an administrator does."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.site import environment

ANSWERS = """
organisation: false
administrator: {name: Nguyễn Văn Thử, username: quantri, password: mat-khau-dai-2026}
"""


def thidua(home: Path, *arguments: str, status: int = 0, typed: str | None = None) -> str:
    """Run a command to its end; what it printed, or what it refused with."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "thidua", *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        input=typed,
    )
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stdout + done.stderr


def python(home: Path, code: str, **more: Any) -> "subprocess.Popen[str]":
    """Code that runs inside the installation, as another process of it."""
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code],
        env=environment(home),
        stdout=subprocess.PIPE,
        text=True,
        **more,
    )


def ran(home: Path, code: str) -> str:
    """What the code printed when it had come to its end."""
    process = python(home, code)
    told: str = process.communicate()[0]
    assert process.returncode == 0, code
    return told


def begun(folder: Path, answers: str = ANSWERS) -> Path:
    """A fresh installation in the folder, without the real organisation."""
    given = folder / "answers.yaml"
    given.write_text(answers, encoding="utf-8")
    thidua(folder / "home", "init", str(given))
    return folder / "home"
