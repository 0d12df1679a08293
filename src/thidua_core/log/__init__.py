"""The log that units can check: an RFC 6962 tree in the file formats of C2SP.

Knows hashes, tiles, signed checkpoints, proofs, and how to say exactly what is wrong with a
log; does not know what an entry means, who wrote it, or which database keeps it.
"""

from thidua_core.log._audit import verify_log
from thidua_core.log._checkpoint import (
    Checkpoint,
    OpenedCheckpoint,
    open_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
)
from thidua_core.log._extract import EntryProof, LogExtract, extract_log
from thidua_core.log._files import LogFiles, read_directory, write_directory
from thidua_core.log._findings import Finding, LogReport
from thidua_core.log._note import (
    Note,
    NoteCheck,
    NoteSignature,
    SigningKey,
    VerifierKey,
    new_signing_key,
    parse_note,
    read_signing_key,
    read_verifier_key,
    sign_note,
)
from thidua_core.log._reader import LogReader, StoredCheckpoint
from thidua_core.log._report import trusted_key, verify_log_directory, verify_log_files
from thidua_core.log._tiles import (
    TILE_HEIGHT,
    TILE_WIDTH,
    Bundle,
    Tile,
    bundles_of,
    pack_entries,
    parse_tile_path,
    tile_content,
    tile_hash_reader,
    tiles_of,
    unpack_entries,
)
from thidua_core.log._tree import (
    EMPTY_ROOT,
    HASH_SIZE,
    CompactRange,
    HashReader,
    Node,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
    stored_peaks,
    verify_consistency,
    verify_inclusion,
)

__all__ = [
    "EMPTY_ROOT",
    "HASH_SIZE",
    "TILE_HEIGHT",
    "TILE_WIDTH",
    "Bundle",
    "Checkpoint",
    "CompactRange",
    "EntryProof",
    "Finding",
    "HashReader",
    "LogExtract",
    "LogFiles",
    "LogReader",
    "LogReport",
    "Node",
    "Note",
    "NoteCheck",
    "NoteSignature",
    "OpenedCheckpoint",
    "SigningKey",
    "StoredCheckpoint",
    "Tile",
    "VerifierKey",
    "bundles_of",
    "consistency_proof",
    "extract_log",
    "inclusion_proof",
    "leaf_hash",
    "new_signing_key",
    "node_hash",
    "open_checkpoint",
    "pack_entries",
    "parse_checkpoint",
    "parse_note",
    "parse_tile_path",
    "read_directory",
    "read_signing_key",
    "read_verifier_key",
    "root_of",
    "sign_checkpoint",
    "sign_note",
    "stored_peaks",
    "tile_content",
    "tile_hash_reader",
    "tiles_of",
    "trusted_key",
    "unpack_entries",
    "verify_consistency",
    "verify_inclusion",
    "verify_log",
    "verify_log_directory",
    "verify_log_files",
    "write_directory",
]
