"""Measure and write down: ``make bench``, or ``python -m benchmarks log`` for one of them."""

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import Figure

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results"
NOT_MEASURED = {"__init__", "__main__", "figures"}
VERSIONS = ("cryptography", "django", "typst")


def main() -> int:
    known = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NOT_MEASURED)
    missed = 0
    for name in sys.argv[1:] or known:
        figures: list[Figure] = import_module(f"benchmarks.{name}").figures()
        for figure in figures:
            missed += not figure.met
            told = f"{figure.value:,.2f} {figure.unit} (target {figure.target:,g})"
            against = f" of {figure.against}" if figure.against else ""
            print(f"{'ok  ' if figure.met else 'MISS'} {figure.work}: {told}{against}")
        RESULTS.mkdir(exist_ok=True)
        written = {"where": circumstances(), "figures": [told_of(figure) for figure in figures]}
        text = json.dumps(written, indent=2, ensure_ascii=False)
        (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return 1 if missed else 0


def told_of(figure: Figure) -> dict[str, object]:
    rounded = {
        "value": round(figure.value, 4),
        "spread": [round(each, 9) for each in figure.spread],
    }
    return asdict(figure) | rounded | {"met": figure.met}


def circumstances() -> dict[str, object]:
    """Machine, commit, day and versions: what a figure means nothing without."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return {
        "machine": platform.machine(),
        "system": platform.platform(terse=True),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "commit": commit.stdout.strip(),
        "date": datetime.now(tz=UTC).date().isoformat(),
        "versions": {name: version(name) for name in VERSIONS},
    }


if __name__ == "__main__":
    sys.exit(main())
