"""Columns that are computed from others each time a row is written.

Searching and sorting in Vietnamese need a folded text and an alphabet key stored beside the name,
on SQLite and PostgreSQL alike. ``QuerySet.update`` does not pass here: names change by actions,
which save rows.
"""

from typing import Any

from django.db import models

from thidua_core.text import fold, person_key, vietnamese_key


class _ComputedField(models.TextField):
    """A column filled from ``sources`` (names of text columns of the same row)."""

    def __init__(self, *args: Any, sources: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.sources = tuple(sources)
        kwargs.update(editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("editable", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "sources": self.sources}

    def compute(self, texts: list[str]) -> str:
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        texts = [str(getattr(model_instance, source) or "") for source in self.sources]
        computed = self.compute(texts)
        setattr(model_instance, self.attname, computed)
        return computed


class FoldedField(_ComputedField):
    """The sources without diacritics and case, for searching."""

    def compute(self, texts: list[str]) -> str:
        return fold(" ".join(text for text in texts if text))


class VietnameseKeyField(_ComputedField):
    """Sort key in the order of the Vietnamese alphabet."""

    def compute(self, texts: list[str]) -> str:
        return vietnamese_key(" ".join(texts))


class PersonKeyField(_ComputedField):
    """Sort key of a person's name: given name first."""

    def compute(self, texts: list[str]) -> str:
        return person_key(" ".join(texts))
