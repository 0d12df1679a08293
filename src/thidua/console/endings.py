"""How a run ends: 0 done, 1 understood and does not hold, 2 wrong input, 3 our fault.

Errors go to standard error: what is wrong, where, and what to do. A fault of ours prints a
reference number; its details are in a log file.
"""

import os
import secrets
import traceback
from datetime import UTC, datetime
from pathlib import Path

from typer.exceptions import Abort, Exit, TyperException

from thidua.console.complaints import in_words
from thidua.console.printing import remark
from thidua.console.words import tr
from thidua_core.errors import ThiduaCoreError

DONE, DOES_NOT_HOLD, WRONG_INPUT, OUR_FAULT = 0, 1, 2, 3
STOPPED = 130
"""Ctrl+C, as shells know it."""


class WrongInput(Exception):
    """Input or options that cannot be used; the text names the place and the mend."""


def end_of(error: BaseException, *, command: str) -> int:
    """Say on standard error why the command ended, and give its exit status."""
    match error:
        case Exit():
            return error.exit_code
        case KeyboardInterrupt() | Abort():
            remark(tr("Đã dừng. Không có gì thay đổi thêm."))
            return STOPPED
        case TyperException():
            refuse(in_words(error), command=command)
        case WrongInput() | ThiduaCoreError():
            refuse(str(error))
        case _ if _is_refusal(error):
            refuse(str(error))
        case _:
            return _report_fault(error)
    return WRONG_INPUT


def refuse(sentence: str, *, command: str | None = None) -> int:
    """Say what cannot be used; ``command`` is the one whose help would tell."""
    remark(f"{tr('Lỗi')}: ", style="bold red", end="")
    remark(sentence)
    if command is not None:
        remark(tr("Xem cách dùng: {command} --help").format(command=command))
    return WRONG_INPUT


def _is_refusal(error: BaseException) -> bool:
    """Whether it is a refusal of the platform; asked by name, so that Django stays unloaded."""
    return any(kind.__qualname__ == "ThiduaError" for kind in type(error).__mro__)


def _report_fault(error: BaseException) -> int:
    number = f"{datetime.now(UTC):%Y%m%d}-{secrets.token_hex(3)}"
    folder = Path(os.environ.get("THIDUA_LOG_DIR") or _state_folder())
    details = "".join(traceback.format_exception(error))
    said = tr("Lỗi của phần mềm, số tra cứu {number}. Gửi số này cho người quản trị.")
    remark(said.format(number=number), style="bold red")
    path = folder / f"loi-{number}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(details, encoding="utf-8")
    except OSError as failure:
        said = tr("Không ghi được chi tiết vào {path}: {problem}.")
        remark(said.format(path=path, problem=failure.strerror))
    else:
        remark(tr("Chi tiết ở tệp {path}.").format(path=path))
    return OUR_FAULT


def _state_folder() -> Path:
    home = os.environ.get("THIDUA_HOME")
    if home:
        return Path(home) / "logs"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "thidua"
