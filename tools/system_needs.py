"""What the tests need from the machine besides Python, and how to get it where that is allowed."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.support.chromium import chromium_path
from tests.support.postgres import binaries


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    name: str
    packages: tuple[str, ...]
    """Debian packages that bring it."""
    is_met: Callable[[], bool]


CHROMIUM = Need(
    name="Chromium",
    packages=("chromium",),
    is_met=lambda: chromium_path() is not None,
)
POSTGRESQL = Need(
    name="PostgreSQL",
    packages=("postgresql",),
    is_met=lambda: binaries() is not None,
)
PDF_TOOLS = Need(
    name="PDF tools",
    packages=("poppler-utils",),
    is_met=lambda: all(map(shutil.which, ("pdftotext", "pdftoppm", "pdffonts"))),
)
ALL = (CHROMIUM, POSTGRESQL, PDF_TOOLS)


def install_missing(needs: Iterable[Need] = ALL) -> list[Need]:
    """Install what is missing where apt-get may be used; return what is missing still."""
    missing = [need for need in needs if not need.is_met()]
    become_root = _way_to_root()
    if missing and become_root is not None and shutil.which("apt-get"):
        packages = [package for need in missing for package in need.packages]
        print(f"Installing {', '.join(packages)} …", flush=True)
        apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        _quietly([*apt, "update"])
        _quietly([*apt, "install", "--yes", "--no-install-recommends", *packages])
    return [need for need in missing if not need.is_met()]


def _way_to_root() -> tuple[str, ...] | None:
    """The words before a command that make it root's, or None when nothing may be installed."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and _quietly(["sudo", "--non-interactive", "true"]):
        return ("sudo", "--non-interactive")
    return None


def _quietly(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 and command[0] != "sudo":
        print(done.stderr.strip(), flush=True)
    return done.returncode == 0
