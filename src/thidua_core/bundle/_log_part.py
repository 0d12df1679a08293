"""The log part of a bundle: written as small files, and every proof checked against the root.

Knows that entries have bytes and places; not what they mean. Whose key deserves trust is decided
by whoever calls.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any, Final

from thidua_core.bundle._contents import CHECKPOINT, KEY, LOG, PROOFS
from thidua_core.bundle._findings import FindingList
from thidua_core.errors import InputError
from thidua_core.log import (
    HASH_SIZE,
    Checkpoint,
    EntryProof,
    LogExtract,
    Tile,
    VerifierKey,
    inclusion_proof,
    leaf_hash,
    open_checkpoint,
    parse_tile_path,
    read_verifier_key,
    tile_hash_reader,
    verify_inclusion,
)

PROOF_KEYS: Final = ("index", "entry", "proof")


def log_files(log: LogExtract) -> dict[str, bytes]:
    """Lay the extract out as files under ``log/``."""
    files = {CHECKPOINT: log.checkpoint.encode(), KEY: f"{log.key.encode()}\n".encode()}
    files |= {f"{LOG}{tile.path}": content for tile, content in log.tiles.items()}
    return files | {proof_path(each.index): _encoded(each) for each in log.proofs}


def proof_path(index: int) -> str:
    """Name the file of the proof of an entry."""
    return f"{PROOFS}{index:08d}.json"


def key_beside(files: Mapping[str, bytes], findings: FindingList) -> VerifierKey | None:
    """Read the log's key that the bundle carries, trusted or not."""
    content = files.get(KEY)
    if content is None:
        return None
    try:
        return read_verifier_key(content.decode(errors="replace"))
    except InputError as error:
        findings.error("log_unreadable", KEY, path=KEY, problem=error.problem)
        return None


def check_log(files: Mapping[str, bytes], key: VerifierKey, findings: FindingList) -> None:
    """Check the checkpoint, every proof, and that the tiles give the same proofs."""
    checkpoint = _checkpoint(files, key, findings)
    proofs = [_proof(path, files[path], findings) for path in files if path.startswith(PROOFS)]
    if checkpoint is None or findings.failed:
        return
    read_tiles: set[str] = set()

    def tile_of(tile: Tile) -> bytes:
        read_tiles.add(f"{LOG}{tile.path}")
        content = files.get(f"{LOG}{tile.path}", b"")
        return content if len(content) == tile.width * HASH_SIZE else bytes(tile.width * HASH_SIZE)

    read = tile_hash_reader(tile_of, checkpoint.size)
    for each in proofs:
        if each is not None:
            where = proof_path(each.index)
            leaf = leaf_hash(each.entry)
            if not verify_inclusion(leaf, each.index, checkpoint.size, each.proof, checkpoint.root):
                findings.error("proof_wrong", where, index=each.index)
            elif tuple(inclusion_proof(read, each.index, checkpoint.size)) != each.proof:
                findings.error("tiles_wrong", where, index=each.index)
    for path in _tile_paths(files):
        if path not in read_tiles:
            findings.error("tile_stray", path, path=path)
    if not findings.failed:
        findings.info("log_holds", CHECKPOINT, count=len(proofs), size=checkpoint.size)


def _tile_paths(files: Mapping[str, bytes]) -> list[str]:
    return [
        path
        for path in files
        if path.startswith(LOG) and path not in {CHECKPOINT, KEY} and not path.startswith(PROOFS)
    ]


def _checkpoint(
    files: Mapping[str, bytes], key: VerifierKey, findings: FindingList
) -> Checkpoint | None:
    if CHECKPOINT not in files:
        findings.error("log_incomplete", LOG, path=CHECKPOINT)
        return None
    for path in _tile_paths(files):
        if not isinstance(parse_tile_path(path.removeprefix(LOG)), Tile):
            findings.error("file_stray", path, path=path)
    try:
        opened = open_checkpoint(files[CHECKPOINT], [key])
    except InputError as error:
        findings.error("log_unreadable", CHECKPOINT, path=CHECKPOINT, problem=error.message)
        return None
    if not opened.signatures.trusted or opened.checkpoint.origin != key.name:
        findings.error("checkpoint_unsigned", CHECKPOINT, name=key.name)
        return None
    return opened.checkpoint


def _encoded(proof: EntryProof) -> bytes:
    document = {
        "index": proof.index,
        "entry": proof.entry.decode(),
        "proof": [base64.b64encode(each).decode() for each in proof.proof],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _proof(path: str, content: bytes, findings: FindingList) -> EntryProof | None:
    """Read a proof of one spelling."""
    try:
        proof = _decoded(json.loads(content))
        if _encoded(proof) == content and proof_path(proof.index) == path:
            return proof
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, binascii.Error):
        pass
    findings.error("log_unreadable", path, path=path, problem="…")
    return None


def _decoded(found: Any) -> EntryProof:
    return EntryProof(
        int(found["index"]),
        found["entry"].encode(),
        tuple(base64.b64decode(each, validate=True) for each in found["proof"]),
    )
