"""What can be wrong with a paper before it is drawn."""


class PaperError(ValueError):
    """A paper cannot be drawn as it is; the sentence says what, where and what to do."""


class UnprintableTextError(PaperError):
    """A text holds signs that the font of official documents does not have."""

    def __init__(self, signs: tuple[str, ...], text: str) -> None:
        self.signs = signs
        self.text = text
        named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in signs)
        excerpt = text if len(text) <= 60 else f"{text[:57]}…"
        super().__init__(
            f"Phông chữ của văn bản không có ký tự {named} trong câu: “{excerpt}”."
            " Hãy bỏ hoặc thay ký tự đó."
        )
