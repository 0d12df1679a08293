"""Issued papers as lines of the import."""

from collections.abc import Iterator
from datetime import datetime

from thidua.documents.enums import DocumentState
from thidua.documents.queries import documents_for
from thidua.exchange.domain.papers import PAPER_KINDS
from thidua.exchange.queries.exports.unit_texts import unit_texts
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM

_WORD = {kind: word for word, kind in PAPER_KINDS.items()}


def document_lines(actor: Actor, at: datetime) -> Iterator[tuple[object, ...]]:
    """Issued papers by day and number; drafts and void ones stay out."""
    today = at.astimezone(VIETNAM).date()
    papers = documents_for(actor, on=today).filter(state=DocumentState.ISSUED)
    listed = list(papers.defer("paper").order_by("issued_on", "issuer_id", "number", "id"))
    texts = unit_texts(
        (
            (each.issuer_id, each.issued_on or today)
            for each in listed
            if each.issuer_id is not None
        ),
        today,
    )
    for each in listed:
        yield (
            each.number_and_symbol if each.number else "",
            "" if each.number else each.symbol,
            each.issued_on,
            _WORD[each.kind],
            each.title,
            texts.get((each.issuer_id or 0, each.issued_on or today), ""),
            each.issuer_label,
            each.signer,
            each.note,
        )
