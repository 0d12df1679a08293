"""The picture that a digital signature leaves on the page: who signed, for which unit, when.

Only draws; whether the signature holds is for verification to say, and the picture proves nothing.
"""

import json
import threading
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from thidua_core.paper import _fonts
from thidua_core.paper._pdf import breakdowns_as_faults
from thidua_core.paper._wording import plain

if TYPE_CHECKING:
    import typst

TEMPLATE: Final = Path(__file__).parent / "stamp.typ"
_HANOI: Final = timezone(timedelta(hours=7))


def draw_stamp(
    *, signer: str, unit: str, at: datetime, width: float, height: float, capacity: str = ""
) -> bytes:
    """One page of PDF, ``width`` by ``height`` points; signs that the font lacks are left out.

    ``capacity`` is printed before the signer: ``KT. VIỆN TRƯỞNG``.
    """
    lines = [
        "Đã ký số",
        *([plain(capacity)] if capacity else []),
        f"Người ký: {plain(signer)}",
        *([f"Đơn vị: {plain(unit)}"] if unit else []),
        f"Thời gian: {at.astimezone(_HANOI):%H:%M:%S ngày %d/%m/%Y}",
    ]
    known = _fonts.face().signs
    shown = ["".join(sign for sign in line if sign in known) for line in lines]
    told = {"width": width, "height": height, "family": _fonts.FAMILY, "lines": shown}
    with _drawing, breakdowns_as_faults():
        drawn = _compiler().compile(format="pdf", sys_inputs={"stamp": json.dumps(told)})
    assert isinstance(drawn, bytes)
    return drawn


_drawing = threading.Lock()


@cache
def _compiler() -> "typst.Compiler":
    import typst  # reason: a slow library, loaded by its first use

    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_fonts.FOLDER]
    )
    return typst.Compiler(
        TEMPLATE, root=TEMPLATE.parent, font_paths=faces, ignore_system_fonts=True
    )
