"""Run the gates that only read files: ``python -m tools.gates``."""

import sys
from pathlib import Path

from tools.gates import docstrings, names, reasons, sizes

GATES = {
    "sizes": sizes.find_problems,
    "reasons": reasons.find_problems,
    "names": names.find_problems,
    "docstrings": docstrings.find_problems,
}


def main() -> int:
    root = Path.cwd()
    found = 0
    for name, find_problems in GATES.items():
        for problem in sorted(find_problems(root)):
            found += 1
            print(f"{problem}  [{name}]")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
