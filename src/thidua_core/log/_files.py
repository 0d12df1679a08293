"""A log as files: ``checkpoint``, ``checkpoints/`` (earlier ones), ``tile/`` and ``log.pub``.

The layout of C2SP tlog-tiles, with the key and the history beside it. Knows names and contents;
reading never fails on a broken file, since to name what is broken is the verification's work.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from thidua_core.errors import InputError
from thidua_core.log._checkpoint import open_checkpoint
from thidua_core.log._note import VerifierKey
from thidua_core.log._reader import StoredCheckpoint
from thidua_core.log._tiles import (
    TILE_WIDTH,
    Bundle,
    Tile,
    bundles_of,
    pack_entries,
    subtree_root,
    unpack_entries,
)
from thidua_core.log._tree import HASH_SIZE, CompactRange, fold, leaf_hash

CHECKPOINT = "checkpoint"
KEY = "log.pub"
_HISTORY = re.compile(r"checkpoints/([0-9]{1,18})")
_LARGEST_FILE = TILE_WIDTH * (0xFFFF + 2)


class LogFiles:
    """A log laid out as files, wherever the files are."""

    def __init__(self, read: Callable[[str], bytes | None], names: Iterable[str]) -> None:
        """Take a function from file name to content, None when absent, and the names there are."""
        self._read = read
        self._history = sorted(
            (int(match[1]), name) for name in names if (match := _HISTORY.fullmatch(name))
        )

    def checkpoints(self) -> Iterator[StoredCheckpoint]:
        """Give the history by its numbers, then the newest."""
        for name in [*(name for _, name in self._history), CHECKPOINT]:
            content = self._read(name)
            if content is not None:
                yield StoredCheckpoint(name, content)

    def entries(self, size: int) -> Iterator[bytes | None]:
        """Give the entries bundle by bundle; a lost or broken part is filled with None."""
        for bundle in bundles_of(size):
            content = self._read(bundle.path)
            if content is None and bundle.width < TILE_WIDTH:
                grown, _ = unpack_entries(self._read(Bundle(bundle.index).path) or b"")
                yield from grown[: bundle.width]
                yield from [None] * (bundle.width - len(grown))
                continue
            entries, whole = unpack_entries(content or b"")
            yield from entries
            if content is None or not whole:
                yield from [None] * (bundle.width - len(entries))

    def tile(self, tile: Tile) -> bytes | None:
        """Give a tile; the beginning of the full tile serves where a partial one was deleted."""
        content = self._read(tile.path)
        if content is None and tile.width < TILE_WIDTH:
            grown = self._read(Tile(tile.level, tile.index).path)
            return None if grown is None else grown[: tile.width * HASH_SIZE]
        return content

    def key_text(self) -> str | None:
        """Give the verifier key that lies beside the log, trusted or not."""
        content = self._read(KEY)
        return None if content is None else content.decode(errors="replace")


def read_directory(directory: Path) -> LogFiles:
    """Read a log from a folder; a file that may not be read is an InputError naming it."""

    def read(name: str) -> bytes | None:
        try:
            with (directory / name).open("rb") as stream:
                return stream.read(_LARGEST_FILE + 1)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None
        except OSError as error:
            raise InputError(
                str(directory / name),
                f"không đọc được tệp ({error.strerror})",
                "Hãy kiểm tra quyền đọc thư mục nhật ký",
            ) from error

    names = (f"checkpoints/{path.name}" for path in sorted((directory / "checkpoints").glob("*")))
    return LogFiles(read, names)


def write_directory(
    directory: Path,
    entries: Iterable[bytes],
    *,
    checkpoint: str,
    key: VerifierKey,
    history: Sequence[str] = (),
) -> None:
    """Write a whole log into a new or empty folder; the same log gives the same bytes.

    Refuses, with an InputError, a folder that holds something, a checkpoint that the key did not
    sign, and entries that are not those it seals. ``checkpoint`` is written last: a folder
    without one is an unfinished export.
    """
    opened = open_checkpoint(checkpoint, [key])
    if not opened.signatures.trusted:
        raise InputError(
            CHECKPOINT, "không do khóa của nhật ký này ký", "Hãy đưa đúng khóa và bản niêm phong"
        )
    directory.mkdir(parents=True, exist_ok=True)
    if any(directory.iterdir()):
        raise InputError(str(directory), "thư mục không trống", "Hãy chọn một thư mục trống")
    size, root = _TileWriter(directory).write(entries)
    if (size, root) != (opened.checkpoint.size, opened.checkpoint.root):
        raise InputError(
            str(directory),
            f"{size} bản ghi đưa vào không phải là {opened.checkpoint.size} bản ghi đã niêm phong",
            "Hãy kiểm tra nhật ký trước khi xuất; thư mục này chưa dùng được",
        )
    for number, earlier in enumerate(history, start=1):
        _write(directory / "checkpoints" / f"{number:08d}", earlier.encode())
    _write(directory / KEY, f"{key.encode()}\n".encode())
    _write(directory / CHECKPOINT, checkpoint.encode())


class _TileWriter:
    """Writes bundles and tiles as entries come, keeping one open tile for each level."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._open: list[list[bytes]] = []
        self._written: list[int] = []

    def write(self, entries: Iterable[bytes]) -> tuple[int, bytes]:
        """Write everything; return how many entries there were, and their root."""
        coming = iter(entries)
        index = size = 0
        while block := list(islice(coming, TILE_WIDTH)):
            path = Bundle(index, len(block)).path
            _write(self._directory / path, pack_entries(block))
            for entry in block:
                self._add(0, leaf_hash(entry))
            index, size = index + 1, size + len(block)
        peaks: list[bytes] = []
        for level, hashes in enumerate(self._open):
            if hashes:
                self._write_tile(level, hashes)
            part = CompactRange()
            for one in hashes:
                part.append(one)
            peaks = [*part.peaks, *peaks]
        return size, fold(peaks)

    def _add(self, level: int, one: bytes) -> None:
        if level == len(self._open):
            self._open.append([])
            self._written.append(0)
        hashes = self._open[level]
        hashes.append(one)
        if len(hashes) == TILE_WIDTH:
            self._write_tile(level, hashes)
            self._written[level] += 1
            self._open[level] = []
            self._add(level + 1, subtree_root(hashes))

    def _write_tile(self, level: int, hashes: list[bytes]) -> None:
        path = Tile(level, self._written[level], len(hashes)).path
        _write(self._directory / path, b"".join(hashes))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
