"""What a verification says: findings with a code, a place and a sentence.

Knows how to speak of entries and tiles in Vietnamese; does not decide what is wrong.
Entries are counted from 0, as everywhere in these formats.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from thidua_core.log._align import Damage, Stray
from thidua_core.values import format_vn

Level = Literal["error", "warning", "info"]
MOST_OF_A_CODE = 50
_RESTORE = "Hãy giữ nguyên hiện trạng và đối chiếu với bản sao lưu."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a verification found."""

    level: Level
    code: str
    """Stable, for programs."""
    text: str
    where: str
    """A file name, an entry (“bản ghi 5”) or a span of entries (“bản ghi 5–9”)."""


@dataclass(frozen=True, slots=True)
class LogReport:
    """What a verification of a log found."""

    origin: str | None
    """None, like size and root, when no checkpoint could be read."""
    size: int | None
    root: bytes | None
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Everything holds, and the key is a trusted one."""
        return all(finding.level != "error" for finding in self.findings)


class FindingList:
    """Findings as they are made; of each code only so many, the rest counted."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: list[Finding] = []
        self._counts: Counter[str] = Counter()

    def add(self, code: str, text: str, where: str, level: Level = "error") -> None:
        """Add a finding, or count it when its code has been reported often enough."""
        self._counts[code] += 1
        if self._counts[code] <= MOST_OF_A_CODE:
            self._kept.append(Finding(level, code, text, where))

    def extend(self, findings: Iterable[Finding]) -> None:
        """Add several."""
        for finding in findings:
            self.add(finding.code, finding.text, finding.where, finding.level)

    def __bool__(self) -> bool:
        return bool(self._kept)

    def closed(self) -> tuple[Finding, ...]:
        """Return what was found, with a line for each code that was cut short."""
        for code, count in self._counts.items():
            if count > MOST_OF_A_CODE:
                more = format_vn(count - MOST_OF_A_CODE)
                self._kept.append(
                    Finding("error", code, f"Còn {more} chỗ khác cùng loại không kể ở đây.", "")
                )
        return tuple(self._kept)


def describe_entries(
    damages: Sequence[Damage],
    strays: Sequence[Stray],
    altered: Sequence[range],
    missing: Sequence[range],
) -> Iterator[Finding]:
    """Name the entries that were changed, lost, moved or slipped in.

    ``altered`` and ``missing`` are spans of which nothing more is known.
    """
    place_of = {damage.sealed: damage.place for damage in damages}
    moved: set[int] = set()
    slipped_in: list[int] = []
    for damage in damages:
        home = place_of.get(damage.found) if damage.found else None
        if home is not None:
            moved.add(home)
            yield _moved(home, f"đang ở chỗ của bản ghi {damage.place}")
    for stray in strays:
        home = place_of.get(stray.found)
        if home is None:
            slipped_in.append(stray.before)
        else:
            moved.add(home)
            yield _moved(home, f"đang đứng ngay trước bản ghi {stray.before}")
    here = [damage for damage in damages if damage.place not in moved]
    for span in spans_of([_only(damage) for damage in here if damage.found] + [*altered]):
        yield _altered(span)
    for span in spans_of([_only(damage) for damage in here if not damage.found] + [*missing]):
        yield _missing(span)
    for before, count in Counter(slipped_in).items():
        yield Finding(
            "error",
            "entry_extra",
            f"Có {format_vn(count)} bản ghi lạ ngay trước bản ghi {before}, không có trong cây "
            f"đã niêm phong. {_RESTORE}",
            f"bản ghi {before}",
        )


def spans_of(parts: Iterable[range]) -> list[range]:
    """Put spans together where one begins as another ends."""
    spans: list[range] = []
    for part in sorted(parts, key=lambda part: part.start):
        if spans and spans[-1].stop == part.start:
            spans[-1] = range(spans[-1].start, part.stop)
        else:
            spans.append(part)
    return spans


def named(span: range) -> str:
    """Name a span of entries."""
    last = span.stop - 1
    return f"bản ghi {span.start}" if span.start == last else f"bản ghi {span.start}–{last}"


def _altered(span: range) -> Finding:
    text = f"Nội dung {named(span)} đã bị sửa: mã băm không khớp với cây đã niêm phong. {_RESTORE}"
    return Finding("error", "entry_altered", text, named(span))


def _missing(span: range) -> Finding:
    text = f"Đã mất {named(span)}: cây đã niêm phong có mà nhật ký không còn. {_RESTORE}"
    return Finding("error", "entry_missing", text, named(span))


def entries_beyond(count: int, size: int) -> Finding:
    """Say that there is more than was sealed."""
    text = (
        f"Có {format_vn(count)} bản ghi lạ sau bản ghi cuối cùng đã niêm phong; "
        f"bản niêm phong chỉ có {format_vn(size)} bản ghi. {_RESTORE}"
    )
    return Finding("error", "entry_extra", text, f"bản ghi {size}")


def tile_altered(path: str) -> Finding:
    """Say that a tile does not fit the sealed tree."""
    text = f"Tệp cây băm {path} đã bị sửa: không khớp với cây đã niêm phong. {_RESTORE}"
    return Finding("error", "tile_altered", text, path)


def tile_missing(path: str) -> Finding:
    """Say that a tile is gone."""
    return Finding("error", "tile_missing", f"Đã mất tệp cây băm {path}. {_RESTORE}", path)


def _moved(place: int, whither: str) -> Finding:
    text = f"Bản ghi {place} đã bị dời chỗ: nội dung của nó {whither}. {_RESTORE}"
    return Finding("error", "entry_moved", text, f"bản ghi {place}")


def _only(damage: Damage) -> range:
    return range(damage.place, damage.place + 1)
