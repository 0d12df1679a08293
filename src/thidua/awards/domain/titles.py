"""Titles and forms of commendation, with the official name that each bore on a day.

Reads ``thidua/awards/data/titles.yaml`` strictly into frozen records; a name keeps the act that
spells it and how sure that is. Refuses to know who deserves one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from yaml.nodes import Node

from thidua_core.errors import InputError
from thidua_core.yaml_nodes import keys_of, list_of, one_of, optional_text, root_of, text_of, where

PACKAGED: Final = "titles.yaml"
_ACT: Final = ("key", "citation", "from")
_TITLE: Final = ("code", "kind", "for", "level", "names")
_NAME: Final = ("name", "act", "status")


class AwardKind(StrEnum):
    """What an award is before the law."""

    TITLE = "title"
    """*Danh hiệu thi đua.*"""
    FORM = "form"
    """*Hình thức khen thưởng.*"""


class Recipient(StrEnum):
    """Who may receive one."""

    PERSON = "person"
    COLLECTIVE = "collective"


class AwardLevel(StrEnum):
    """Whose name stands above it."""

    BASE = "base"
    SECTOR = "sector"
    STATE = "state"


class NameStatus(StrEnum):
    """How sure it is that an act spells the name so."""

    VERIFIED = "verified"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardName:
    """An official name while one act is the one that spells it."""

    name: str
    citation: str
    """Article and act, as it is cited: "Điều 13 khoản 1 Thông tư số 01/2019/TT-VKSTC …"."""
    start: date
    status: NameStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardTitle:
    """One title or form, with its names in the order of their acts."""

    code: str
    kind: AwardKind
    recipients: frozenset[Recipient]
    level: AwardLevel
    order: int
    """Its place in the list: within a kind a higher award has a higher place."""
    names: tuple[AwardName, ...]

    def named_on(self, day: date) -> AwardName:
        """The official name on ``day``; before the first act that name, as unconfirmed."""
        held = [each for each in self.names if each.start <= day]
        if held:
            return held[-1]
        return replace(self.names[0], status=NameStatus.UNCONFIRMED)

    def name_on(self, day: date) -> str:
        """The official name on ``day`` in words."""
        return self.named_on(day).name

    def is_for(self, recipient: Recipient) -> bool:
        """Whether persons, or collectives, receive it."""
        return recipient in self.recipients


@cache
def packaged_titles() -> Mapping[str, AwardTitle]:
    """Every title and form that the product carries, by code, in the order of the file."""
    return read_titles((files("thidua.awards") / "data" / PACKAGED).read_bytes())


def titles_for(recipient: Recipient, kind: AwardKind | None = None) -> tuple[AwardTitle, ...]:
    """What persons, or collectives, may receive, in the order of the file."""
    return tuple(
        each
        for each in packaged_titles().values()
        if each.is_for(recipient) and kind in (None, each.kind)
    )


def read_titles(source: str | bytes) -> Mapping[str, AwardTitle]:
    """Read a file of titles.

    Raises ``InputError`` that names the line of an unknown key, word or act, of a code written
    twice, and of names that are not in the order of their acts.
    """
    root = root_of(source, fewest="Hãy ghi các mục acts và awards")
    sections = keys_of(root, ("acts", "awards"), required=("acts", "awards"))
    acts = dict(list_of(sections["acts"], "acts", _act_of))
    titles: dict[str, AwardTitle] = {}
    for order, (node, title) in enumerate(
        list_of(sections["awards"], "awards", lambda node: (node, _title_of(node, acts)))
    ):
        if title.code in titles:
            problem = f"mã “{title.code}” ghi hai lần"
            raise InputError(where(node, "code"), problem, "Hãy giữ một mục cho mỗi mã")
        titles[title.code] = replace(title, order=order)
    return MappingProxyType(titles)


_Act = tuple[str, date]
"""Its citation, and the day from which it holds."""


def _act_of(node: Node) -> tuple[str, _Act]:
    keys = keys_of(node, _ACT, required=_ACT)
    return text_of(keys["key"], "key"), (
        text_of(keys["citation"], "citation"),
        _day_of(keys["from"], "from"),
    )


def _title_of(node: Node, acts: Mapping[str, _Act]) -> AwardTitle:
    keys = keys_of(node, _TITLE, required=_TITLE)
    recipients = list_of(keys["for"], "for", lambda each: Recipient(one_of(each, "for", Recipient)))
    names = list_of(keys["names"], "names", lambda each: _name_of(each, acts))
    starts = [each.start for each in names]
    if not names or not recipients or starts != sorted(set(starts)):
        problem = "thiếu tên, thiếu đối tượng hoặc các tên không theo thứ tự ngày của văn bản"
        raise InputError(
            where(keys["names"], "names"), problem, "Hãy ghi tên cũ trước, tên mới sau"
        )
    return AwardTitle(
        code=text_of(keys["code"], "code"),
        kind=AwardKind(one_of(keys["kind"], "kind", AwardKind)),
        recipients=frozenset(recipients),
        level=AwardLevel(one_of(keys["level"], "level", AwardLevel)),
        order=0,
        names=names,
    )


def _name_of(node: Node, acts: Mapping[str, _Act]) -> AwardName:
    keys = keys_of(node, (*_NAME, "place"), required=_NAME)
    citation, start = acts[one_of(keys["act"], "act", acts)]
    place = optional_text(keys, "place")
    return AwardName(
        name=text_of(keys["name"], "name"),
        citation=f"{place} {citation}" if place else citation,
        start=start,
        status=NameStatus(one_of(keys["status"], "status", NameStatus)),
    )


def _day_of(node: Node, key: str) -> date:
    word = text_of(node, key)
    try:
        return date.fromisoformat(word)
    except ValueError:
        problem = f"“{word}” không phải một ngày"
        raise InputError(where(node, key), problem, "Hãy ghi như 2024-10-01") from None
