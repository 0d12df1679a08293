"""Reading the signed checkpoints of a log and telling whether they form one history.

Knows signatures, origins and sizes; does not know the tree itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua_core.errors import InputError
from thidua_core.log._checkpoint import Checkpoint, open_checkpoint
from thidua_core.log._findings import FindingList
from thidua_core.log._note import NoteCheck, VerifierKey
from thidua_core.log._reader import StoredCheckpoint
from thidua_core.values import format_vn


@dataclass(frozen=True, slots=True)
class Seal:
    """A checkpoint that could be read."""

    where: str
    checkpoint: Checkpoint
    signed: bool
    """By the expected key; taken as given where no key is known."""

    @property
    def size(self) -> int:
        """How many entries it seals."""
        return self.checkpoint.size


def read_seals(
    stored: Iterable[StoredCheckpoint], key: VerifierKey | None, findings: FindingList
) -> list[Seal]:
    """Read checkpoints, reporting those that are unreadable, unsigned or of another log."""
    seals: list[Seal] = []
    for kept in stored:
        try:
            opened = open_checkpoint(kept.text, [] if key is None else [key])
        except InputError as error:
            findings.add("checkpoint_unreadable", str(error), kept.where)
            continue
        origin = key.name if key is not None else seals[0].checkpoint.origin if seals else None
        if origin is not None and opened.checkpoint.origin != origin:
            findings.add(
                "checkpoint_origin",
                f"Bản niêm phong này là của nhật ký “{opened.checkpoint.origin}”, không phải của "
                f"“{origin}”.",
                kept.where,
            )
        signed = key is None or _is_signed(opened.signatures, key, kept.where, findings)
        seals.append(Seal(kept.where, opened.checkpoint, signed))
    return seals


def newest(seals: Sequence[Seal]) -> Seal | None:
    """Return the last checkpoint that is signed, or else the last one."""
    signed = [seal for seal in seals if seal.signed]
    return signed[-1] if signed else seals[-1] if seals else None


def check_order(
    seals: Sequence[Seal], known: Sequence[Seal], current: Seal, findings: FindingList
) -> None:
    """Report every step in which the log became smaller than it was signed to be."""
    largest = 0
    for seal in seals:
        if seal.signed and seal.size < largest:
            findings.add("checkpoint_rolled_back", _shrunk(largest, seal.size), seal.where)
        if seal.signed:
            largest = max(largest, seal.size)
    for seal in known:
        if seal.signed and seal.size > current.size:
            findings.add(
                "checkpoint_rolled_back",
                f"{_shrunk(seal.size, current.size)} Bản đã biết: {seal.where}.",
                current.where,
            )


def _is_signed(check: NoteCheck, key: VerifierKey, where: str, findings: FindingList) -> bool:
    if check.invalid:
        findings.add(
            "checkpoint_signature",
            f"Chữ ký mang tên khóa {key.name} trên bản niêm phong này không đúng: nội dung hoặc "
            "chữ ký đã bị sửa sau khi ký. Hãy lấy lại bản niêm phong gốc.",
            where,
        )
    elif not check.valid:
        signers = ", ".join(str(line) for line in check.unknown)
        findings.add(
            "untrusted_key",
            f"Bản niêm phong này không do khóa được tin ({key.name}+{key.key_id.hex()}) ký mà do "
            f"{signers}. Hãy hỏi đơn vị giữ nhật ký vì sao khóa thay đổi.",
            where,
        )
    return check.trusted


def _shrunk(before: int, now: int) -> str:
    return (
        f"Nhật ký đã bị quay lui: từng được niêm phong với {format_vn(before)} bản ghi, nay chỉ "
        f"còn {format_vn(now)}."
    )
