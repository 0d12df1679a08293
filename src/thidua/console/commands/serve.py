"""``thidua serve``: the site over the configured database."""

import os
from pathlib import Path
from typing import Annotated

import typer

from thidua.console.installation import open_work


def serve(
    port: Annotated[int, typer.Option(help="Cổng của trang.")] = 8000,
    host: Annotated[str, typer.Option(help="Địa chỉ lắng nghe.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Số tiến trình web.")] = 2,
    tls: Annotated[
        bool, typer.Option("--tls", help="Dùng https với chứng thư của init, hoặc --certificate.")
    ] = False,
    certificate: Annotated[
        Path | None, typer.Option(help="Chứng thư PEM; khóa nằm trong --key.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="Khóa bí mật PEM của chứng thư.")] = None,
) -> None:
    """Mở trang trên cơ sở dữ liệu đã cấu hình; mặc định là SQLite đi kèm.

    Ví dụ: thidua serve --port 9000 --tls
    """
    if tls:
        os.environ["THIDUA_TLS"] = "1"
    open_work("serving").serve(
        host=host, port=port, workers=workers, tls=tls, certificate=certificate, key=key
    )
