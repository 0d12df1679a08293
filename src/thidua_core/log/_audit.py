"""Verifying a whole log: every entry, every tile, every checkpoint, and their agreement.

What is wrong comes back as findings that name the place, never as an exception. Reads the log
once, in order, and keeps 32 bytes for every 256 entries; does not know where the log is kept.
"""

from collections.abc import Iterable, Sequence

from thidua_core.log._align import Damage, Stray
from thidua_core.log._blocks import (
    GrowingTree,
    Settlement,
    settle,
    tree_root,
    walk_blocks,
)
from thidua_core.log._findings import (
    FindingList,
    LogReport,
    describe_entries,
    entries_beyond,
    named,
    tile_altered,
    tile_missing,
)
from thidua_core.log._note import VerifierKey
from thidua_core.log._reader import LogReader, StoredCheckpoint
from thidua_core.log._seals import Seal, check_order, newest, read_seals
from thidua_core.log._tiles import TILE_WIDTH, Tile, subtree_root
from thidua_core.values import format_vn


def verify_log(
    reader: LogReader,
    verifier_key: VerifierKey | None,
    known_checkpoints: Iterable[bytes | str] = (),
) -> LogReport:
    """Verify a log against its newest checkpoint and all earlier ones.

    ``verifier_key`` is the key that should have signed; without one nothing can be trusted and
    the report says so. ``known_checkpoints`` are signed texts that the verifier kept from
    elsewhere: the log must still contain what they seal.
    """
    findings = FindingList()
    if verifier_key is None:
        findings.add(
            "untrusted",
            "Không có khóa nào để kiểm tra chữ ký, nên chưa thể tin nhật ký này. Hãy xin tệp khóa "
            "công khai của đơn vị giữ nhật ký.",
            "",
        )
    seals = read_seals(reader.checkpoints(), verifier_key, findings)
    outside = (
        StoredCheckpoint(f"bản niêm phong đã biết thứ {number}", text)
        for number, text in enumerate(known_checkpoints, start=1)
    )
    known = read_seals(outside, verifier_key, findings)
    current = newest(seals)
    if current is None:
        findings.add(
            "checkpoint_missing",
            "Không có bản niêm phong nào đọc được, nên không biết nhật ký phải có gì. Hãy lấy lại "
            "bản niêm phong từ bản sao lưu.",
            "checkpoint",
        )
        return LogReport(None, None, None, findings.closed())
    check_order(seals, known, current, findings)
    _check_tree(reader, current, [*seals, *known], findings)
    checkpoint = current.checkpoint
    if not findings:
        findings.add(
            "log_holds",
            f"Nhật ký “{checkpoint.origin}” còn nguyên vẹn: {format_vn(checkpoint.size)} bản ghi "
            "khớp với bản niêm phong đã ký.",
            current.where,
            "info",
        )
    return LogReport(checkpoint.origin, checkpoint.size, checkpoint.root, findings.closed())


def _check_tree(
    reader: LogReader, current: Seal, seals: Sequence[Seal], findings: FindingList
) -> None:
    settlement = settle(walk_blocks(reader, current.size), current.checkpoint.root)
    _report_entries(settlement, findings)
    _report_tiles(reader, settlement, findings)
    past = [seal for seal in seals if seal.signed and seal.size <= current.size]
    _report_roots(reader, settlement, current, past, findings)


def _report_entries(settlement: Settlement, findings: FindingList) -> None:
    walk = settlement.walk
    damages: list[Damage] = []
    strays: list[Stray] = []
    altered: list[range] = []
    missing: list[range] = []
    beyond = walk.beyond
    for index, dispute in walk.disputes.items():
        settled = settlement.roots[index]
        told_apart = dispute.alignment
        if settled == dispute.from_entries != dispute.from_tile:
            if dispute.places.stop == walk.size:
                beyond += told_apart.used - dispute.tile.width
            continue
        if dispute.from_tile in (None, settled) and (told_apart.damages or told_apart.strays):
            damages += told_apart.damages
            strays += told_apart.strays
        elif not dispute.entries_kept:
            missing.append(dispute.places)
        elif settled != dispute.from_entries:
            altered.append(dispute.places)
    if walk.reached < walk.size:
        missing.append(range(walk.reached, walk.size))
    findings.extend(describe_entries(damages, strays, altered, missing))
    if beyond:
        findings.extend([entries_beyond(beyond, walk.size)])


def _report_tiles(reader: LogReader, settlement: Settlement, findings: FindingList) -> None:
    walk = settlement.walk
    for index, dispute in walk.disputes.items():
        if not dispute.tile_kept:
            findings.extend([tile_missing(dispute.tile.path)])
        elif dispute.from_tile is None or dispute.from_tile != settlement.roots[index]:
            findings.extend([tile_altered(dispute.tile.path)])
    level, hashes = 1, settlement.roots[: walk.reached // TILE_WIDTH]
    while hashes:
        parents: list[bytes | None] = []
        for index in range(-(-len(hashes) // TILE_WIDTH)):
            part = hashes[index * TILE_WIDTH : (index + 1) * TILE_WIDTH]
            known = [one for one in part if one is not None]
            complete = len(known) == len(part)
            if complete and walk.reached == walk.size:
                _report_tile(reader, Tile(level, index, len(part)), b"".join(known), findings)
            if len(part) == TILE_WIDTH:
                parents.append(subtree_root(known) if complete else None)
        level, hashes = level + 1, parents


def _report_tile(reader: LogReader, tile: Tile, expected: bytes, findings: FindingList) -> None:
    content = reader.tile(tile)
    if content is None:
        findings.extend([tile_missing(tile.path)])
    elif content != expected:
        findings.extend([tile_altered(tile.path)])


def _report_roots(
    reader: LogReader,
    settlement: Settlement,
    current: Seal,
    past: Sequence[Seal],
    findings: FindingList,
) -> None:
    """Hold the tree against every signed checkpoint; say between which two it went wrong."""
    walk = settlement.walk
    growing = GrowingTree(reader, settlement)
    agreed, broken = 0, walk.size
    for seal in sorted(past, key=lambda seal: seal.size):
        root = growing.root_at(seal.size)
        if root == seal.checkpoint.root and broken == walk.size:
            agreed = seal.size
        elif root not in (None, seal.checkpoint.root):
            broken = min(broken, seal.size)
            if settlement.holds:
                _report_other_tree(seal, range(agreed, broken), findings)
    if settlement.holds:
        return
    where = current.where
    text = "Giá trị gốc tính lại từ nhật ký không khớp với giá trị đã niêm phong."
    if tree_root(settlement.roots, walk.size) is None or walk.reached < walk.size:
        text = "Không tính lại được giá trị gốc, vì có chỗ đã mất cả bản ghi lẫn cây băm."
    elif agreed > 0 or broken < walk.size:
        where = named(range(agreed, broken))
        text += f" Đối chiếu với các bản niêm phong trước, chỗ sai nằm trong {where}."
    findings.add("root_mismatch", text, where)


def _report_other_tree(seal: Seal, span: range, findings: FindingList) -> None:
    findings.add(
        "checkpoint_rolled_back",
        f"Nhật ký không còn nối tiếp bản niêm phong {format_vn(seal.size)} bản ghi đã ký trước đây: "
        f"một phần trong {named(span)} đã bị thay sau khi niêm phong."
        if span
        else f"Hai bản niêm phong cùng {format_vn(seal.size)} bản ghi mà khác giá trị gốc: nhật ký "
        "đã bị thay sau khi niêm phong.",
        seal.where,
    )
