"""The pledge as the tree of a paper, and the table of comments received and answered.

The keys are those of ``PAPER.yaml`` (``thidua_core.paper``). Knows the order of a pledge's parts;
layout is the paper's affair.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.pledges.domain.content import (
    ClauseText,
    Content,
    TargetText,
    level_words,
    written,
)
from thidua.pledges.domain.offices import Office

_MOST_COLUMNS = 4
"""Own targets side by side in one table: more would leave no room for the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One place to sign."""

    unit: str
    office: Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above a pledge."""

    issuer: str
    superior: str
    place: str
    day: date | None
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """One comment as the table tells it."""

    place: str
    unit: str
    text: str
    outcome: str
    answer: str


def pledge_paper(content: Content, boxes: Sequence[Box], heading: Heading) -> dict[str, Any]:
    """The pledge with one box per signatory, in their order."""
    body: list[Any] = []
    if content.preamble:
        body.append(_preamble(content))
    elif content.motto:
        body.append(f"Phương châm: “{content.motto}”.")
    body.extend(_clauses(content.clauses))
    body.extend(_own_levels(content.clauses))
    return _filled(
        {
            "kind": "pledge",
            "superior": heading.superior,
            "issuer": heading.issuer,
            "place": heading.place,
            "date": heading.day.isoformat() if heading.day else str(heading.year),
            "title": content.title,
            "bases": list(content.bases),
            "body": body,
            "signatures": [_signature(box) for box in boxes],
        }
    )


def _filled(tree: dict[str, Any]) -> dict[str, Any]:
    """Without the keys that have nothing to say: a paper reads those as mistakes."""
    return {key: value for key, value in tree.items() if value}


def _preamble(content: Content) -> str:
    if not content.motto or content.motto in content.preamble:
        return content.preamble
    return f"{content.preamble} Phương châm: “{content.motto}”."


def _signature(box: Box) -> dict[str, Any]:
    signature: dict[str, Any] = {"unit": box.unit}
    if box.office.signing_for:
        signature["for"] = dict(box.office.signing_for)
    if box.office.office:
        signature["office"] = box.office.office
    return signature


def _clauses(clauses: Sequence[ClauseText]) -> Iterator[Any]:
    """Sections numbered by their place where their codes are those numbers, else by their codes."""
    numbers = [each.code for each in clauses if each.heading]
    numbered = numbers == [str(place) for place in range(1, len(numbers) + 1)]
    for heading, below in _sections(clauses):
        blocks = list(_section(below))
        if heading is None:
            yield from blocks
        elif numbered:
            clause: dict[str, Any] = {"title": heading.text}
            yield {"clause": clause | ({"body": blocks} if blocks else {})}
        else:
            yield {"labelled": {"label": f"Khoản {heading.code}", "text": heading.text}}
            yield from blocks


def _sections(
    clauses: Sequence[ClauseText],
) -> Iterator[tuple[ClauseText | None, list[ClauseText]]]:
    heading: ClauseText | None = None
    below: list[ClauseText] = []
    for clause in clauses:
        if clause.heading:
            if heading or below:
                yield heading, below
            heading, below = clause, []
        else:
            below.append(clause)
    if heading or below:
        yield heading, below


def _section(clauses: Sequence[ClauseText]) -> Iterator[Any]:
    """Plain clauses as paragraphs; neighbours with targets share a table."""
    rows: list[list[str]] = []
    for clause in clauses:
        if clause.targets:
            rows.extend(_target_rows(clause))
            continue
        if rows:
            yield _target_table(rows)
            rows = []
        yield f"{clause.code}. {clause.text}" if clause.code else clause.text
    if rows:
        yield _target_table(rows)


def _target_rows(clause: ClauseText) -> Iterator[list[str]]:
    for place, target in enumerate(clause.targets):
        words = clause.text if not target.name else target.name
        if target.name and place == 0 and clause.text != target.name:
            words = f"{clause.text}: {target.name}"
        yield [target.indicator, words, level_words(target)]


def _target_table(rows: list[list[str]]) -> dict[str, Any]:
    return {
        "table": {
            "columns": [
                {"title": "Mã", "share": "2"},
                {"title": "Chỉ tiêu", "share": "10"},
                {"title": "Mức giao ước", "share": "5"},
            ],
            "rows": rows,
        }
    }


def _own_levels(clauses: Sequence[ClauseText]) -> Iterator[Any]:
    """Tables of the levels that differ from unit to unit, a few columns at a time."""
    own = [(clause, target) for clause in clauses for target in clause.targets if target.own]
    if not own:
        return
    yield "Chỉ tiêu riêng của từng đơn vị:"
    for start in range(0, len(own), _MOST_COLUMNS):
        yield _own_table(own[start : start + _MOST_COLUMNS])


def _own_table(own: Sequence[tuple[ClauseText, TargetText]]) -> dict[str, Any]:
    units = list(dict.fromkeys(unit for _clause, target in own for unit, _level in target.own))
    levels = [dict(target.own) for _clause, target in own]
    columns: list[dict[str, str]] = [{"title": "Đơn vị", "share": "6"}]
    for clause, target in own:
        measure = f" ({target.measure})" if target.measure else ""
        name = target.name or clause.text
        title = f"{target.indicator}. {name}{measure}"
        columns.append({"title": title, "share": "4", "align": "centre"})
    rows = [
        [unit, *(written(level[unit]) if unit in level else "" for level in levels)]
        for unit in units
    ]
    return {"table": {"columns": columns, "rows": rows}}


def comment_paper(
    lines: Sequence[CommentLine], *, what: str, issuer: str, superior: str, place: str, office: str
) -> dict[str, Any]:
    """*Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý*, landscape, after a short report."""
    counted = f"{len(lines):02d}"
    rows = [
        [str(number), each.place, each.unit, each.text, each.outcome, each.answer]
        for number, each in enumerate(lines, start=1)
    ]
    return _filled(
        {
            "kind": "report",
            "superior": superior,
            "issuer": issuer,
            "place": place,
            "title": f"Tổng hợp, tiếp thu, giải trình ý kiến góp ý dự thảo {what}",
            "body": [
                (
                    f"Trong thời gian lấy ý kiến dự thảo {what}, {issuer} nhận được {counted} ý kiến góp ý "
                    "của các đơn vị thành viên. Từng ý kiến và kết quả tiếp thu, giải trình ghi tại bảng "
                    "kèm theo."
                )
            ],
            "signatures": [{"office": office}],
            "filed": "Hồ sơ Cụm",
            "appendices": [
                {
                    "title": f"Ý kiến góp ý dự thảo {what}",
                    "label": "BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH",
                    "landscape": "yes",
                    "body": [
                        {
                            "table": {
                                "columns": [
                                    {"title": "TT", "share": "1", "align": "centre"},
                                    {"title": "Nội dung", "share": "3"},
                                    {"title": "Đơn vị góp ý", "share": "4"},
                                    {"title": "Ý kiến góp ý", "share": "8"},
                                    {"title": "Kết quả", "share": "3"},
                                    {"title": "Tiếp thu, giải trình", "share": "8"},
                                ],
                                "rows": rows,
                            }
                        }
                    ],
                }
            ]
            if rows
            else [],
        }
    )
