"""Choosing one person, unit or cluster by typing its name, without scripts.

What is typed may be words, a full label, or a label with its identifier; when several fit, the
field names them and offers them as suggestions.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.clusters.queries import cluster_year_rows, cluster_years_for, search_cluster_years
from thidua.kernel.actors import Actor
from thidua.org.queries import search_units, units_for
from thidua.people.queries import person_rows, persons_for, search_persons

LIMIT = 8
IDENTIFIER = re.compile(r"\[([0-9a-z]{12})\]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that fits what was typed."""

    id: int
    public_id: str
    label: str

    @property
    def written(self) -> str:
        """What picks exactly this one."""
        return f"{self.label} [{self.public_id}]"


Find = Callable[[str], list[Candidate]]


class SuggestingInput(forms.TextInput):
    """A line of text with suggestions that need no script."""

    suggestions: tuple[str, ...] = ()

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        if not self.suggestions:
            return super().render(name, value, attrs, renderer)
        listed = f"id_{name}-candidates"
        drawn = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        options = format_html_join("", '<option value="{}">', ((s,) for s in self.suggestions))
        return format_html('{}<datalist id="{}">{}</datalist>', drawn, listed, options)


class PickField(forms.CharField):
    """Cleans to a ``Candidate``; the form sets ``find`` for its actor."""

    find: Find

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", SuggestingInput(attrs={"autocomplete": "off"}))
        super().__init__(max_length=240, **options)

    def clean(self, value: Any) -> Candidate | None:
        typed = super().clean(value)
        if not typed:
            return None
        picked = IDENTIFIER.search(typed)
        found = self.find(IDENTIFIER.sub("", typed).split(" · ")[0].strip())
        fitting = (
            [each for each in found if each.public_id == picked.group(1)]
            if picked
            else [each for each in found if each.label == typed.strip()] or found
        )
        if len(fitting) == 1:
            return fitting[0]
        if isinstance(self.widget, SuggestingInput):
            self.widget.suggestions = tuple(each.written for each in found)
        raise ValidationError(_several(found) if found else _none(typed))


def _none(typed: str) -> str:
    return _("Không tìm thấy “{words}”. Kiểm tra lại tên; gõ không dấu cũng được.").format(
        words=typed
    )


def _several(found: list[Candidate]) -> str:
    labels = "; ".join(each.label for each in found)
    return _("Có nhiều kết quả: {labels}. Gõ rõ hơn, hoặc chọn trong gợi ý của ô này.").format(
        labels=labels
    )


def find_people(actor: Actor, day: date) -> Find:
    """Persons by name, each with the unit of the day."""

    def find(words: str) -> list[Candidate]:
        persons = list(search_persons(persons_for(actor), words)[:LIMIT])
        return [
            Candidate(
                id=person.pk,
                public_id=row.public_id,
                label=" · ".join(filter(None, [row.full_name, row.unit])),
            )
            for person, row in zip(persons, person_rows(persons, on=day), strict=True)
        ]

    return find


def find_units(actor: Actor, day: date) -> Find:
    """Units by name as of a day."""

    def find(words: str) -> list[Candidate]:
        return [
            Candidate(id=hit.unit.id, public_id=hit.unit.public_id, label=hit.unit.label)
            for hit in search_units(units_for(actor), words, day, limit=LIMIT)
        ]

    return find


def find_clusters(actor: Actor) -> Find:
    """Clusters and blocks of a year by name or year."""

    def find(words: str) -> list[Candidate]:
        years = search_cluster_years(cluster_years_for(actor), words).order_by("-year")[:LIMIT]
        return [
            Candidate(id=row.id, public_id=row.public_id, label=f"{row.name} · {row.year}")
            for row in cluster_year_rows(years)
        ]

    return find
