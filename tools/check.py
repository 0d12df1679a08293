"""``make check``: every gate at once, two at a time, and how long it took."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
AT_ONCE = 2
BUDGET_SECONDS = 60

DJANGO = (sys.executable, "-W", "error", "-m", "django")
CHECKS: dict[str, tuple[str | Path, ...]] = {
    # The slowest first, so that the others run beside it.
    "types": (BIN / "mypy", "src", "tools"),
    "migrations": (*DJANGO, "makemigrations", "--check", "--dry-run"),
    "imports": (BIN / "lint-imports",),
    "gates": (sys.executable, "-m", "tools.gates"),
    "lint": (BIN / "ruff", "check"),
    "format": (BIN / "ruff", "format", "--check"),
    "settings": (*DJANGO, "check", "--fail-level", "WARNING"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    holds: bool
    seconds: float
    said: str


def main() -> int:
    began = time.monotonic()
    broken = 0
    with TemporaryDirectory(prefix="thidua-check-") as home, ThreadPoolExecutor(AT_ONCE) as pool:
        for outcome in pool.map(partial(run, home=home), CHECKS):
            word = "ok  " if outcome.holds else "FAIL"
            print(f"{word} {outcome.name} ({outcome.seconds:.1f} s)", flush=True)
            if not outcome.holds:
                broken += 1
                print(outcome.said)
    took = time.monotonic() - began
    print(f"make check: {took:.1f} s (budget {BUDGET_SECONDS} s), {broken} failed")
    return 1 if broken else 0


def run(name: str, *, home: str) -> Outcome:
    began = time.monotonic()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings_test",
        "THIDUA_HOME": home,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    done = subprocess.run(
        CHECKS[name],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(name, done.returncode == 0, time.monotonic() - began, done.stdout)


if __name__ == "__main__":
    sys.exit(main())
