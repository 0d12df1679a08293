"""``thidua doctor``: everything that can be wrong with an installation, asked one by one."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict

from thidua.console import printing
from thidua.console.endings import DOES_NOT_HOLD, DONE
from thidua.console.work.setup import pending_migrations
from thidua.documents.queries.files import kept_files
from thidua.kernel.health import Symptom, quick_symptoms
from thidua.ledger.queries import count_unsealed
from thidua.ledger.queries.audit import verify_ledger


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
        printing.line("Nơi cài đặt có lỗi." if ill else "Nơi cài đặt ổn.")
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
        yield Symptom(
            level="error",
            code="migrations_pending",
            text=f"Còn {len(pending)} bước nâng cấp bảng dữ liệu chưa chạy. Chạy thidua init.",
        )
    else:
        yield Symptom(level="info", code="tables", text="Bảng dữ liệu đúng phiên bản.")


def _ledger() -> Iterator[Symptom]:
    report = verify_ledger()
    waiting = count_unsealed()
    if report.size is None and not waiting:
        yield Symptom(level="info", code="ledger_empty", text="Nhật ký chưa có bản ghi nào.")
        return
    for finding in report.findings:
        if not (report.size is None and finding.code == "checkpoint_missing"):
            place = f" ({finding.where})" if finding.where else ""
            yield Symptom(level=finding.level, code=finding.code, text=finding.text + place)
    if waiting:
        yield Symptom(
            level="warning",
            code="entries_unsealed",
            text=f"{waiting} bản ghi chờ niêm phong; tiến trình việc nền sẽ niêm phong.",
        )


def _files() -> Iterator[Symptom]:
    checked = 0
    for file in kept_files():
        checked += 1
        if not file.path.is_file():
            yield Symptom(
                level="error",
                code="file_missing",
                text=f"Mất tệp {file.name} của {file.document}. Lấy lại từ bản sao lưu.",
            )
        elif hashlib.sha256(file.path.read_bytes()).hexdigest() != file.sha256:
            yield Symptom(
                level="error",
                code="file_altered",
                text=f"Tệp {file.name} của {file.document} đã bị sửa. Lấy lại từ bản sao lưu.",
            )
    yield Symptom(level="info", code="files", text=f"Đã đối chiếu {checked} tệp đính kèm.")
