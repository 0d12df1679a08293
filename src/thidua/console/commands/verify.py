"""``thidua verify``: does a file say what was signed and sealed? No database, no network."""

from pathlib import Path
from typing import Annotated, Any

import typer

from thidua.console import printing
from thidua.console.endings import DOES_NOT_HOLD, DONE
from thidua.console.reading import read_bytes
from thidua.console.words import language, tr
from thidua_core.bundle import MOST_BYTES, verify_bundle
from thidua_core.errors import InputError
from thidua_core.log import trusted_key, verify_log_directory

_ZIP = b"PK\x03\x04"


def verify(
    file: Annotated[Path, typer.Argument(help="Bộ hồ sơ năm, hoặc thư mục nhật ký đã xuất.")],
    log_key: Annotated[
        str | None, typer.Option("--log-key", help="Khóa công khai của nhật ký, hoặc tệp chứa nó.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> int:
    """Kiểm một tệp có còn đúng như đã ký, đã niêm phong; không cần mạng, không cần cơ sở dữ liệu.

    Bộ hồ sơ năm: bảng kê, từng byte, điểm tính lại, bằng chứng nhật ký. Thư mục nhật ký: từng bản
    ghi, từng ô, từng bản niêm phong.

    Ví dụ: thidua verify bundle.zip --log-key demo-log.pub

    Ví dụ: thidua verify nhat-ky/ --log-key demo-log.pub
    """
    report = _report(file, log_key)
    if as_json:
        printing.document(report)
    else:
        for finding in report["findings"]:
            place = f" ({finding['where']})" if finding["where"] else ""
            printing.line(f"{_MARKS[finding['level']]} {finding['text']}{place}")
    return DONE if report["ok"] else DOES_NOT_HOLD


def _report(file: Path, log_key: str | None) -> dict[str, Any]:
    if not file.is_file():
        return verify_log_directory(file, log_key)
    if _begins(file) == _ZIP:
        return verify_bundle(
            read_bytes(file),
            log_key=None if log_key is None else trusted_key(log_key),
            file=str(file),
            language="en" if language() == "en" else "vi",
        )
    raise InputError(
        str(file),
        tr("không phải là tệp mà lệnh này kiểm được"),
        tr("Hãy chỉ tới bộ hồ sơ năm (.zip) hoặc thư mục nhật ký"),
    )


def _begins(file: Path) -> bytes:
    """The first bytes of a file; InputError for one that may not be read or is far too long."""
    try:
        with file.open("rb") as stream:
            begins = stream.read(len(_ZIP))
        size = file.stat().st_size
    except OSError:
        return read_bytes(file)[: len(_ZIP)]
    if size > MOST_BYTES:
        mend = tr("Kiểm lại tên tệp")
        raise InputError(str(file), tr("tệp dài hơn mọi bộ hồ sơ năm"), mend)
    return begins


_MARKS = {"error": "✗", "warning": "!", "info": "✓"}
ENGLISH = {
    "Bộ hồ sơ năm, hoặc thư mục nhật ký đã xuất.": "A year bundle, or the folder of an exported log.",
    "Kiểm một tệp có còn đúng như đã ký, đã niêm phong; không cần mạng, không cần cơ sở dữ liệu.": (
        "Verify that a file still is as it was signed and sealed; no network, no database."
    ),
    "Bộ hồ sơ năm: bảng kê, từng byte, điểm tính lại, bằng chứng nhật ký. Thư mục nhật ký: từng bản ghi, từng ô, từng bản niêm phong.": (
        "A year bundle: its manifest, every byte, scores computed anew, log proofs. A log's folder: "
        "every entry, every tile, every checkpoint."
    ),
    "không phải là tệp mà lệnh này kiểm được": "this is no file that the command can verify",
    "Hãy chỉ tới bộ hồ sơ năm (.zip) hoặc thư mục nhật ký": (
        "Name a year bundle (.zip) or the folder of a log"
    ),
    "tệp dài hơn mọi bộ hồ sơ năm": "the file is longer than any year bundle",
    "Kiểm lại tên tệp": "Check the file's name",
}
