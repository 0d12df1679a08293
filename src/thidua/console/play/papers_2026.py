"""Papers of the invented year: those of bodies above, what they ask and by when, and our own."""

from datetime import date, datetime, timedelta

from django.urls import reverse

from thidua.console.play.script import Script, Told, lived
from thidua.documents.actions import (
    attach_file,
    draft_document,
    enter_office_number,
    publish_document,
    register_document,
    reserve_number,
    sign_document,
)
from thidua.documents.actions.register import Particulars
from thidua.documents.enums import DocumentKind
from thidua.documents.queries import documents_for, pdf_of, series_of_paper
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.movements.actions import Duty, enter_guidance, hand_over, set_obligation
from thidua.movements.enums import Addressee
from thidua.movements.queries import guidances_of

YEAR = 2026
SIGNER = "Võ Văn Thí Dụ"
"""The invented head of the office, an account of the cast."""


def make_papers(script: Script, today: date) -> None:
    """Register and publish the papers of the bodies above."""
    for word, told in script.named("papers").items():
        script.keep("papers", word, _paper(script, told, today))


def _paper(script: Script, told: Told, today: date) -> int:
    issuer_id = script.unit(told["issuer"], today)
    known = documents_for(SYSTEM, on=today).filter(title=told["title"], issuer=issuer_id).first()
    if known is not None:
        return known.pk
    day = today + timedelta(days=told["days"])
    with lived(day) as at:
        document = register_document(
            Particulars(
                kind=DocumentKind(told["kind"]),
                number=told["number"],
                symbol=told["symbol"],
                issued_on=day,
                issuer_id=issuer_id,
                title=told["title"],
                source=script.source,
                invented=True,
            ),
            actor=SYSTEM,
            at=at,
        )
        publish_document(document_id=document.pk, actor=SYSTEM, at=at)
    script.made += 1
    return document.pk


def make_guidances(script: Script, today: date) -> None:
    """Enter what each guidance asks; those who owe it have it in their calendars at once."""
    for told in script.listed("guidances"):
        _guidance(script, told, today)


def _guidance(script: Script, told: Told, today: date) -> None:
    body_id, paper_id = script.unit(told["body"], today), script.keys[f"papers.{told['paper']}"]
    known = guidances_of(body_id, YEAR).filter(document=paper_id).first()
    if known is None:
        day = today + timedelta(days=script.named("papers")[told["paper"]]["days"])
        with lived(day, 9) as at:
            known = enter_guidance(
                body_id=body_id,
                year=YEAR,
                document_id=paper_id,
                carries_out_id=script.key("guidances", told.get("carries_out")),
                invented=True,
                actor=SYSTEM,
                at=at,
            )
            for duty in told["duties"]:
                _duty(script, known.pk, told, duty, today)
        script.made += 1
    script.keep("guidances", told["paper"], known.pk)


def _duty(script: Script, guidance_id: int, told: Told, duty: Told, today: date) -> None:
    at = clock.now()
    due = clock.moment(today + timedelta(days=duty["days"]), duty["hour"])
    obligation = set_obligation(
        guidance_id=guidance_id,
        duty=Duty(
            key=duty["key"],
            who=told["who"],
            paper=duty["paper"],
            due=due,
            form=duty["form"],
            copies=duty.get("copies"),
            to=told["to"],
            citation=duty["citation"],
            addressee=Addressee.NAMED,
            unit_ids=[script.unit(unit, today) for unit in told["owed_by"]],
        ),
        address=lambda public_id: reverse("desk:obligation", args=[public_id]),
        actor=SYSTEM,
        at=at,
    )
    handed = clock.moment(today - timedelta(days=4), 10)
    with clock.at(handed):
        for unit in duty.get("handed_by", ()):
            hand_over(
                obligation_id=obligation.pk,
                unit_id=script.unit(unit, today),
                note="Tệp gửi qua trục liên thông (giả định)",
                actor=SYSTEM,
                at=handed,
            )


def make_own_papers(script: Script, today: date) -> None:
    """The office's own papers: one drafted, one waiting for its number, one issued."""
    for told in script.listed("own_papers"):
        issuer_id = script.unit(told["issuer"], today)
        known = documents_for(SYSTEM, on=today).filter(title=told["title"], issuer=issuer_id)
        if not known.exists():
            _own_paper(script, told, issuer_id, today)
            script.made += 1


def _own_paper(script: Script, told: Told, issuer_id: int, today: date) -> None:
    signed_on = today + timedelta(days=told.get("signed_days", 0))
    with lived(signed_on) as at:
        document = draft_document(
            Particulars(
                kind=DocumentKind(told["kind"]),
                symbol=told["symbol"],
                issuer_id=issuer_id,
                title=told["title"],
                source=script.source,
                invented=True,
            ),
            paper=dict(script.told["content"]),
            actor=SYSTEM,
            at=at,
        )
        if told["reached"] != "draft":
            sign_document(
                document_id=document.pk, signer=SIGNER, signed_on=signed_on, actor=SYSTEM, at=at
            )
        if told.get("held"):
            _hold(document.pk, told["held"], today, at)
        if told["reached"] == "issued":
            _issue(document.pk, told["number"], signed_on, at)


def _hold(document_id: int, number: int, today: date, at: datetime) -> None:
    """Hold a number of the year's series back; without a series of the year there is none to hold."""
    document = documents_for(SYSTEM, on=today).get(pk=document_id)
    series = series_of_paper(document, today.year)
    if series is not None:
        reserve_number(
            series_id=series.pk,
            number=number,
            subject_label="",
            document_id=document_id,
            actor=SYSTEM,
            at=at,
        )


def _issue(document_id: int, number: int, issued_on: date, at: datetime) -> None:
    """Number a paper, make it public and attach what left the office."""
    enter_office_number(
        document_id=document_id, number=number, issued_on=issued_on, actor=SYSTEM, at=at
    )
    publish_document(document_id=document_id, actor=SYSTEM, at=at)
    printed = pdf_of(documents_for(SYSTEM, on=issued_on).get(pk=document_id))
    attach_file(
        document_id=document_id,
        name=printed.name,
        content=printed.content,
        actor=SYSTEM,
        at=at,
    )
