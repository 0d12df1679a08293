"""The fact files and the vocabulary of questions they are written in.

Knows how a fact, a question and an answer look and when an answer agrees with a fact; knows nothing of the
product that answers.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
UNKNOWN = "unknown"
SOURCES = ("seed", "specification", "published", "played")
KEYS = {"id", "says", "source", "ask", "of", "expect"}

TONES = {"\u0300": "¹", "\u0301": "²", "\u0309": "³", "\u0303": "⁴", "\u0323": "⁵"}
DOCUMENT = re.compile(r"[^\s/@]+(/[^\s@]+)?(@\d{4}-\d{2}-\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    name: str
    required: frozenset[str]
    optional: frozenset[str]
    answer: str
    """Type of answer, as in the README's table of types."""
    words: frozenset[str] = frozenset()
    """The closed list, where the type is `word` or `words`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    id: str
    says: str
    ask: str
    of: dict[str, Any]
    expect: Any
    source: str = "seed"
    file: str


def fact_files() -> list[Path]:
    return sorted(FOLDER.glob("s[1-5]*.yaml"))


def entries() -> list[tuple[str, dict[str, Any]]]:
    """Every entry as written, with the name of its file."""
    return [
        (path.name, entry)
        for path in fact_files()
        for entry in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    ]


def facts() -> list[Fact]:
    return [Fact(file=name, **entry) for name, entry in entries()]


def table(title: str) -> list[list[str]]:
    """The cells of the table below a heading of the README, without its two header rows."""
    text = (FOLDER / "README.md").read_text("utf-8").split(f"\n## {title}\n", 1)[1]
    rows = re.findall(r"^\|(.+)\|$", text.split("\n## ", 1)[0], flags=re.MULTILINE)
    return [[cell.strip().strip("`") for cell in row.split("|")] for row in rows[2:]]


def questions() -> dict[str, Question]:
    vocabularies = {name: frozenset(words.split(", ")) for name, words in table("Vocabularies")}
    found = {}
    for name, arguments, answer, _served_by in table("Questions"):
        kind, _, vocabulary = answer.partition(" ")
        names = arguments.split(", ")
        found[name] = Question(
            name=name,
            required=frozenset(n for n in names if not n.startswith("[")),
            optional=frozenset(n.strip("[]") for n in names if n.startswith("[")),
            answer=kind,
            words=vocabularies[vocabulary] if vocabulary else frozenset(),
        )
    return found


def levelled(text: str) -> str:
    """One spelling of a text: case, spaces, quotes, hyphens, zeros of dates and place of the tone mark.

    Each word's tone moves behind the word as a superscript digit, so that `thuỷ` and `thủy` are equal.
    """
    plain = re.sub(r"[‐‑‒–—−]", "-", re.sub(r"[“”„«»]", '"', text))
    plain = re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", plain).strip())
    plain = re.sub(r"\b0(\d)/", r"\1/", plain)
    spelled, tone = "", ""
    for letter in unicodedata.normalize("NFD", plain.casefold()):
        if letter in TONES:
            tone = TONES[letter]
        elif letter.isalpha() or unicodedata.combining(letter):
            spelled += letter
        else:
            spelled, tone = spelled + tone + letter, ""
    return unicodedata.normalize("NFC", spelled + tone)


def mentions(passage: str, terms: list[str | list[str]]) -> bool:
    """Whether one passage holds every term as whole words; a list is satisfied by any of its terms."""
    text = levelled(passage)

    def holds(term: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(levelled(term))}(?!\w)", text) is not None

    return all(
        any(holds(choice) for choice in term) if isinstance(term, list) else holds(term)
        for term in terms
    )


def wrong_type(question: Question, expected: Any) -> str | None:
    """Why an expectation does not fit the question's type of answer; None when it fits."""
    if expected == UNKNOWN:
        return None
    fits = {
        "number": lambda v: type(v) is int and v >= 0,
        "date": lambda v: type(v) is date,
        "moment": lambda v: isinstance(v, str) and bool(datetime.fromisoformat(v)),
        "yes_no": lambda v: isinstance(v, bool),
        "text": lambda v: isinstance(v, str) and bool(v.strip()),
        "word": lambda v: v in question.words,
        "document": lambda v: isinstance(v, str) and bool(DOCUMENT.fullmatch(v)),
    }
    if question.answer == "passages":
        terms = expected.get("mentions") if isinstance(expected, dict) else None
        flat = [t for term in terms or [] for t in (term if isinstance(term, list) else [term])]
        good = (
            bool(flat) and set(expected) == {"mentions"} and all(isinstance(t, str) for t in flat)
        )
    elif question.answer in fits:
        good = fits[question.answer](expected)
    else:
        one = fits[question.answer.removesuffix("s")]
        good = isinstance(expected, list) and bool(expected) and all(one(v) for v in expected)
        good = good and len({str(v) for v in expected}) == len(expected)
    return None if good else f"{expected!r} is not {question.answer} {sorted(question.words) or ''}"


def agrees(question: Question, answer: Any, expected: Any) -> bool:
    """Whether the product's answer is the fact's.

    `answer` has the question's type; for `passages` it is the list of texts among which one must hold the
    terms. UNKNOWN agrees with UNKNOWN alone, and an empty answer is neither.
    """
    if UNKNOWN in (answer, expected) if isinstance(answer, str) else expected == UNKNOWN:
        return answer == expected
    if question.answer == "passages":
        return any(mentions(passage, expected["mentions"]) for passage in answer)
    if question.answer in {"texts", "words", "documents"}:
        return sorted(map(levelled, answer)) == sorted(map(levelled, expected))
    if question.answer in {"text", "document"}:
        return isinstance(answer, str) and levelled(answer) == levelled(expected)
    return type(answer) is type(expected) and answer == expected
