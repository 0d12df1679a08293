"""``thidua`` under watch. Run as a module with a file and the command's own arguments, it writes
into the file what the command opened below the folder of the facts.
"""

import json
import sys
from pathlib import Path

from tests.facts.loader_watch import opened_below
from thidua.__main__ import main

if __name__ == "__main__":
    report = Path(sys.argv.pop(1))
    with opened_below(Path(__file__).parent) as opened:
        try:
            main()
        finally:
            report.write_text(json.dumps(opened), encoding="utf-8")
