"""``thidua doctor``: what is wrong with this installation."""

from typing import Annotated

import typer

from thidua.console.installation import open_work


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> int:
    """Khám nơi cài đặt: bảng dữ liệu, nhật ký, tệp, việc nền, khóa, dung lượng.

    Ví dụ: thidua doctor --json
    """
    return int(open_work("checkup").doctor(as_json=as_json))
