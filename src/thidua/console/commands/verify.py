"""``thidua verify``: do signatures and seals hold? Needs no database and no network."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from thidua.console import printing
from thidua.console.endings import DOES_NOT_HOLD, DONE
from thidua.console.verification import kind_of
from thidua.console.words import tr


def verify(
    file: Annotated[
        Path, typer.Argument(help="Tệp PDF đã ký, bộ hồ sơ năm, bản ghi phiếu, thư mục nhật ký.")
    ],
    trust: Annotated[
        Path | None, typer.Option("--trust", help="Chứng thư gốc được tin (.pem, .cer).")
    ] = None,
    log_key: Annotated[
        str | None, typer.Option("--log-key", help="Khóa công khai của nhật ký, hoặc tệp chứa nó.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> int:
    """Kiểm một tệp có còn đúng như đã ký, đã niêm phong; không cần mạng, không cần cơ sở dữ liệu.

    PDF: từng chữ ký và mọi thay đổi sau khi ký. Bộ hồ sơ năm: bảng kê, từng byte, điểm tính lại,
    bằng chứng nhật ký. Bản ghi phiếu: đếm lại từ số liệu hai người kiểm phiếu. Thư mục nhật ký:
    từng bản ghi, từng ô, từng bản niêm phong.

    Ví dụ: thidua verify giao-uoc.pdf --trust demo-ca.pem

    Ví dụ: thidua verify bundle.zip --trust demo-ca.pem --log-key demo-log.pub

    Ví dụ: thidua verify ballots/2020-12-11-01.json

    Ví dụ: thidua verify nhat-ky/ --log-key demo-log.pub
    """
    report = kind_of(file).verifier(file, trust=trust, log_key=log_key)
    if as_json:
        printing.document(report)
    else:
        _tell(report)
    return DONE if report["ok"] else DOES_NOT_HOLD


def _tell(report: dict[str, Any]) -> None:
    for finding in report["findings"]:
        place = f" ({finding['where']})" if finding["where"] else ""
        printing.line(f"{_MARKS[finding['level']]} {finding['text']}{place}")
    if report["signatures"]:
        printing.line()
        headings = [tr("Người ký"), tr("Đơn vị"), tr("Lúc"), tr("Mức"), tr("Kết quả")]
        rows = [_row(signature) for signature in report["signatures"]]
        printing.table(headings, rows, left={0, 1, 2, 3, 4})


def _row(signature: dict[str, Any]) -> list[str]:
    time = signature["time"]
    # The document gives the time as it was in Viet Nam; so does the table, wherever it is read.
    when = "" if time is None else f"{datetime.fromisoformat(time):%d/%m/%Y %H:%M} {time[-6:]}"
    return [signature["signer"], signature["unit"], when, signature["level"], _verdict(signature)]


def _verdict(signature: dict[str, Any]) -> str:
    if not signature["intact"]:
        return tr("đã bị sửa")
    if signature["changes_after"] == "forbidden":
        return tr("bị sửa sau khi ký")
    return tr("hợp lệ") if signature["trusted"] else tr("chưa rõ đáng tin")


_MARKS = {"error": "✗", "warning": "!", "info": "✓"}

ENGLISH = {
    "Tệp PDF đã ký, bộ hồ sơ năm, bản ghi phiếu, thư mục nhật ký.": (
        "A signed PDF, a year bundle, a ballot record, or the folder of a log."
    ),
    "Chứng thư gốc được tin (.pem, .cer).": "The certificate of a trusted authority (.pem, .cer).",
    "Khóa công khai của nhật ký, hoặc tệp chứa nó.": "The log's public key, or its file.",
    "In một tài liệu JSON.": "Print one JSON document.",
    "Kiểm một tệp có còn đúng như đã ký, đã niêm phong; không cần mạng, không cần cơ sở dữ liệu.": (
        "Verify that a file still is as it was signed and sealed; no network, no database."
    ),
    "PDF: từng chữ ký và mọi thay đổi sau khi ký. Bộ hồ sơ năm: bảng kê, từng byte, điểm tính lại, "
    "bằng chứng nhật ký. Bản ghi phiếu: đếm lại từ số liệu hai người kiểm phiếu. Thư mục nhật ký: "
    "từng bản ghi, từng ô, từng bản niêm phong.": (
        "A PDF: every signature and every change after it. A year bundle: its manifest, every "
        "byte, scores computed anew, log proofs. A ballot record: counted anew from the figures of "
        "both tellers. A log's folder: every entry, every tile, every "
        "checkpoint."
    ),
    "không phải là tệp mà lệnh này kiểm được": "this is no file that the command can verify",
    "Hãy chỉ tới tệp PDF đã ký, bộ hồ sơ năm (.zip), bản ghi phiếu (.json) hoặc thư mục nhật ký": (
        "Name a signed PDF, a year bundle (.zip), a ballot record (.json) or the folder of a log"
    ),
    "tệp dài hơn mọi bộ hồ sơ năm": "the file is longer than any year bundle",
    "Kiểm lại tên tệp": "Check the file's name",
    "Đếm lại ra đúng kết quả đã ghi của {count} câu hỏi: {arithmetic}": (
        "Counted anew, the {count} questions give the results that the record states: {arithmetic}"
    ),
    "Người ký": "Signer",
    "Đơn vị": "Unit",
    "Lúc": "At",
    "Mức": "Level",
    "Kết quả": "Result",
    "đã bị sửa": "altered",
    "bị sửa sau khi ký": "changed after signing",
    "hợp lệ": "valid",
    "chưa rõ đáng tin": "not known to be trusted",
}
