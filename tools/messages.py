"""Compile every translation: ``make messages``."""

from pathlib import Path

from tools.gates.messages import compile_catalog, read_catalog
from tools.gates.tree import files_in


def main() -> None:
    for path in files_in(Path.cwd(), ".po"):
        path.with_suffix(".mo").write_bytes(compile_catalog(read_catalog(path)))
        print(path.relative_to(Path.cwd()))


if __name__ == "__main__":
    main()
