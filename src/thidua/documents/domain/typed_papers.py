"""A paper's content as a form takes it: short lines for the head and the end, one text between.

What the form has no place for (tables, a meeting's attendance, annexes, several signatures) is
kept as it stands. Whether the content can be printed is not asked here.
"""

import re
from collections.abc import Mapping
from typing import Any

from thidua.documents.domain.outline import read_lines, write_lines
from thidua_core.text import squash

Content = dict[str, Any]
LINES = ("place", "superior", "authority", "filed")
LISTS = ("addressees", "bases", "recipients")
_FOR = re.compile(r"(TM|TL|TUQ|KT|Q)\.\s*(.+)")


def content_of(typed: Mapping[str, str], kept: Content | None) -> Content | None:
    """The content with what was typed in place of what was kept; None when nothing is left.

    ``typed`` holds texts under ``LINES``, ``LISTS``, ``body`` and ``signing``; a name that is
    missing leaves what was kept, an empty text removes it.
    """
    content = dict(kept or {})
    for name, text in typed.items():
        key = "signatures" if name == "signing" else name
        read = _READERS.get(name, squash)(text)
        if name == "signing":
            read = _signed(read, content.get(key, []))
        if read:
            content[key] = read
        else:
            content.pop(key, None)
    return content if content.get("body") else None


def typed_of(content: Content | None) -> dict[str, str]:
    """What stands in the form for a content; a part that the form cannot hold is missing."""
    told = content or {}
    typed = {name: str(told.get(name, "")) for name in LINES}
    typed |= {name: "\n".join(told.get(name, ())) for name in LISTS}
    body = write_lines(told.get("body", ()))
    if body is not None:
        typed["body"] = body
    signatures = told.get("signatures", ())
    if len(signatures) <= 1:
        typed["signing"] = _signing(signatures[0]) if signatures else ""
    return typed


def _listed(text: str) -> list[str]:
    lines = (squash(line).removeprefix("- ").strip() for line in text.splitlines())
    return [line for line in lines if line]


def _signature(text: str) -> Content:
    """``KT. VIỆN TRƯỞNG`` and ``PHÓ VIỆN TRƯỞNG`` on two lines."""
    signature: Content = {}
    for line in _listed(text):
        if found := _FOR.fullmatch(line):
            signature.setdefault("for", {})[found.group(1)] = found.group(2)
        else:
            signature["office"] = f"{signature.get('office', '')} {line}".strip()
    return signature


def _signed(signature: Content, kept: list[Content]) -> list[Content]:
    """The one signature, with the name and the further post that it bore."""
    if not signature:
        return []
    before = kept[0] if kept else {}
    stays = {name: before[name] for name in ("name", "unit", "post") if name in before}
    return [stays | signature]


def _signing(signature: Content) -> str:
    lines = [f"{form}. {whom}" for form, whom in signature.get("for", {}).items()]
    return "\n".join([*lines, *filter(None, [signature.get("office", "")])])


_READERS: dict[str, Any] = {
    **dict.fromkeys(LISTS, _listed),
    "body": read_lines,
    "signing": _signature,
}
