"""Keep the installation of a release: ``python -m tests.upgrade.keep 0.2.0``.

Makes an invented installation with the code of now, asks it, and writes its backup and the
answers below ``kept``. Read the answers before committing them: from then on they are facts.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import yaml

from tests.support.site import ROOT, THIDUA, environment

KEPT = Path(__file__).parent / "kept"
INSTALLATION, FACTS = "installation.zip", "facts.yaml"
ANSWERS = """
organisation: false
administrator: {name: Phạm Văn Quản Trị Mẫu, username: quantri, password: thi-du-dai-2026}
"""
PLAY = "import django; django.setup(); from tests.upgrade.story import play; play()"
ASK = """
import django, json; django.setup()
from tests.upgrade.asking import answers
print(json.dumps(answers()))
"""


def main() -> int:
    (version,) = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="thidua-keep-") as name:
        home = Path(name) / "home"
        migrate(home)
        python(home, PLAY)
        folder = KEPT / version
        folder.mkdir(parents=True)
        thidua(home, "backup", str(folder / INSTALLATION))
        facts = yaml.safe_dump(ask(home), allow_unicode=True, sort_keys=False)
        (folder / FACTS).write_text(facts, encoding="utf-8")
    sys.stdout.write(f"{folder}: read {FACTS} before committing it\n")
    return 0


def open_copy(kept: Path, home: Path) -> None:
    """Lay a copy of a kept installation into an empty folder, without asking the code of today."""
    with zipfile.ZipFile(kept / INSTALLATION) as archive:
        archive.extractall(home)
    (home / "database.sqlite3").rename(home / "thidua.sqlite3")
    (home / "keys").chmod(0o700)
    for key in (home / "keys").iterdir():
        key.chmod(0o600)


def migrate(home: Path) -> None:
    """What an administrator does after installing a new version."""
    home.mkdir(exist_ok=True)
    answers = home / "answers.yaml"
    answers.write_text(ANSWERS, encoding="utf-8")
    thidua(home, "init", str(answers))
    answers.unlink()


def ask(home: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(python(home, ASK))
    return told


def thidua(home: Path, *arguments: str) -> str:
    return _run(home, *THIDUA, *arguments)


def python(home: Path, code: str) -> str:
    return _run(home, sys.executable, "-W", "ignore", "-c", code)


def _run(home: Path, *command: str) -> str:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
