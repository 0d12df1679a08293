"""The language of the console: Vietnamese as written, English by mapping.

Knows no gettext, because the console must speak before anything is set up.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from thidua.console import english, english_of_work

LANGUAGES = ("vi", "en")

_language: ContextVar[str] = ContextVar("language", default="vi")
_english: dict[str, str] = english.ENGLISH | english_of_work.ENGLISH


def tr(vietnamese: str) -> str:
    """Give the sentence in the language of this run; untranslated it stays Vietnamese."""
    return _english.get(vietnamese, vietnamese) if _language.get() == "en" else vietnamese


def learn(english: Mapping[str, str]) -> None:
    """Take in the translations of a command."""
    _english.update(english)


def language() -> str:
    """Give the language of this run, ``vi`` or ``en``."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak the language until the block ends."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)
