"""The log: how fast it grows, how fast it is verified, and how that grows with its size."""

import math
import time
from hashlib import sha256

from benchmarks.figures import Figure, seconds
from thidua_core.log import (
    Checkpoint,
    CompactRange,
    leaf_hash,
    new_signing_key,
    root_of,
    sign_checkpoint,
)

APPENDED = 5_000
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
    """Root of all entries, beside hashing the same bytes, and its growth against n log n."""
    per_step = {}
    taken = plain = 0.0
    for size in SIZES:
        began = time.process_time()
        root_of(leaf_hash(entry(number)) for number in range(size))
        taken = time.process_time() - began
        per_step[size] = taken / (size * math.log2(size))
        began = time.process_time()
        for number in range(size):
            sha256(entry(number)).digest()
        plain = time.process_time() - began
    return [
        Figure(
            work=f"log: verify {SIZES[-1]:,} entries",
            value=taken,
            unit="s",
            target=60,
            repetitions=1,
        ),
        Figure(
            work=f"log: verify {SIZES[-1]:,} entries",
            value=taken / plain,
            unit="times",
            target=10,
            against="one SHA-256 of each entry",
            repetitions=1,
        ),
        Figure(
            work=f"log: growth from {SIZES[0]:,} to {SIZES[-1]:,} entries",
            value=per_step[SIZES[-1]] / per_step[SIZES[0]],
            unit="times",
            target=1.3,
            against="n log n",
            repetitions=1,
            spread=list(per_step.values()),
        ),
    ]
