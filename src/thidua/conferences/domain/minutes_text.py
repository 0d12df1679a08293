"""The text of minutes, passage by passage: what was generated, and what the secretary put over it.

A correction stands beside the generated text and never in its place, so that the difference can
be shown. Knows the shape of a paper's body, not who corrects.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua_core.text import nfc

Body = Sequence[Any]
"""Blocks under ``body`` of ``PAPER.yaml``: texts, dashes, clauses with a title and blocks below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One line of the minutes that can be corrected."""

    place: str
    """``3`` for the fourth block or its heading, ``3.0`` for the first line below it."""
    text: str
    heading: bool


def passages_of(body: Body) -> list[Passage]:
    """The passages of a body in reading order."""
    return list(_passages(body))


def corrected_body(body: Body, corrections: Mapping[str, str]) -> list[Any]:
    """The body with the corrections in place of what was generated.

    A correction of several lines stands as several passages; an empty one leaves its passage
    out, and a heading with nothing left below it goes too.
    """
    blocks: list[Any] = []
    for number, block in enumerate(body):
        place = str(number)
        if isinstance(block, str):
            blocks += _lines(corrections.get(place, block))
        elif (clause := block.get("clause")) is not None:
            lines = [
                line
                for below, dash in enumerate(clause["body"])
                for line in _lines(corrections.get(f"{place}.{below}", dash["dash"]))
            ]
            if lines:
                title = one_line(corrections.get(place, clause["title"]))
                body_below = [{"dash": line} for line in lines]
                blocks.append({"clause": {"title": title, "body": body_below}})
        else:
            blocks.append(block)
    return blocks


def carried_over(
    corrections: Mapping[str, str], before: Body, after: Body
) -> tuple[dict[str, str], list[str]]:
    """The corrections that still have the text over which they were made, at its new place.

    Also the corrected texts for which there is no place any more.
    """
    texts = {each.place: each for each in _passages(before)}
    free = passages_of(after)
    kept: dict[str, str] = {}
    lost: list[str] = []
    for place, text in sorted(corrections.items()):
        over = texts.get(place)
        same = [
            each
            for each in free
            if over is not None and (each.text, each.heading) == (over.text, over.heading)
        ]
        if not same:
            lost.append(text)
            continue
        found = next((each for each in same if each.place == place), same[0])
        free.remove(found)
        kept[found.place] = text
    return kept, lost


def one_line(text: str) -> str:
    """A text on one line, composed."""
    return nfc(" ".join(text.split()))


def several_lines(text: str) -> str:
    """A text line by line, each composed, blank ones left out."""
    return "\n".join(_lines(text))


def _lines(text: str) -> list[str]:
    return [line for line in map(one_line, text.splitlines()) if line]


def _passages(body: Body) -> Iterator[Passage]:
    for number, block in enumerate(body):
        place = str(number)
        if isinstance(block, str):
            yield Passage(place=place, text=block, heading=False)
        elif (clause := block.get("clause")) is not None:
            yield Passage(place=place, text=clause["title"], heading=True)
            for below, dash in enumerate(clause["body"]):
                yield Passage(place=f"{place}.{below}", text=dash["dash"], heading=False)
