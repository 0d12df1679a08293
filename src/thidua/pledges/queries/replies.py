"""A reply by letter as proposals for comments; nothing is written down here."""

from collections.abc import Iterable

from thidua.kernel.errors import Refused
from thidua.pledges import phrases
from thidua.pledges.domain.letters import words_of
from thidua.pledges.domain.replies import LIMIT, Piece, pieces_of


def reply_words(text: str, name: str, content: bytes) -> str:
    """The words of a reply: what was pasted, else what stands in the file.

    Refuses neither, a file that cannot be read, and more than can be looked through.
    """
    words: str | None = text.strip()
    if not words and name:
        words = words_of(name, content)
        if words is None:
            raise Refused(phrases.REPLY_UNREADABLE.format(name=name), field="file")
    if not words or not words.strip():
        raise Refused(phrases.REPLY_EMPTY, field="text")
    if len(words) > LIMIT:
        raise Refused(phrases.REPLY_LONG.format(limit=LIMIT), field="text")
    return words


def proposals(words: str, codes: Iterable[str]) -> list[Piece]:
    """Pairs of clause and text, to be looked at before they are taken in."""
    return pieces_of(words, codes)
