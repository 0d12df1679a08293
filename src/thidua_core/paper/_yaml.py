"""``PAPER.yaml``: an official document written by hand, read into a tree of blocks.

The keys are those of the tree, closed lists throughout, described in docs/reference/paper.md.
Whether the document is right is not asked here, only whether it can be read.
"""

import re
from datetime import date, datetime, time
from typing import Final

from yaml.nodes import Node

from thidua_core.errors import InputError
from thidua_core.paper._blocks import (
    Appendix,
    Attendance,
    DraftDate,
    Form,
    Meeting,
    Paper,
    Signature,
    SigningFor,
)
from thidua_core.paper._kinds import Kind
from thidua_core.paper._yaml_blocks import attendance, attendee, blocks
from thidua_core.periods import parse_date_vn
from thidua_core.yaml_nodes import (
    keys_of,
    list_of,
    listed,
    one_of,
    optional_text,
    root_of,
    text_of,
    texts,
    where,
)

PAPER_KEYS: Final = (
    "kind",
    "number",
    "symbol",
    "place",
    "date",
    "superior",
    "issuer",
    "title",
    "addressees",
    "authority",
    "bases",
    "meeting",
    "body",
    "signatures",
    "recipients",
    "filed",
    "appendices",
)
_FEWEST: Final = "Hãy ghi ít nhất kind, title và issuer"
_SIGNATURE_KEYS: Final = ("name", "office", "for", "unit", "post")
_APPENDIX_KEYS: Final = ("title", "label", "landscape", "body")
_MEETING_KEYS: Final = (
    "started",
    "place",
    "attendance",
    "chair",
    "secretary",
    "ended",
    "called",
)
_DRAFT_DATE: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2]))?")
_MOMENT: Final = re.compile(r"(?P<day>\S+?)(?:T| )(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})")
_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}


def read_paper(source: str | bytes) -> Paper:
    """The paper of a file's content; InputError names line and key of what cannot be read."""
    keys = keys_of(
        root_of(source, fewest=_FEWEST), PAPER_KEYS, required=("kind", "title", "issuer")
    )
    return Paper(
        kind=Kind(one_of(keys["kind"], "kind", list(Kind))),
        number=optional_text(keys, "number"),
        symbol=optional_text(keys, "symbol"),
        place=optional_text(keys, "place"),
        date=_date(keys["date"]) if "date" in keys else None,
        superior=optional_text(keys, "superior"),
        issuer=text_of(keys["issuer"], "issuer"),
        title=text_of(keys["title"], "title"),
        addressees=texts(keys, "addressees"),
        authority=optional_text(keys, "authority"),
        bases=texts(keys, "bases"),
        meeting=_meeting(keys["meeting"]) if "meeting" in keys else None,
        body=blocks(keys),
        signatures=listed(keys, "signatures", _signature),
        recipients=texts(keys, "recipients"),
        filed=optional_text(keys, "filed"),
        appendices=listed(keys, "appendices", _appendix),
    )


def _date(node: Node) -> date | DraftDate:
    text = text_of(node, "date").strip()
    if draft := _DRAFT_DATE.fullmatch(text):
        month = draft["month"]
        return DraftDate(int(draft["year"]), int(month) if month else None)
    return parse_date_vn(text, where(node, "date"))


def _moment(keys: dict[str, Node], key: str) -> datetime | None:
    """A day and an hour; an absent key leaves both blank on paper."""
    if key not in keys:
        return None
    place = where(keys[key], key)
    text = text_of(keys[key], key).strip()
    found = _MOMENT.fullmatch(text)
    if found is None:
        mend = "Hãy ghi như 2020-02-21 13:30"
        raise InputError(place, f"“{text}” không phải là ngày và giờ", mend)
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:
        raise InputError(place, f"không có {hour} giờ {minute} phút", "Hãy ghi lại giờ")
    return datetime.combine(parse_date_vn(found["day"], place), time(hour, minute))


def _meeting(node: Node) -> Meeting:
    keys = keys_of(node, _MEETING_KEYS, required=("place", "attendance", "chair", "secretary"))
    called = optional_text(keys, "called")
    people: tuple[Attendance, ...] = list_of(keys["attendance"], "attendance", attendance)
    return Meeting(
        started=_moment(keys, "started"),
        place=text_of(keys["place"], "place"),
        attendance=people,
        chair=attendee(keys["chair"]),
        secretary=attendee(keys["secretary"]),
        ended=_moment(keys, "ended"),
        **({} if called is None else {"called": called}),
    )


def _signature(node: Node) -> Signature:
    keys = keys_of(node, _SIGNATURE_KEYS)
    return Signature(
        name=optional_text(keys, "name"),
        office=optional_text(keys, "office"),
        signing_for=_signing_for(keys["for"]) if "for" in keys else (),
        unit=optional_text(keys, "unit"),
        post=optional_text(keys, "post"),
    )


def _signing_for(node: Node) -> tuple[SigningFor, ...]:
    """``{TM: Cụm thi đua số 10, KT: Cụm trưởng}``, printed in that order."""
    keys = keys_of(node, list(Form))
    return tuple(SigningFor(Form(form), text_of(whom, form)) for form, whom in keys.items())


def _appendix(node: Node) -> Appendix:
    keys = keys_of(node, _APPENDIX_KEYS, required=("title", "body"))
    turned = one_of(keys["landscape"], "landscape", _YES_NO) if "landscape" in keys else "no"
    return Appendix(
        title=text_of(keys["title"], "title"),
        label=optional_text(keys, "label"),
        landscape=_YES_NO[turned],
        blocks=blocks(keys),
    )
