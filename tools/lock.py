"""Write the three lists of locked packages: ``make lock``.

The developers' list is solved first and holds everything; the other two are then parts of it,
so that one version of a package serves all three. No list contains an address. They are solved
for the oldest Python, whose packages later ones take too, and carry the hashes of every build.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHOLE = "requirements-dev.txt"
OLDEST_PYTHON = "3.11"
PARTS = {"requirements.txt": (), "requirements-analytics.txt": ("analytics",)}


def main() -> None:
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv else []
    compile_list(WHOLE, extras=("analytics", "dev"), options=upgrade)
    for name, extras in PARTS.items():
        compile_list(name, extras=extras, options=[*upgrade, "--constraint", WHOLE])


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


if __name__ == "__main__":
    main()
