"""Run the gates of the house: ``python -m tools.gates``."""

import sys
from pathlib import Path

from tools.gates import (
    docstrings,
    links,
    messages,
    names,
    packages,
    pages,
    processes,
    reasons,
    sizes,
    verbs,
    words,
)

GATES = (
    sizes,
    reasons,
    names,
    docstrings,
    words,
    links,
    packages,
    messages,
    processes,
    verbs,
    pages,
)


def main() -> int:
    root = Path.cwd()
    found = 0
    for gate in GATES:
        for problem in sorted(gate.find_problems(root)):
            found += 1
            print(f"{problem}  [{gate.__name__.rpartition('.')[2]}]")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
