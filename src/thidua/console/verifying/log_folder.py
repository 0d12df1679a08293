"""A log laid out as files in a folder."""

from pathlib import Path
from typing import Any

from thidua_core.log import verify_log_directory


def verify(path: Path, *, trust: Path | None, log_key: str | None) -> dict[str, Any]:
    """Verify the log with its public key; certificates have no say in it."""
    del trust
    return verify_log_directory(path, log_key)
