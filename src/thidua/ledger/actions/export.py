"""The sealed log as a folder that anybody can verify without this installation."""

from pathlib import Path

from thidua.ledger import keys
from thidua.ledger.models import LogCheckpoint
from thidua.ledger.queries.audit import DatabaseLog
from thidua_core.errors import InputError
from thidua_core.log import write_directory


def export_log(directory: Path) -> int:
    """Write entries, tiles and checkpoints in the standard layout; returns the log's size.

    Refuses a log without any checkpoint, and a folder that holds something.
    """
    notes = list(LogCheckpoint.objects.order_by("size").values_list("size", "note"))
    if not notes:
        raise InputError("nhật ký", "chưa có bản ghi nào được niêm phong", "Ghi việc rồi xuất lại")
    size, newest = notes[-1]
    entries = (entry or b"" for entry in DatabaseLog().entries(size))
    write_directory(
        directory,
        entries,
        checkpoint=newest,
        key=keys.signing_key().verifier,
        history=[note for _size, note in notes[:-1]],
    )
    return int(size)
