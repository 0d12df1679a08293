"""``thidua demo``: a fresh demonstration with the real organisation and the five systems."""

import os
from pathlib import Path
from typing import Annotated

import typer

from thidua.console.installation import open_work


def demo(
    directory: Annotated[
        Path, typer.Option("--dir", help="Thư mục nhận giấy tờ và cơ sở dữ liệu trình diễn.")
    ] = Path("thidua-demo"),
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Chỉ dựng, không mở trang.")] = False,
    port: Annotated[int, typer.Option(help="Cổng của trang.")] = 8000,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> None:
    """Dựng bản trình diễn: tổ chức thật của ngành, năm hệ thống, tài khoản để thử.

    Ví dụ: thidua demo --dir trinh-dien --port 9000
    """
    open_work("demonstration", home=_home(directory)).demo(
        directory=directory, no_serve=no_serve, port=port, as_json=as_json
    )


def _home(directory: Path) -> Path | None:
    """The demonstration has an installation of its own, unless the environment names one."""
    return None if os.environ.get("THIDUA_HOME") else directory.resolve() / "home"
