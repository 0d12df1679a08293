"""A document's content as a paper, and the paper as PDF and as Word.

What the register knows (kind, title, number, symbol, day, signer) is taken from the register, so
that a draft leaves room for the clerk and an issued paper cannot say another number than its row.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thidua.documents import phrases
from thidua.documents.enums import DocumentKind, DocumentState
from thidua.documents.models import Document
from thidua.kernel.errors import Refused
from thidua.org.queries.labels import label_on
from thidua_core.errors import InputError
from thidua_core.paper import DraftDate, Kind, Paper, read_paper, render_docx, render_pdf
from thidua_core.text import fold

_REPEATED = ("superior", "place", "recipients", "filed")
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper as a file to hand out."""

    name: str
    media_type: str
    content: bytes


def paper_of(document: Document) -> Paper | None:
    """The paper as it stands: numbered and dated once issued; None when it was not made here."""
    paper = read_content(document)
    if paper is None:
        return None
    if document.state in {DocumentState.DRAFT, DocumentState.SIGNED}:
        return replace(paper, number=None, date=_blank_day(paper.date))
    return replace(paper, number=_number_of(document), date=document.issued_on)


def pdf_of(document: Document) -> Printed:
    """The paper as a tagged PDF. Refuses a document without content, and unprintable signs."""
    paper = _required(document)
    try:
        content = render_pdf(paper)
    except InputError as error:
        raise _unreadable(error) from error
    return Printed(name=f"{file_stem(document)}.pdf", media_type=PDF, content=content)


def docx_of(document: Document) -> Printed:
    """The paper as a Word file. Refuses a document without content, and unprintable signs."""
    paper = _required(document)
    try:
        content = render_docx(paper)
    except InputError as error:
        raise _unreadable(error) from error
    return Printed(name=f"{file_stem(document)}.docx", media_type=DOCX, content=content)


def read_content(document: Document) -> Paper | None:
    """The stored content with the register's kind, title, symbol and signer; None without content.

    Refuses a kind that has no layout, and a content that cannot be read, naming the place.
    """
    if document.paper is None:
        return None
    if document.kind not in set(Kind):
        raise Refused(
            phrases.PAPER_KIND.format(kind=str(DocumentKind(document.kind).label).lower())
        )
    content = {"issuer": _issuer(document), **document.paper}
    content |= {"kind": document.kind, "title": document.title}
    if document.symbol:
        content["symbol"] = document.symbol
    try:
        paper = read_paper(json.dumps(content, ensure_ascii=False, indent=1))
    except InputError as error:
        raise _unreadable(error) from error
    return _signed(paper, document.signer)


def example_content(issuer_id: int | None) -> dict[str, Any]:
    """Head and end of the agency's latest paper made here, to begin the next one with."""
    made = Document.objects.filter(issuer=issuer_id, paper__isnull=False) if issuer_id else None
    latest = made.order_by("-id").first() if made is not None else None
    content = (latest.paper if latest else None) or {}
    kept = {name: content[name] for name in _REPEATED if name in content}
    if len(content.get("signatures", ())) == 1:
        signer = content["signatures"][0]
        kept["signatures"] = [{key: signer[key] for key in signer if key != "name"}]
    return kept


def content_digest(document: Document) -> str:
    """SHA-256 of the stored content, the same however its keys are ordered; empty without one."""
    if document.paper is None:
        return ""
    plain = json.dumps(document.paper, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def file_stem(document: Document) -> str:
    """A name for files of the document: ``ke-hoach-16-kh-vks-2024``."""
    year = str(document.issued_on.year) if document.issued_on else "du-thao"
    label = str(DocumentKind(document.kind).label)
    named = f"{label} {document.number_and_symbol} {year}"
    words = "".join(sign if sign.isalnum() else " " for sign in fold(named)).split()
    return "-".join(words)


def _required(document: Document) -> Paper:
    paper = paper_of(document)
    if paper is None:
        raise Refused(phrases.PAPER_MISSING.format(citation=document.citation))
    return paper


def _issuer(document: Document) -> str:
    if document.issuer_label or document.issuer_id is None:
        return document.issuer_label
    return label_on(document.issuer_id, document.issued_on or date.max)


def _number_of(document: Document) -> str | None:
    parts = (document.number, str(document.year_in_number or ""))
    return "/".join(part for part in parts if part) or None


def _blank_day(day: date | DraftDate | None) -> DraftDate | None:
    return DraftDate(day.year, day.month) if isinstance(day, date) else day


def _signed(paper: Paper, signer: str) -> Paper:
    """The signer's name where the content leaves the one signature blank."""
    if not signer or len(paper.signatures) != 1 or paper.signatures[0].name is not None:
        return paper
    return replace(paper, signatures=(replace(paper.signatures[0], name=signer),))


def _unreadable(error: InputError) -> Refused:
    _line, _comma, key = error.where.partition(", ")
    problem = f"{key}: {error.message}" if key else error.message
    return Refused(phrases.PAPER_UNREADABLE.format(problem=problem), field="paper")
