"""A page of a finished PDF as a picture for a screen, where no reader of PDFs is at hand.

Shows; the file alone is what was signed.
"""

import tempfile
from pathlib import Path
from typing import Final

from thidua_core.paper._errors import UnshownPageError
from thidua_core.paper._pdf import DrawingFault, breakdowns_as_faults

TEMPLATE: Final = Path(__file__).parent / "page.typ"
_DOTS_PER_INCH: Final = 110


def draw_page(pdf: bytes, number: int) -> bytes:
    """The page, counted from 1, as a PNG; UnshownPageError where it cannot be drawn."""
    import typst  # reason: a slow library, loaded by its first use

    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / TEMPLATE.name
        template.write_bytes(TEMPLATE.read_bytes())
        template.with_name("paper.pdf").write_bytes(pdf)
        try:
            with breakdowns_as_faults():
                drawn = typst.compile(
                    template,
                    root=Path(folder),
                    format="png",
                    ppi=_DOTS_PER_INCH,
                    sys_inputs={"page": str(number)},
                )
        except (DrawingFault, typst.TypstError) as error:
            raise UnshownPageError(number) from error
    assert isinstance(drawn, bytes)
    return drawn
