"""The criteria table and the results of the played year as files of the package. All invented."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

INVENTED = "Số liệu giả định"
_EXPLAINED, _ANSWERED = "Đơn vị: ", "Thẩm định: "
_APPRAISED = "Thẩm định "
_MARKED = ("A", "B", "C", "D")
"""Sections whose criteria are marked by work done."""
CLAIMED = (
    *("unit", "criterion", "assigned", "target", "actual"),
    *("count", "passed", "claimed", "reason"),
)
"""What a unit sends: figures, what it claims, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the results, its remarks told apart."""

    unit: str
    criterion: str
    claimed: str
    crossed: str
    appraised: str
    reason: str
    explanation: str
    """What the unit says to a mark that it does not agree with; empty where it says nothing."""
    answer: str
    """Why the mark that was agreed stands."""

    @property
    def is_claimed(self) -> bool:
        """Whether the unit claims a mark for its work, and so has a file to show."""
        return self.claimed not in {"", "0"} and self.criterion.startswith(_MARKED)

    @property
    def remark(self) -> str:
        """The reason, where it says more than that the figures are invented."""
        return "" if self.reason == INVENTED else self.reason


def table_yaml() -> str:
    return _text("table.yaml")


def results_csv() -> str:
    """All columns of the results, as they stood at the end."""
    return _text("results.csv")


def claimed_csv() -> bytes:
    """The columns that units send, without what others gave them."""
    written = io.StringIO()
    writer = csv.DictWriter(written, CLAIMED, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in _rows():
        own = row["reason"].partition(f" {_EXPLAINED}")[0]
        writer.writerow(row | {"reason": own})
    return written.getvalue().encode()


def rows() -> Iterator[Row]:
    """The rows with what cross-scorers and the cluster said of them."""
    for row in _rows():
        own, _, said = row["reason"].partition(f" {_EXPLAINED}")
        explanation, _, answer = said.partition(f" {_ANSWERED}")
        agreed = own[own.find(_APPRAISED) :] if _APPRAISED in own else ""
        yield Row(
            unit=row["unit"],
            criterion=row["criterion"],
            claimed=row["claimed"],
            crossed=row["crossed"],
            appraised=row["appraised"],
            reason=own,
            explanation=_sentence(explanation),
            answer=_sentence(answer or agreed),
        )


def _sentence(text: str) -> str:
    stripped = text.strip().rstrip(".")
    return stripped[:1].upper() + stripped[1:]


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(results_csv())))


def _text(name: str) -> str:
    folder = files("thidua.console.play") / "data" / "year-2020"
    return (folder / name).read_text(encoding="utf-8")
