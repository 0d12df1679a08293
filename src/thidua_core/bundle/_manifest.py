"""``manifest.json``: every file with its hash, and whose year this is; sealed with the log's key.

The seal is a signed note over the hash of the manifest without it. Its second line names this
format, so that no seal can be taken for a checkpoint, nor the other way about.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

from thidua_core.bundle._contents import BundleContents, absent_from
from thidua_core.errors import InputError
from thidua_core.log import Note, SigningKey, parse_note, sign_note

FORMAT: Final = 1
_SEALED_AS: Final = f"thidua-year-bundle/{FORMAT}"
KEYS: Final = (
    "format",
    "software",
    "cluster",
    "body",
    "year",
    "year_name",
    "files",
    "absent",
    "seal",
)
FILE_KEYS: Final = ("path", "size", "sha256")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the manifest says."""

    software: str
    cluster: str
    body: str
    year: int
    year_name: str
    files: tuple[tuple[str, int, str], ...]
    """Path, size and SHA-256 of every file but the manifest, sorted by path."""
    absent: tuple[str, ...]
    """Parts of which the bundle has nothing."""
    seal: str | None = None
    """A signed note; None when nobody answers for the bundle."""

    def encode(self) -> bytes:
        """Write it in its one spelling."""
        return _spelled(
            {
                "format": FORMAT,
                "software": self.software,
                "cluster": self.cluster,
                "body": self.body,
                "year": self.year,
                "year_name": self.year_name,
                "files": [
                    {"path": path, "size": size, "sha256": digest}
                    for path, size, digest in self.files
                ],
                "absent": list(self.absent),
                "seal": self.seal,
            }
        )

    def sealed(self, signer: SigningKey) -> "Manifest":
        """Return it with the seal of the key."""
        return replace(self, seal=sign_note(self.text_to_seal(signer.name), signer))

    def text_to_seal(self, origin: str) -> str:
        """Return the text over which a seal of the log of this name is made."""
        digest = sha256(replace(self, seal=None).encode()).hexdigest()
        return f"{origin}\n{_SEALED_AS}\n{digest}\n"

    def opened_seal(self) -> Note | None:
        """Return the seal as a note; None when there is none or it cannot be read."""
        try:
            return None if self.seal is None else parse_note(self.seal)
        except InputError:
            return None


def manifest_of(contents: BundleContents, files: Mapping[str, bytes]) -> Manifest:
    """List the files of a bundle."""
    return Manifest(
        software=contents.software,
        cluster=contents.cluster,
        body=contents.body,
        year=contents.year,
        year_name=contents.year_name,
        files=tuple(
            (path, len(files[path]), sha256(files[path]).hexdigest()) for path in sorted(files)
        ),
        absent=absent_from(set(files)),
    )


class UnknownFormat(Exception):
    """The manifest is of another format than this software knows."""

    def __init__(self, format_: object) -> None:
        """Keep the format that it names."""
        super().__init__(format_)
        self.format = format_


def read_manifest(content: bytes) -> Manifest:
    """Read a manifest strictly. InputError for what is wrong, UnknownFormat for a later one."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise _bad("không phải là JSON") from None
    if not isinstance(found, dict):
        raise _bad("không phải là một bảng khóa, giá trị")
    if found.get("format") != FORMAT:
        raise UnknownFormat(found.get("format"))
    if set(found) != set(KEYS):
        raise _bad("thừa hoặc thiếu khóa")
    manifest = Manifest(
        **{key: _text(found, key) for key in ("software", "cluster", "body", "year_name")},
        year=_whole(found, "year"),
        files=tuple(_file(each) for each in _listed(found, "files")),
        absent=tuple(str(each) for each in _listed(found, "absent")),
        seal=None if found["seal"] is None else _text(found, "seal"),
    )
    try:
        canonical = manifest.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can spell
        canonical = b""
    if canonical != content:
        raise _bad("không được viết theo đúng dạng chuẩn")
    return manifest


def _file(found: Any) -> tuple[str, int, str]:
    if not isinstance(found, dict) or set(found) != set(FILE_KEYS):
        raise _bad("một dòng của files thừa hoặc thiếu khóa")
    return _text(found, "path"), _whole(found, "size"), _text(found, "sha256")


def _text(found: Mapping[str, Any], key: str) -> str:
    if not isinstance(found[key], str):
        raise _bad(f"{key} không phải là chữ")
    return str(found[key])


def _whole(found: Mapping[str, Any], key: str) -> int:
    if not isinstance(found[key], int) or isinstance(found[key], bool):
        raise _bad(f"{key} không phải là số nguyên")
    return int(found[key])


def _listed(found: Mapping[str, Any], key: str) -> list[Any]:
    if not isinstance(found[key], list):
        raise _bad(f"{key} không phải là danh sách")
    return list(found[key])


def _spelled(document: Mapping[str, Any]) -> bytes:
    """JSON of one spelling; keys in the order of the reference page."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _bad(problem: str) -> InputError:
    return InputError("manifest.json", problem, "")
