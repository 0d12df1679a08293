"""``python -m thidua`` and the ``thidua`` command."""

from thidua.console.app import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
