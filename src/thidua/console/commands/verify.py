"""``thidua verify``: does a log say what was sealed? Needs no database and no network."""

from pathlib import Path
from typing import Annotated

import typer

from thidua.console import printing
from thidua.console.endings import DOES_NOT_HOLD, DONE
from thidua_core.log import verify_log_directory


def verify(
    file: Annotated[Path, typer.Argument(help="Thư mục nhật ký đã xuất.")],
    log_key: Annotated[
        str | None, typer.Option("--log-key", help="Khóa công khai của nhật ký, hoặc tệp chứa nó.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> int:
    """Kiểm nhật ký đã xuất: từng bản ghi, từng ô, từng bản niêm phong.

    Ví dụ: thidua verify nhat-ky/ --log-key demo-log.pub
    """
    report = verify_log_directory(file, log_key)
    if as_json:
        printing.document(report)
    else:
        for finding in report["findings"]:
            place = f" ({finding['where']})" if finding["where"] else ""
            printing.line(f"{_MARKS[finding['level']]} {finding['text']}{place}")
    return DONE if report["ok"] else DOES_NOT_HOLD


_MARKS = {"error": "✗", "warning": "!", "info": "✓"}
