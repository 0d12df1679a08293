"""``thidua restore``: an empty folder becomes the installation that was backed up."""

from pathlib import Path
from typing import Annotated

import typer

from thidua.console.installation import open_work


def restore(
    file: Annotated[Path, typer.Argument(help="Tệp sao lưu (.zip).")],
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> None:
    """Khôi phục vào nơi cài đặt còn trống, kiểm từng mã băm và gốc của nhật ký.

    Ví dụ: THIDUA_HOME=/srv/thidua thidua restore thidua-20261122.zip
    """
    open_work("keeping").restore(file=file, as_json=as_json)
