"""What a document reference consists of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One reference to one document, with the parts that its text gives; the rest is None."""

    raw: str
    """The words as printed: ``text[start:end]``."""
    start: int
    end: int
    """Character offsets in the text that was searched."""
    kind: str | None
    """Name of the kind, first letter capital: ``Kế hoạch``."""
    number: str | None
    """As printed: ``09`` stays ``09``."""
    year_in_number: str | None
    symbol: str | None
    """Without inner spaces, dashes as hyphens: ``KH-VKS``, ``CT/TW``, ``QH15``."""
    date: date | None
    """The day of the document; from its own words, its head line, or its clause of issue."""
    issuer: str | None
    """As printed, on one line."""
    title: str | None = None
    """Only of a statute, which is cited by its name and its day."""

    def as_json(self) -> dict[str, str | int | None]:
        """Give the object that ``thidua refs --json`` prints."""
        return {
            "raw": self.raw,
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "number": self.number,
            "year_in_number": self.year_in_number,
            "symbol": self.symbol,
            "date": self.date.isoformat() if self.date else None,
            "issuer": self.issuer,
            "title": self.title,
        }
