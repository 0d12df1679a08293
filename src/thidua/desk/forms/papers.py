"""Choosing papers of the register by number, symbol, title or year, as a person types them."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from thidua.desk.forms.picking import IDENTIFIER, LIMIT, Candidate, Find, PickField
from thidua.documents.queries import DocumentRow, document_rows, documents_for, search_documents
from thidua.kernel.actors import Actor
from thidua_core.periods import format_date_vn


class PaperField(PickField):
    """A paper of the register; one that was picked is found by its identifier."""

    papers: QuerySet[Any]

    def among(self, papers: QuerySet[Any]) -> None:
        """Choose among ``papers``."""
        self.papers = papers
        self.find = find_among(papers)

    def clean(self, value: Any) -> Candidate | None:
        picked = IDENTIFIER.search(value or "")
        found = list(self.papers.filter(public_id=picked.group(1))) if picked else []
        if found:
            (row,) = document_rows(found)
            return _candidate(found[0].pk, row)
        return super().clean(value)


def find_papers(actor: Actor, day: date) -> Find:
    """All papers that the actor may see."""
    return find_among(documents_for(actor, on=day))


def find_among(papers: QuerySet[Any]) -> Find:
    """Papers of a selection, the newest first."""

    def find(words: str) -> list[Candidate]:
        found = list(search_documents(papers, words).order_by("-issued_on", "-id")[:LIMIT])
        return [
            _candidate(paper.pk, row)
            for paper, row in zip(found, document_rows(found), strict=True)
        ]

    return find


def label_of_paper(row: DocumentRow) -> str:
    """What names a paper in a field, its number first, for that is what is looked for again."""
    day = format_date_vn(row.issued_on) if row.issued_on else ""
    named = row.number or row.title
    return " · ".join(filter(None, [named, row.issuer, day, row.title if row.number else ""]))


def written_paper(row: DocumentRow | None) -> str:
    """What stands in the field of a paper that was picked before; empty for none."""
    return f"{label_of_paper(row)} [{row.public_id}]" if row else ""


def _candidate(key: int, row: DocumentRow) -> Candidate:
    return Candidate(id=key, public_id=row.public_id, label=label_of_paper(row))
