"""Where the machine's Chromium is and how tests start it."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)


def chromium_path() -> str | None:
    """The browser named by ``THIDUA_CHROMIUM``, else the first installed, else None."""
    named = os.environ.get("THIDUA_CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None)
