"""``thidua doctor``: everything that can be wrong with an installation, asked one by one."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from thidua.console import printing
from thidua.console.endings import DOES_NOT_HOLD, DONE
from thidua.console.words import tr
from thidua.console.work.setup import pending_migrations
from thidua.documents.queries.files import kept_files
from thidua.documents.queries.signatures import kept_signature_files
from thidua.exchange.queries.hand_overs import kept_bundles
from thidua.kernel.health import Symptom, quick_symptoms
from thidua.ledger.queries import count_unsealed
from thidua.ledger.queries.audit import verify_ledger
from thidua.portal.queries import kept_photos
from thidua.scoring.queries.evidence import kept_evidence
from thidua.scoring.queries.figures import kept_annexes


def doctor(*, as_json: bool) -> int:
    """Print what was found; status 0 when nothing is wrong."""
    found = symptoms()
    ill = any(each.level == "error" for each in found)
    if as_json:
        printing.document({"ok": not ill, "findings": [asdict(each) for each in found]})
    else:
        marks = {"error": "✗", "warning": "!", "info": "✓"}
        for each in found:
            printing.line(f"{marks[each.level]} {each.text}")
        printing.line(tr("Nơi cài đặt có lỗi.") if ill else tr("Nơi cài đặt ổn."))
    return DOES_NOT_HOLD if ill else DONE


def symptoms() -> list[Symptom]:
    """All that is found; later questions are not asked of a database without tables."""
    tables = list(_tables())
    if any(each.level == "error" for each in tables):
        return tables
    questions: tuple[Callable[[], Iterator[Symptom]], ...] = (
        _ledger,
        _files,
        quick_symptoms,
    )
    return [*tables, *(each for question in questions for each in question())]


def _tables() -> Iterator[Symptom]:
    pending = pending_migrations()
    if pending:
        said = tr("Còn {count} bước nâng cấp bảng dữ liệu chưa chạy. Chạy thidua init.")
        text = said.format(count=len(pending))
        yield Symptom(level="error", code="migrations_pending", text=text)
    else:
        yield Symptom(level="info", code="tables", text=tr("Bảng dữ liệu đúng phiên bản."))


def _ledger() -> Iterator[Symptom]:
    report = verify_ledger()
    waiting = count_unsealed()
    if report.size is None and not waiting:
        yield Symptom(level="info", code="ledger_empty", text=tr("Nhật ký chưa có bản ghi nào."))
        return
    for finding in report.findings:
        if not (report.size is None and finding.code == "checkpoint_missing"):
            place = f" ({finding.where})" if finding.where else ""
            yield Symptom(level=finding.level, code=finding.code, text=finding.text + place)
    if waiting:
        said = tr("{count} bản ghi chờ niêm phong; tiến trình việc nền sẽ niêm phong.")
        text = said.format(count=waiting)
        yield Symptom(level="warning", code="entries_unsealed", text=text)


def _kept() -> Iterator[tuple[str, str, Path, str]]:
    """Name, holder, place and hash of everything that is kept by its hash."""
    for files in (kept_files, kept_signature_files, kept_evidence, kept_annexes, kept_bundles):
        for file in files():
            yield file.name, file.holder, file.path, file.sha256
    for photo in kept_photos():
        yield photo.caption, photo.news, photo.path, photo.sha256


def _files() -> Iterator[Symptom]:
    checked = 0
    for name, holder, path, digest in _kept():
        checked += 1
        if not path.is_file():
            said = tr("Mất tệp {file} của {document}. Lấy lại từ bản sao lưu.")
            text = said.format(file=name, document=holder)
            yield Symptom(level="error", code="file_missing", text=text)
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            said = tr("Tệp {file} của {document} đã bị sửa. Lấy lại từ bản sao lưu.")
            text = said.format(file=name, document=holder)
            yield Symptom(level="error", code="file_altered", text=text)
    text = tr("Đã đối chiếu {count} tệp đính kèm.").format(count=checked)
    yield Symptom(level="info", code="files", text=text)
