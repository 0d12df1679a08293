"""Checkpoints of C2SP tlog-checkpoint: the signed statement of how large a log is and its root.

Knows the three lines and the signatures around them; does not know the tree they speak of.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from thidua_core.errors import InputError
from thidua_core.log._note import NoteCheck, SigningKey, VerifierKey, parse_note, sign_note
from thidua_core.log._tree import HASH_SIZE

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is signed: the log's name, how many entries it has, and the root over them."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()
    """Further non-empty lines; signed, but not checked by anybody."""

    @property
    def text(self) -> str:
        """The lines as they are signed."""
        root = base64.b64encode(self.root).decode()
        return "".join(
            f"{line}\n" for line in (self.origin, str(self.size), root, *self.extensions)
        )


@dataclass(frozen=True, slots=True)
class OpenedCheckpoint:
    """A checkpoint and what the known keys say of its signatures."""

    checkpoint: Checkpoint
    signatures: NoteCheck


def sign_checkpoint(checkpoint: Checkpoint, *signers: SigningKey) -> str:
    """Return the checkpoint as a signed note; ValueError when it would not read back."""
    if parse_checkpoint(checkpoint.text) != checkpoint:
        raise ValueError("a line of the checkpoint is empty or holds a line break")
    return sign_note(checkpoint.text, *signers)


def open_checkpoint(text: bytes | str, verifiers: Iterable[VerifierKey]) -> OpenedCheckpoint:
    """Read a signed checkpoint and hold its signatures against the known keys."""
    note = parse_note(text)
    return OpenedCheckpoint(parse_checkpoint(note.text), note.check(verifiers))


def parse_checkpoint(text: str) -> Checkpoint:
    """Read the lines of a checkpoint; an InputError names the one that is wrong."""
    lines = text.removesuffix("\n").split("\n")
    if not text.endswith("\n") or len(lines) < 3:
        raise _bad("", "thiếu dòng: cần tên nhật ký, số bản ghi và giá trị gốc")
    if not all(lines):
        raise _bad(f"dòng {lines.index('') + 1}", "để trống")
    origin, size, encoded, *extensions = lines
    if not _SIZE.fullmatch(size) or int(size) > _LARGEST:
        raise _bad("dòng 2", "không phải là số bản ghi")
    try:
        root = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        root = b""
    if len(root) != HASH_SIZE or base64.b64encode(root).decode() != encoded:
        raise _bad("dòng 3", "không phải là giá trị gốc SHA-256")
    return Checkpoint(origin, int(size), root, tuple(extensions))


def _bad(where: str, problem: str) -> InputError:
    return InputError(where, f"bản niêm phong {problem}", "Hãy lấy lại bản niêm phong nguyên vẹn")
