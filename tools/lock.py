"""Write the three lists of locked packages: ``make lock``.

The developers' list is solved first and holds everything; the other two are then parts of it,
so that one version of a package serves all three; the page of dependencies takes its versions. No list contains an address. They are solved
for the oldest Python, whose packages later ones take too, and carry the hashes of every build.
"""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.gates.packages import PAGE, locked_versions

ROOT = Path(__file__).resolve().parent.parent
WHOLE = "requirements-dev.txt"
OLDEST_PYTHON = "3.11"
PARTS = {"requirements.txt": (), "requirements-analytics.txt": ("analytics",)}


def main() -> None:
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv else []
    compile_list(WHOLE, extras=("analytics", "dev"), options=upgrade)
    for name, extras in PARTS.items():
        compile_list(name, extras=extras, options=[*upgrade, "--constraint", WHOLE])
    page = ROOT / PAGE
    page.write_text(with_versions(page.read_text("utf-8"), locked_versions(ROOT)), "utf-8")


def compile_list(name: str, *, extras: tuple[str, ...], options: list[str]) -> None:
    print(f"{name} …", flush=True)
    subprocess.run(
        [
            Path(sys.executable).parent / "uv",
            *("pip", "compile", "pyproject.toml", "--quiet"),
            *("--python-version", OLDEST_PYTHON, "--python-platform", "linux"),
            *("--generate-hashes", "--no-emit-index-url", "--no-header"),
            *(f"--extra={extra}" for extra in extras),
            *options,
            *("--output-file", name),
        ],
        cwd=ROOT,
        check=True,
    )


def with_versions(page: str, versions: Mapping[str, str]) -> str:
    """The page of dependencies with the version column as it is locked now."""
    return re.sub(
        r"^(\| `([\w.-]+)` \| )[^|]+?( \|)",
        lambda row: f"{row[1]}{versions.get(row[2].lower(), '?')}{row[3]}",
        page,
        flags=re.MULTILINE,
    )


if __name__ == "__main__":
    main()
