"""Logs kept in memory as the files they would be on disk, to be damaged by tests."""

from collections.abc import Iterable, Sequence

from thidua_core.log import (
    Checkpoint,
    CompactRange,
    LogFiles,
    LogReport,
    SigningKey,
    bundles_of,
    leaf_hash,
    node_hash,
    pack_entries,
    sign_checkpoint,
    stored_peaks,
    tile_content,
    tiles_of,
    verify_log,
)

ORIGIN = "thidua.example/nhat-ky"
KEY = SigningKey(ORIGIN, bytes(range(32)))
NAMESAKE = SigningKey(ORIGIN, bytes(range(1, 33)))

Files = dict[str, bytes]


def entries_of(size: int) -> list[bytes]:
    return [f"bản ghi số {number}".encode() for number in range(size)]


def checkpoint_over(entries: Sequence[bytes], key: SigningKey = KEY, origin: str = ORIGIN) -> str:
    tree = CompactRange()
    for entry in entries:
        tree.append(leaf_hash(entry))
    return sign_checkpoint(Checkpoint(origin, len(entries), tree.root()), key)


def files_of(
    entries: Sequence[bytes], *, sealed_at: Iterable[int] = (), key: SigningKey = KEY
) -> Files:
    """Lay out a whole log; ``sealed_at`` names the sizes that its history kept."""
    tree, nodes = CompactRange(), {}
    for entry in entries:
        for node in tree.append(leaf_hash(entry)):
            nodes[node.level, node.index] = node.hash
    files: Files = {}
    for number, size in enumerate(sealed_at, start=1):
        files[f"checkpoints/{number:08d}"] = checkpoint_over(entries[:size], key).encode()
    for tile in tiles_of(len(entries)):
        files[tile.path] = tile_content(lambda level, index: nodes[level, index], tile)
    for bundle in bundles_of(len(entries)):
        first = bundle.index * 256
        files[bundle.path] = pack_entries(entries[first : first + bundle.width])
    files["checkpoint"] = checkpoint_over(entries, key).encode()
    files["log.pub"] = key.verifier.encode().encode()
    return files


def uniform_files(size: int) -> Files:
    """Lay out a log of empty entries, of which every subtree of a level is alike: soon made."""
    alike = [leaf_hash(b"")]
    for _ in range(24):
        alike.append(node_hash(alike[-1], alike[-1]))

    def read(level: int, index: int) -> bytes:
        return alike[level]

    root = CompactRange(size, stored_peaks(read, size)).root()
    checkpoint = sign_checkpoint(Checkpoint(ORIGIN, size, root), KEY)
    files = {tile.path: tile_content(read, tile) for tile in tiles_of(size)}
    files |= {bundle.path: pack_entries([b""] * bundle.width) for bundle in bundles_of(size)}
    return files | {"checkpoint": checkpoint.encode()}


def rebundle(files: Files, entries: Sequence[bytes], size: int) -> None:
    """Put other entries under an unchanged tree, the last bundle taking what is left over."""
    bundles = list(bundles_of(size))
    for bundle in bundles:
        first = bundle.index * 256
        last = len(entries) if bundle is bundles[-1] else first + bundle.width
        files[bundle.path] = pack_entries(entries[first:last])


def verified(
    files: Files, key: SigningKey | None = KEY, known: Iterable[bytes | str] = ()
) -> LogReport:
    return verify_log(LogFiles(files.get, files), key and key.verifier, known)


def faults(report: LogReport) -> list[tuple[str, str]]:
    """Code and place of each error, which is what a test looks for."""
    return [
        (finding.code, finding.where) for finding in report.findings if finding.level == "error"
    ]
