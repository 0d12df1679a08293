"""Writing a list or a year bundle to a file, or the log to a folder, in the software's own name."""

import hashlib
import os
from datetime import date
from pathlib import Path

from thidua.clusters.queries import ClusterYearRow, cluster_year_rows, cluster_years_for
from thidua.console import printing
from thidua.console.endings import DONE, WrongInput
from thidua.console.words import tr
from thidua.exchange.domain.book import write_book, write_csv
from thidua.exchange.queries import hand_over_of, kept_bundle, year_bundle
from thidua.exchange.queries.exports import Export, export_of
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.actions.export import export_log
from thidua_core.bundle import manifest_in
from thidua_core.text import fold


def export_file(*, kind: str, out: Path | None, as_json: bool) -> int:
    """Write the list to ``out``, CSV or Excel by its suffix; without ``out`` print it as JSON."""
    export = export_of(kind=kind, actor=SYSTEM, at=clock.now())
    if out is not None:
        write = _csv if out.suffix.lower() == ".csv" else _book
        _keep(out, write(export))
    if not as_json:
        printing.line(tr("✓ {file}: {count} dòng").format(file=out, count=len(export.rows)))
    elif out is not None:
        printing.document({"kind": kind, "file": str(out), "count": len(export.rows)})
    else:
        printing.document({"kind": kind, "count": len(export.rows), "rows": _told(export)})
    return DONE


def export_folder(*, out: Path, as_json: bool) -> int:
    """Write the sealed log into a new or empty folder, as ``thidua verify`` reads it."""
    size = export_log(out)
    if as_json:
        printing.document({"kind": "log", "folder": str(out), "count": size})
    else:
        printing.line(tr("✓ {file}: {count} dòng").format(file=out, count=size))
    return DONE


def export_bundle(*, cluster: str, out: Path, as_json: bool) -> int:
    """Write the year bundle of a cluster, named by its public identifier or by name and year."""
    row = _cluster_year(cluster)
    handed = hand_over_of(row.id)
    bundle = year_bundle(row.id) if handed is None else kept_bundle(handed.sha256)
    _keep(out, bundle)
    manifest, digest = manifest_in(bundle), hashlib.sha256(bundle).hexdigest()
    if as_json:
        told = {"kind": "bundle", "file": str(out), "count": len(manifest.files)}
        printing.document(told | {"sha256": digest, "absent": list(manifest.absent)})
    else:
        printing.line(tr("✓ {file}: {count} tệp").format(file=out, count=len(manifest.files)))
        printing.line(f"  SHA-256 {digest}")
    return DONE


def _cluster_year(named: str) -> ClusterYearRow:
    """The one cluster-year of that identifier, or of that name and year."""
    rows = cluster_year_rows(cluster_years_for(SYSTEM))
    wanted = fold(named)
    found = [row for row in rows if wanted in {row.public_id, fold(f"{row.name} {row.year}")}]
    if len(found) == 1:
        return found[0]
    if not found:
        said = tr("Không có cụm, khối “{name}”. Ghi tên kèm năm, hoặc mã trong địa chỉ trang.")
        raise WrongInput(said.format(name=named))
    names = "; ".join(f"{row.name} {row.year} ({row.body}): {row.public_id}" for row in found)
    said = tr("Có nhiều cụm, khối tên “{name}”. Ghi mã của một trong: {names}.")
    raise WrongInput(said.format(name=named, names=names))


def _csv(export: Export) -> bytes:
    return write_csv(export.columns, export.rows)


def _book(export: Export) -> bytes:
    return write_book(export.title, export.columns, export.rows)


def _keep(out: Path, content: bytes) -> None:
    """Write so that a reader sees the old file or the whole new one."""
    partial = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        partial.write_bytes(content)
        partial.replace(out)
    except OSError as error:
        partial.unlink(missing_ok=True)
        said = tr("{file}: không ghi được tệp ({reason}). Kiểm lại thư mục.")
        raise WrongInput(said.format(file=out, reason=error.strerror)) from None


def _told(export: Export) -> list[dict[str, object]]:
    """Rows by the columns' keys; days in ISO form, what is not known null."""
    return [
        {
            column.key: cell.isoformat() if isinstance(cell, date) else None if cell == "" else cell
            for column, cell in zip(export.columns, row, strict=True)
        }
        for row in export.rows
    ]
