"""The six contents of a movement, one line a point.

A point that other pages look for bears its topic in brackets before its words; facts that it
states stay with it as long as its topic does.
"""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.movements.actions import ContentPoint
from thidua.movements.enums import ContentKind, Topic
from thidua.movements.queries import ContentGroup, PointRow
from thidua_core.text import fold

_TOPIC = re.compile(r"\[([^\]]+)\]\s*(.*)")
_TOPICS = {fold(str(each.label)): each for each in Topic}


class ContentsForm(forms.Form):
    """One field a content; empty ones are told on the page, not refused here."""

    def __init__(self, *arguments: Any, groups: list[ContentGroup], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._groups = groups
        for group in groups:
            self.fields[group.kind] = forms.CharField(
                label=group.label,
                required=False,
                initial="\n".join(_written(point) for point in group.points),
                help_text=_("Chưa có. Mỗi dòng một ý.") if group.missing else _("Mỗi dòng một ý."),
                widget=forms.Textarea(attrs={"rows": max(3, len(group.points) + 1)}),
            )

    @property
    def points(self) -> list[ContentPoint]:
        """What was typed, in the order of the six contents."""
        read: list[ContentPoint] = []
        for group in self._groups:
            lines = self.cleaned_data[group.kind].splitlines()
            known = list(group.points)
            read += [_read(ContentKind(group.kind), line, known) for line in lines if line.strip()]
        return read


def _written(point: PointRow) -> str:
    return f"[{Topic(point.topic).label}] {point.text}" if point.topic else point.text


def _read(kind: ContentKind, line: str, known: list[PointRow]) -> ContentPoint:
    bracketed = _TOPIC.fullmatch(line.strip())
    topic = _TOPICS.get(fold(bracketed[1].strip())) if bracketed else None
    text = bracketed[2] if bracketed and topic else line.strip()
    same = next(
        (each for each in known if each.topic == (topic or "") and each.text == text),
        None,
    ) or next((each for each in known if topic and each.topic == topic), None)
    if same is not None:
        known.remove(same)
    return ContentPoint(kind=kind, text=text, topic=topic, facts=same.facts if same else {})
