"""Choosing a person, unit, cluster or paper by typing its name, without scripts.

What is typed may be words, a full label, or a label with its identifier; when several fit, the
field names them and offers them as suggestions.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.clusters.queries import (
    bodies_kept,
    cluster_year_rows,
    cluster_years_for,
    search_cluster_years,
)
from thidua.kernel.actors import Actor
from thidua.org.queries import UnitRow, search_units, units_for
from thidua.people.queries import person_rows, persons_for, search_persons
from thidua_core.text import fold

LIMIT = 8
IDENTIFIER = re.compile(r"\[([0-9a-z]{12}|moi-[0-9-]+)\]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that fits what was typed."""

    id: int
    public_id: str
    label: str
    name: str = ""
    """What it is called without its place; empty where the label is the name."""

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
        found, fitting = _look_for(typed.strip(), self.find)
        if len(fitting) == 1:
            return fitting[0]
        if isinstance(self.widget, SuggestingInput):
            self.widget.suggestions = tuple(each.written for each in found)
        raise ValidationError(_several(found) if found else _none(typed))


class PickManyField(forms.CharField):
    """Cleans to ``Candidate`` values, one a line; what is wrong is told with the line's number."""

    find: Find

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}))
        options.setdefault("max_length", 12_000)
        super().__init__(**options)

    def clean(self, value: Any) -> list[Candidate]:
        typed = super().clean(value)
        picked: list[Candidate] = []
        wrong: list[str] = []
        for number, line in enumerate(typed.splitlines(), start=1):
            if not line.strip():
                continue
            found, fitting = _look_for(line.strip(), self.find)
            if len(fitting) == 1:
                picked.append(fitting[0])
            else:
                why = _which(found) if found else _none(line.strip())
                wrong.append(_("Dòng {number}: {why}").format(number=number, why=why))
        if wrong:
            raise ValidationError([ValidationError(each) for each in wrong])
        return picked


def _look_for(typed: str, find: Find) -> tuple[list[Candidate], list[Candidate]]:
    """What was found for the words typed, and those of it that fit."""
    picked = IDENTIFIER.search(typed)
    found = find(IDENTIFIER.sub("", typed).split(" · ")[0].strip())
    if picked:
        return found, [each for each in found if each.public_id == picked.group(1)]
    return found, next(
        (fitting for test in _TESTS if (fitting := [each for each in found if test(each, typed)])),
        found,
    )


_TESTS: tuple[Callable[[Candidate, str], bool], ...] = (
    lambda each, typed: typed in {each.label, each.name},
    lambda each, typed: fold(typed) in {fold(each.label), fold(each.name)},
)
"""How closely a candidate fits what was typed, closest first."""


def _none(typed: str) -> str:
    return _("Không tìm thấy “{words}”. Kiểm tra lại tên; gõ không dấu cũng được.").format(
        words=typed
    )


def _several(found: list[Candidate]) -> str:
    labels = "; ".join(each.label for each in found)
    return _("Có nhiều kết quả: {labels}. Gõ rõ hơn, hoặc chọn trong gợi ý của ô này.").format(
        labels=labels
    )


def _which(found: list[Candidate]) -> str:
    return _("có nhiều kết quả. Thay dòng ấy bằng một trong các dòng sau: {lines}.").format(
        lines="; ".join(each.written for each in found)
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
            _candidate(hit.unit) for hit in search_units(units_for(actor), words, day, limit=LIMIT)
        ]

    return find


def _candidate(unit: UnitRow) -> Candidate:
    return Candidate(id=unit.id, public_id=unit.public_id, label=unit.label, name=unit.call)


def find_bodies(actor: Actor, day: date) -> Find:
    """Units by name as of a day, those alone whose clusters the actor keeps."""

    def find(words: str) -> list[Candidate]:
        return [
            _candidate(hit.unit)
            for hit in search_units(bodies_kept(actor, day), words, day, limit=LIMIT)
        ]

    return find


def find_units_of_draft(actor: Actor, day: date, made: Sequence[Candidate]) -> Find:
    """Units that the actor may reorganise, and those that a draft makes itself."""
    existing = find_bodies(actor, day)

    def find(words: str) -> list[Candidate]:
        wanted = fold(words).split()
        own = [each for each in made if all(word in fold(each.label) for word in wanted)]
        return [*own, *existing(words)]

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
