"""``python -m thidua`` and the ``thidua`` command."""

import sys

from thidua.console.app import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
