"""Set up ``.venv``: the locked packages by hash, and a door to the sources in ``src``.

Runs on the machine's own Python with nothing but the standard library. Called by the Makefile as
``python3 tools/install.py requirements.txt``. The first thing installed is uv, itself checked by
its hash from the lock, because it sets up the rest in seconds; where uv cannot reach the packages
(an index known only to pip, say) pip does the same work more slowly.
"""

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK_WITH_UV = ROOT / "requirements-dev.txt"
OLDEST = (3, 11)

LAUNCHER = """\
#!/bin/sh
exec "{python}" -P -c '
import sys
sys.argv[0] = "thidua"
from thidua.__main__ import main
sys.exit(main())
' "$@"
"""


def main() -> None:
    lock = ROOT / sys.argv[1]
    refuse_unfit_python()
    make_venv()
    install(lock)
    open_door_to_sources()
    stamp_of(lock).touch()


def tell(step: str) -> None:
    """On standard error: what follows on standard output belongs to the command that was asked."""
    print(step, file=sys.stderr, flush=True)


def stamp_of(lock: Path) -> Path:
    return VENV / f".{lock.stem}.installed"


def refuse_unfit_python() -> None:
    version = ".".join(map(str, sys.version_info[:2]))
    if sys.version_info < OLDEST:
        sys.exit(
            f"thidua needs Python 3.11 or newer; {sys.executable} is {version}.\n"
            "Name a newer one:  make PYTHON=python3.12 …"
        )
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(
            f"This Python cannot make a virtual environment ({' and '.join(missing)} missing).\n"
            f"On Debian and Ubuntu:  apt-get install python3-venv   (or python{version}-venv)\n"
            "Then run make again."
        )


def make_venv() -> None:
    """Make ``.venv``, anew when the Python it was made with is gone or is another version."""
    if PYTHON.exists():
        asked = subprocess.run(
            [PYTHON, "-c", "import sys, pip; print(sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.stdout.strip() == str(sys.version_info[:2]):
            return
    tell("Making .venv …")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def install(lock: Path) -> None:
    tell(f"Installing what {lock.name} names …")
    with_hashes = ["--quiet", "--require-hashes", "--requirement"]
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *with_hashes]
    with tempfile.TemporaryDirectory() as folder:
        only_uv = Path(folder) / "uv.txt"
        only_uv.write_text(requirement_of("uv"), encoding="utf-8")
        subprocess.run([*pip, str(only_uv)], check=True)
    by_uv = subprocess.run(
        [VENV / "bin" / "uv", "pip", "install", "--python", PYTHON, *with_hashes, lock],
        env=os.environ | index_as_pip_knows_it(),
        check=False,
    )
    if by_uv.returncode != 0:
        tell("uv could not; pip tries …")
        subprocess.run([*pip, str(lock)], check=True)


def requirement_of(package: str) -> str:
    """Return the lines of the lock that pin one package and its hashes."""
    text = LOCK_WITH_UV.read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(package)}==.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        sys.exit(f"{LOCK_WITH_UV.name} does not pin {package}; run  make lock")
    return found.group(0)


def index_as_pip_knows_it() -> dict[str, str]:
    """Return the settings that let uv use the index and certificate configured for pip."""
    asked = subprocess.run(
        [PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    known = dict(
        re.findall(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", asked.stdout, re.MULTILINE)
    )
    wanted = {"UV_DEFAULT_INDEX": "index-url", "SSL_CERT_FILE": "cert"}
    return {
        key: known[name] for key, name in wanted.items() if name in known and key not in os.environ
    }


def open_door_to_sources() -> None:
    """Let the environment import from ``src``, and give it the command ``thidua``."""
    packages = VENV / "lib" / f"python3.{sys.version_info[1]}" / "site-packages"
    (packages / "thidua.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    launcher = VENV / "bin" / "thidua"
    launcher.write_text(LAUNCHER.format(python=PYTHON), encoding="utf-8")
    launcher.chmod(0o755)


if __name__ == "__main__":
    main()
