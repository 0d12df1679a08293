"""``thidua init``: tables, keys, the organisation and the first administrator."""

from pathlib import Path
from typing import Annotated

import typer

from thidua.console.installation import open_work


def init(
    answers: Annotated[
        Path | None, typer.Argument(help="Tệp YAML trả lời sẵn; không có thì hỏi từng câu.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> None:
    """Chuẩn bị một nơi cài đặt mới: bảng dữ liệu, khóa, tổ chức, người quản trị đầu tiên.

    Ví dụ: thidua init cai-dat.yaml
    """
    open_work("beginning").init(answers=answers, as_json=as_json)
