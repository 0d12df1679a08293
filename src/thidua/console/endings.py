"""How a run ends: 0 done, 1 understood and does not hold, 2 wrong input, 3 our fault.

Errors go to standard error: what is wrong, where, and what to do. A fault of ours prints a
reference number; its details are in a log file.
"""

import os
import secrets
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click
import typer

from thidua_core.errors import ThiduaCoreError

DONE, DOES_NOT_HOLD, WRONG_INPUT, OUR_FAULT = 0, 1, 2, 3


class WrongInput(Exception):
    """Input or options that cannot be used; the text names the place and the mend."""


def run(app: typer.Typer, arguments: list[str] | None) -> int:
    """Run the application and return the exit status."""
    try:
        status = app(args=arguments, standalone_mode=False)
    except Exception as error:  # noqa: BLE001  # reason: the last door; every fault gets a number
        return _end_of(error)
    return status if isinstance(status, int) else DONE


def _end_of(error: Exception) -> int:
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.exceptions.Abort():
            say("Đã dừng. Không có gì thay đổi thêm.")
        case click.ClickException():
            error.show(sys.stderr)
        case BrokenPipeError():
            sys.stderr.close()
            return DONE
        case WrongInput() | ThiduaCoreError():
            say(str(error))
        case _ if _is_refusal(error):
            say(str(error))
        case _:
            return _report_fault(error)
    return WRONG_INPUT


def say(text: str) -> None:
    """A line on standard error."""
    print(text, file=sys.stderr)  # noqa: T201  # reason: the command line's own voice


def _is_refusal(error: Exception) -> bool:
    """Whether it is a refusal of the platform; asked by name, so that Django stays unloaded."""
    return any(kind.__qualname__ == "ThiduaError" for kind in type(error).__mro__)


def _report_fault(error: Exception) -> int:
    number = f"{datetime.now(UTC):%Y%m%d}-{secrets.token_hex(3)}"
    folder = Path(os.environ.get("THIDUA_LOG_DIR") or _state_folder())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"loi-{number}.log"
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        where = f" Chi tiết ở tệp {path}."
    except OSError:
        where = ""
    say(f"Lỗi của phần mềm, số tra cứu {number}.{where} Gửi số này cho người quản trị.")
    return OUR_FAULT


def _state_folder() -> Path:
    home = os.environ.get("THIDUA_HOME")
    return Path(home) / "logs" if home else Path.home() / ".local" / "state" / "thidua"
