"""What ``thidua verify`` can verify, in the order in which a file is asked what it is.

A kind is a name, a test of the path, and a module with ``verify(path, *, trust, log_key)`` that
gives the document of ``--json``; the module is imported when a file is of its kind, never before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol, cast

from thidua.console.reading import read_bytes
from thidua.console.words import tr
from thidua_core.errors import InputError

_PDF_WITHIN: Final = 1024
"""Readers accept a few bytes before the mark of a PDF."""
_NAMED_WITHIN: Final = 64


class Verifier(Protocol):
    """Verifies one file; raises InputError for options or a file that cannot be used."""

    def __call__(self, path: Path, *, trust: Path | None, log_key: str | None) -> dict[str, Any]:
        """Give the document of ``thidua verify --json``."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """Something that can be verified."""

    recognises: Callable[[Path], bool]
    module: str

    @property
    def verifier(self) -> Verifier:
        """The function that does it."""
        return cast("Verifier", import_module(self.module).verify)


def beginning(path: Path) -> bytes:
    """The first bytes of a file, by which kinds tell it; empty where there is none to read."""
    try:
        with path.open("rb") as stream:
            return stream.read(_PDF_WITHIN)
    except (OSError, ValueError):
        return b""


def is_record(first: bytes) -> bool:
    """Whether a file begins as the record of a ballot does: an object whose first key names it."""
    return first.lstrip().startswith(b"{") and b'"ballot"' in first[:_NAMED_WITHIN]


KINDS: tuple[FileKind, ...] = (
    FileKind(
        lambda path: beginning(path).startswith(b"PK\x03\x04"),
        "thidua.console.verifying.year_bundle",
    ),
    FileKind(lambda path: b"%PDF-" in beginning(path), "thidua.console.verifying.signed_pdf"),
    FileKind(
        lambda path: is_record(beginning(path)),
        "thidua.console.verifying.ballot_record",
    ),
    FileKind(Path.is_dir, "thidua.console.verifying.log_folder"),
)


def kind_of(path: Path) -> FileKind:
    """The kind of a path; InputError when there is nothing there, or nothing that is known."""
    found = next((kind for kind in KINDS if kind.recognises(path)), None)
    if found is not None:
        return found
    if not path.is_dir():
        read_bytes(path)  # says by itself what is missing or may not be read
    raise InputError(
        str(path),
        tr("không phải là tệp mà lệnh này kiểm được"),
        tr(
            "Hãy chỉ tới tệp PDF đã ký, bộ hồ sơ năm (.zip), bản ghi phiếu (.json) hoặc thư mục nhật ký"
        ),
    )
