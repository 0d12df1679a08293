"""What keeps a paper from being drawn at all; everything else is a finding of the check."""

from typing import ClassVar, Self

from thidua_core.errors import InputError, ThiduaCoreError

_LONGEST = 60


class UnprintableTextError(InputError):
    """A text holds signs that the font of official documents does not have."""

    code: ClassVar[str] = "paper.unprintable_text"

    @classmethod
    def of(cls, signs: tuple[str, ...], text: str) -> Self:
        """The error that names the signs and shows the beginning of their text."""
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        where = "".join(
            sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in shown
        )
        named = ", ".join(_named(sign) for sign in signs)
        return cls(
            f"“{where}”",
            f"phông chữ Times New Roman của văn bản không có ký tự {named}",
            "Hãy bỏ hoặc thay ký tự đó",
        )


def _named(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    return f"“{sign}” ({code})" if sign.isprintable() else code


class UnshownPageError(ThiduaCoreError):
    """A page of a PDF could not be drawn for the screen; the file itself may be in order."""

    code = "paper.unshown_page"

    def __init__(self, number: int) -> None:
        """Keep which page it was."""
        super().__init__(f"Chưa vẽ được trang {number}. Hãy tải tệp để xem.")
        self.args = (number,)
