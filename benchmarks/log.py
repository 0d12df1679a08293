"""The log: how fast it grows, how fast it is verified, and how that grows with its size."""

import math
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, seconds
from thidua_core.log import (
    Checkpoint,
    CompactRange,
    leaf_hash,
    new_signing_key,
    read_directory,
    root_of,
    sign_checkpoint,
    verify_log,
    write_directory,
)

APPENDED = 5_000
BATCH = 10_000
SIZES = (10_000, 100_000, 1_000_000)
ENTRY = b"unit.renamed|" + b"x" * 200


def entry(number: int) -> bytes:
    return number.to_bytes(8) + ENTRY


def figures() -> list[Figure]:
    return [appending(), *verifying()]


def appending() -> Figure:
    """Every entry with a signed checkpoint of its own, the slowest way there is."""
    key = new_signing_key("benchmark/log")

    def append_all() -> None:
        tree = CompactRange()
        for number in range(APPENDED):
            tree.append(leaf_hash(entry(number)))
            sign_checkpoint(
                Checkpoint(origin="benchmark/log", size=tree.size, root=tree.root()), key
            )

    taken = seconds(append_all, repetitions=3)
    return Figure(
        work="log: append entries, each with its signed checkpoint",
        value=APPENDED / min(taken),
        unit="entries/s",
        target=1500,
        more_is_better=True,
        repetitions=len(taken),
        spread=[APPENDED / each for each in taken],
    )


def verifying() -> list[Figure]:
    """A whole log in its files: every entry, tile and signature, beside hashing the same bytes."""
    waited: dict[int, float] = {}
    taken: dict[int, float] = {}
    with TemporaryDirectory(prefix="thidua-bench-") as folder:
        for size in SIZES:
            waited[size], taken[size] = verified(Path(folder) / str(size), size)
    largest = SIZES[-1]
    plain = hashed_plainly(largest)
    per_step = [each / (size * math.log2(size)) for size, each in taken.items()]
    return [
        Figure(
            work=f"log: verify {largest:,} entries in their files",
            value=waited[largest],
            unit="s",
            target=60,
            repetitions=1,
        ),
        Figure(
            work=f"log: verify {largest:,} entries in their files",
            value=taken[largest] / plain,
            unit="times",
            target=10,
            against="one SHA-256 of each entry",
            repetitions=1,
        ),
        Figure(
            work=f"log: growth from {SIZES[0]:,} to {largest:,} entries",
            value=per_step[-1] / per_step[0],
            unit="times",
            target=1.3,
            against="n log n",
            repetitions=1,
            spread=per_step,
        ),
    ]


def verified(folder: Path, size: int) -> tuple[float, float]:
    """Write a log of this size and verify it; seconds waited and computed, of the second alone."""
    key = new_signing_key("benchmark/log")
    root = root_of(leaf_hash(entry(number)) for number in range(size))
    checkpoint = sign_checkpoint(Checkpoint("benchmark/log", size, root), key)
    entries = (entry(number) for number in range(size))
    write_directory(folder, entries, checkpoint=checkpoint, key=key.verifier)
    began, began_computing = time.perf_counter(), time.process_time()
    report = verify_log(read_directory(folder), key.verifier)
    taken = time.perf_counter() - began, time.process_time() - began_computing
    assert report.ok, report.findings
    return taken


def hashed_plainly(size: int) -> float:
    """The seconds of one hash of each entry; making the entries is not counted."""
    taken = 0.0
    for first in range(0, size, BATCH):
        batch = [entry(number) for number in range(first, first + BATCH)]
        began = time.process_time()
        for one in batch:
            sha256(one).digest()
        taken += time.process_time() - began
    return taken
