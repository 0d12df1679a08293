"""Papers of the systems: register, relations, and which of them guide a year."""

from datetime import date

from thidua.console.play.script import Script, Told, lived
from thidua.documents.actions import publish_document, register_document, relate_documents
from thidua.documents.actions.register import Particulars
from thidua.documents.enums import DocumentKind, RelationKind
from thidua.documents.queries import documents_for
from thidua.kernel.actors import SYSTEM
from thidua.movements.actions import enter_guidance
from thidua.movements.queries import guidances_of


def make_papers(script: Script) -> None:
    """Register the papers, make them public, relate them, enter the guidance."""
    for word, told in script.named("papers").items():
        script.keep("papers", word, _paper(script, told))
    for one, relation, other in script.listed("relations"):
        _relate(script, one, relation, other)
    for told in script.listed("guidances"):
        _guidance(script, told)


def _paper(script: Script, told: Told) -> int:
    day = day_of(told)
    particulars = Particulars(
        kind=DocumentKind(told["kind"]),
        number=told.get("number", ""),
        symbol=told.get("symbol", ""),
        issued_on=told.get("issued_on"),
        issuer_id=script.unit_or_none(told.get("issuer"), day),
        issuer_label=told.get("issuer_label", ""),
        title=told["title"],
        note=told.get("note", ""),
        source=told.get("source", script.source),
    )
    known = documents_for(SYSTEM, on=day).filter(
        kind=particulars.kind,
        number=particulars.number,
        symbol=particulars.symbol,
        issued_on=particulars.issued_on,
        issuer=particulars.issuer_id,
        issuer_label=particulars.issuer_label,
        title=particulars.title,
    )
    if (found := known.first()) is not None:
        return found.pk
    with lived(day) as at:
        document = register_document(particulars, actor=SYSTEM, at=at)
        publish_document(document_id=document.pk, actor=SYSTEM, at=at)
    script.made += 1
    return document.pk


def day_of(told: Told) -> date:
    """The paper's day, else the day on which it is known to be there."""
    day: date = told.get("issued_on") or told["known_on"]
    return day


def _relate(script: Script, one: str, relation: str, other: str) -> None:
    with lived(day_of(script.named("papers")[one])) as at:
        relate_documents(
            document_id=script.keys[f"papers.{one}"],
            kind=RelationKind(relation),
            other_id=script.keys[f"papers.{other}"],
            actor=SYSTEM,
            at=at,
        )


def _guidance(script: Script, told: Told) -> None:
    day = day_of(script.named("papers")[told["paper"]])
    body_id, paper_id = script.unit(told["body"], day), script.keys[f"papers.{told['paper']}"]
    known = guidances_of(body_id, told["year"]).filter(document=paper_id).first()
    if known is None:
        with lived(day) as at:
            known = enter_guidance(
                body_id=body_id,
                year=told["year"],
                document_id=paper_id,
                carries_out_id=script.key("guidances", told.get("carries_out")),
                actor=SYSTEM,
                at=at,
            )
        script.made += 1
    script.keep("guidances", told["paper"], known.pk)
