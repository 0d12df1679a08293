"""``thidua backup``: a consistent copy with a manifest of hashes."""

from pathlib import Path
from typing import Annotated

import typer

from thidua.console.installation import open_work


def backup(
    file: Annotated[Path, typer.Argument(help="Tệp sao lưu sẽ ghi (.zip).")],
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> None:
    """Sao lưu nhất quán khi phần mềm đang chạy: dữ liệu, tệp, khóa, kèm mã băm từng tệp.

    Ví dụ: thidua backup /mnt/luu/thidua-20261122.zip
    """
    open_work("keeping").backup(file=file, as_json=as_json)
