"""The key that signs checkpoints: made on first start, kept outside the database.

A database that is turned back or edited cannot sign a fitting checkpoint by itself; the newest
checkpoint is also kept as a file beside the key, as a witness against the database.
"""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from thidua_core.log import SigningKey, new_signing_key, read_signing_key


def key_path() -> Path:
    return Path(settings.HOME) / "keys" / "log.key"


def public_key_path() -> Path:
    return Path(settings.HOME) / "keys" / "log.pub"


def witness_path() -> Path:
    """The newest signed checkpoint, as a file."""
    return Path(settings.HOME) / "log" / "checkpoint"


def signing_key() -> SigningKey:
    """The installation's key; made and written on the first call."""
    return _read_or_make(key_path(), public_key_path(), settings.LOG_ORIGIN)


@lru_cache(maxsize=4)
def _read_or_make(path: Path, public_path: Path, origin: str) -> SigningKey:
    if not path.exists():
        fresh = new_signing_key(origin)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, f"{fresh.encode()}\n", mode=0o600)
    signer = read_signing_key(path.read_text().strip())
    if not public_path.exists():
        write_whole(public_path, f"{signer.verifier.encode()}\n", mode=0o644)
    return signer


def write_whole(path: Path, text: str, *, mode: int = 0o600) -> None:
    """Write a file so that a reader sees the old or the new text, and a power cut keeps one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)
