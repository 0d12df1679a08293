"""Papers that the played year adds to those of the sources: the cluster's own and its units'."""

from django.db import transaction

from thidua.console.play.papers import day_of
from thidua.console.play.script import Script, Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.documents.actions import Particulars, register_document, relate_documents
from thidua.documents.enums import DocumentKind, RelationKind
from thidua.documents.queries import documents_for
from thidua.kernel.actors import SYSTEM


def register_papers(stage: Stage) -> list[str]:
    """Enter the invented papers, each on its day."""
    with transaction.atomic():
        script = invented_papers()
    return [f"{script.made} văn bản"] if script.made else ["đã có sẵn"]


def invented_papers() -> Script:
    """The script of the invented papers, each found or entered."""
    script = read_script("year-2020/papers")
    for word, told in script.named("papers").items():
        script.keep("papers", word, _paper(script, told))
    for one, relation, other in script.listed("relations"):
        with lived(day_of(script.named("papers")[one])) as at:
            relate_documents(
                document_id=script.keys[f"papers.{one}"],
                kind=RelationKind(relation),
                other_id=script.keys[f"papers.{other}"],
                actor=SYSTEM,
                at=at,
            )
    return script


def sourced_papers(*words: str) -> list[int]:
    """Keys of papers of the sources, by their words in the file of the second system."""
    told = read_script("s2").named("papers")
    return [_found(told[word]) for word in words]


def _paper(script: Script, told: Told) -> int:
    day = day_of(told)
    issuer_id = script.unit(told["issuer"], day)
    known = documents_for(SYSTEM, on=day).filter(title=told["title"], issuer=issuer_id).first()
    if known is not None:
        return known.pk
    with lived(day) as at:
        document = register_document(
            Particulars(
                kind=DocumentKind(told["kind"]),
                number=told.get("number", ""),
                symbol=told.get("symbol", ""),
                issued_on=told["issued_on"],
                issuer_id=issuer_id,
                issuer_label=told.get("issuer_label", ""),
                title=told["title"],
                note=told.get("note", ""),
                source=script.source,
                invented=True,
            ),
            actor=SYSTEM,
            at=at,
        )
    script.made += 1
    return document.pk


def _found(told: Told) -> int:
    known = documents_for(SYSTEM, on=day_of(told)).filter(
        number=told.get("number", ""), title=told["title"]
    )
    return known.get().pk
