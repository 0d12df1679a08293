"""Finding papers of the register and movements by what a person types."""

from datetime import date

from thidua.desk.forms.picking import LIMIT, Candidate, Find
from thidua.documents.queries import DocumentRow, document_rows, documents_for, search_documents
from thidua.kernel.actors import Actor
from thidua_core.periods import format_date_vn


def find_papers(actor: Actor, day: date) -> Find:
    """Papers of the register by number and symbol, or by title."""

    def find(words: str) -> list[Candidate]:
        papers = search_documents(documents_for(actor, on=day), words)
        listed = list(papers.order_by("-issued_on", "-id")[:LIMIT])
        return [
            Candidate(id=paper.pk, public_id=row.public_id, label=label_of_paper(row))
            for paper, row in zip(listed, document_rows(listed), strict=True)
        ]

    return find


def label_of_paper(row: DocumentRow) -> str:
    """What names a paper in a field, its number first."""
    day = format_date_vn(row.issued_on) if row.issued_on else ""
    named = row.number or row.title
    return " · ".join(filter(None, [named, row.issuer, day, row.title if row.number else ""]))


def written_paper(row: DocumentRow | None) -> str:
    """What stands in the field of a paper that was picked before; empty for none."""
    return f"{label_of_paper(row)} [{row.public_id}]" if row else ""
