"""Importing a file from the command line, in the software's own name."""

from thidua.console import printing
from thidua.console.endings import DONE, WRONG_INPUT
from thidua.console.words import tr
from thidua.exchange.actions import ImportRefused, apply_import
from thidua.exchange.queries import Preview, preview_import
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM


def import_file(*, kind: str, name: str, content: bytes, dry_run: bool, as_json: bool) -> int:
    """Look at the file, import it unless ``dry_run``, and say what came of it."""
    now = clock.now()
    preview = preview_import(kind=kind, name=name, content=content, actor=SYSTEM, at=now)
    errors = preview.errors
    if not errors and preview.ready and not dry_run:
        try:
            apply_import(kind=kind, name=name, content=content, actor=SYSTEM, at=now)
        except ImportRefused as refused:
            errors = refused.errors
    saved = bool(not errors and preview.ready and not dry_run)
    if as_json:
        told = [
            {"where": each.where, "cell": each.cell, "problem": each.problem, "mend": each.mend}
            for each in errors
        ]
        added = len(preview.new) if preview.ready else 0
        counts = {"added": added, "present": len(preview.present)}
        printing.document({"kind": kind, "saved": saved, **counts, "errors": told})
    else:
        for error in errors:
            printing.line(f"✗ {error}")
        printing.line(_sum(preview, len(errors), saved=saved))
    return WRONG_INPUT if errors else DONE


def _sum(preview: Preview, errors: int, *, saved: bool) -> str:
    if errors:
        return tr("{count} chỗ cần sửa, chưa lưu gì.").format(count=errors)
    if not preview.ready:
        return tr("Mọi dòng đã có từ trước. Không thêm gì.")
    counts = {"added": len(preview.new), "present": len(preview.present)}
    if saved:
        return tr("Đã thêm {added} dòng, {present} dòng đã có.").format(**counts)
    return tr("Xem thử: sẽ thêm {added} dòng, {present} dòng đã có.").format(**counts)
