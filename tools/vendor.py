"""Re-create the files taken from npm packages, or check that nothing differs.

They are kept in ``src/thidua/ui/static/vendor`` (screens) and ``src/thidua_core/paper/fonts``
(papers). The manifest beside the files pins each package by version and by the digest npm publishes.
To take a newer package: change its version there, remove its ``integrity``, run this again.

    python tools/vendor.py            re-create the files and the manifest
    python tools/vendor.py --check    exit with 1 and name what differs

Needs ``npm`` and the network; nothing else in the project does.
"""

import argparse
import base64
import filecmp
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src" / "thidua" / "ui" / "static" / "vendor"
FONTS = ROOT / "src" / "thidua_core" / "paper" / "fonts"
MANIFEST = "manifest.json"

sys.path.insert(0, str(ROOT / "src"))

from thidua.ui.icons import ICONS  # noqa: E402  # reason: the path is set just above

TEXT_WEIGHTS = (400, 500, 600, 700)
TEXT_SUBSETS = ("latin", "latin-ext", "vietnamese")

TAKEN: dict[str, dict[str, str]] = {
    "bootstrap": {
        "bootstrap/LICENSE": "LICENSE",
        "bootstrap/bootstrap.min.css": "dist/css/bootstrap.min.css",
    },
    "@fontsource/be-vietnam-pro": {
        "be-vietnam-pro/LICENSE": "LICENSE",
        **{
            f"be-vietnam-pro/{subset}-{weight}.woff2": (
                f"files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
            )
            for subset in TEXT_SUBSETS
            for weight in TEXT_WEIGHTS
        },
    },
    "@fontsource/inter": {
        "inter/LICENSE": "LICENSE",
        **{
            f"inter/latin-{weight}.woff2": f"files/inter-latin-{weight}-normal.woff2"
            for weight in TEXT_WEIGHTS
        },
    },
    "@expo-google-fonts/tinos": {
        "LICENSE": "LICENSE_FONT",
        "Tinos-Bold.ttf": "700Bold/Tinos_700Bold.ttf",
        "Tinos-BoldItalic.ttf": "700Bold_Italic/Tinos_700Bold_Italic.ttf",
        "Tinos-Italic.ttf": "400Regular_Italic/Tinos_400Regular_Italic.ttf",
        "Tinos-Regular.ttf": "400Regular/Tinos_400Regular.ttf",
    },
    "lucide-static": {
        "lucide/LICENSE": "LICENSE",
        "lucide/sprite.svg": "icons",
    },
}
"""For each package: the file here, and the file or folder of the package it comes from."""


def fetch(package: dict[str, Any], into: Path) -> Path:
    """Download one pinned package with npm, check its digest, unpack it; its folder."""
    wanted = f"{package['name']}@{package['version']}"
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: it is needed here, and nowhere else in the project.")
    packed = subprocess.run(
        [npm, "pack", wanted, "--json", "--silent", "--pack-destination", str(into)],
        check=True,
        capture_output=True,
        text=True,
    )
    archive = into / str(json.loads(packed.stdout)[0]["filename"])
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    integrity = f"sha512-{digest}"
    if package.setdefault("integrity", integrity) != integrity:
        sys.exit(f"{wanted}: the archive is not the one that was pinned.")
    folder = into / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def sprite(icons: Path, version: str) -> str:
    """One SVG file with a symbol for each icon of the product, one symbol a line."""
    symbols = []
    for name in sorted(ICONS):
        source = icons / f"{name}.svg"
        if not source.exists():
            sys.exit(f"lucide-static {version} has no icon named {name!r}.")
        drawing = re.search(r"<svg[^>]*>(.*)</svg>", source.read_text(), re.DOTALL)
        if drawing is None:
            sys.exit(f"{source.name} is not the SVG that was expected.")
        strokes = re.sub(r"\s*\n\s*", "", drawing[1]).replace(" />", "/>")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{strokes}</symbol>')
    head = f"<!-- lucide-static {version}, ISC; see LICENSE beside this file -->"
    body = "\n".join(symbols)
    return f'{head}\n<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'


def taken_text(source: Path, version: str) -> bytes:
    """What goes into the repository for one file of a package."""
    if source.is_dir():
        return sprite(source, version).encode()
    # A map that is not shipped would be a dead reference for the static files' storage.
    if source.suffix == ".css":
        return re.sub(rb"/\*# sourceMappingURL=.*?\*/\s*$", b"", source.read_bytes())
    if source.suffix == ".js":
        return re.sub(rb"//# sourceMappingURL=\S*\s*$", b"", source.read_bytes())
    return source.read_bytes()


def build(pins: list[dict[str, Any]], into: Path) -> None:
    """Write all vendored files and their manifest under ``into``."""
    with tempfile.TemporaryDirectory() as scratch:
        for package in pins:
            folder = fetch(package, Path(scratch))
            described = json.loads((folder / "package.json").read_text())
            package["licence"] = described["license"]
            package["files"] = {}
            for here, there in TAKEN[package["name"]].items():
                content = taken_text(folder / there, package["version"])
                target = into / here
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                package["files"][here] = hashlib.sha256(content).hexdigest()
    manifest = json.dumps({"packages": pins}, indent=2, ensure_ascii=False)
    (into / MANIFEST).write_text(manifest + "\n")


def differences(fresh: Path, kept: Path) -> list[str]:
    """Paths that are missing, extra or different, in order."""

    def paths(folder: Path) -> set[str]:
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    there, here = paths(fresh), paths(kept)
    changed = {
        path for path in there & here if not filecmp.cmp(fresh / path, kept / path, shallow=False)
    }
    return sorted((there ^ here) | changed)


def renew(kept: Path, *, only_check: bool) -> list[str]:
    """Fetch one folder's packages again; the paths that differed from those kept."""
    pins = json.loads((kept / MANIFEST).read_text())["packages"]
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / kept.name
        build(pins, fresh)
        changed = differences(fresh, kept)
        if not only_check:
            shutil.rmtree(kept)
            shutil.copytree(fresh, kept)
    return changed


def main() -> int:
    """Run from the command line; 0 when the files are as they should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, name what differs")
    asked = parser.parse_args()
    differ = False
    for kept in (VENDOR, FONTS):
        for path in renew(kept, only_check=asked.check):
            print(f"{'differs' if asked.check else 'renewed'}: {kept.name}/{path}")
            differ = True
    return 1 if asked.check and differ else 0


if __name__ == "__main__":
    sys.exit(main())
