"""The decision of 31 December 2020: listed, numbered, signed with a key, published, certified."""

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.awards.domain.lines import AwardLine
from thidua.awards.enums import Basis, Ground, SubjectKind
from thidua.commendations.actions import (
    Draft,
    add_line,
    ask_for_signature,
    draft_decision,
    number_decision,
    publish_decision,
    send_certificates_to_sign,
    submit_decision,
)
from thidua.commendations.queries import certificate_files_of, decisions_of_cluster_year
from thidua.console.play.script import Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    YEAR,
    body_id,
    cluster_year_id,
    signer_id,
    unit_id,
)
from thidua.console.play.year_2020.seals import register_keys, sign_here
from thidua.documents.queries import signature_request_of
from thidua.kernel.actors import SYSTEM

ADDRESS = "http://localhost:8000"
"""Where ``thidua demo`` serves; the codes on the certificates lead there."""


def decide_awards(stage: Stage) -> list[str]:
    """Draft the list, hand it in, number it, let it be signed, publish it."""
    if decisions_of_cluster_year(cluster_year_id()).exists():
        return ["đã có sẵn"]
    told = read_script("year-2020/decision").told
    decided: date = told["decided_on"]
    with transaction.atomic():
        with lived(told["drafted_on"], 9) as at:
            step: dict[str, Any] = {"actor": SYSTEM, "at": at}
            decision = draft_decision(draft=_draft(told), **step)
            for each in told["lines"]:
                add_line(decision_id=decision.pk, line=_line(each), **step)
            submit_decision(decision_id=decision.pk, **step)
        with lived(decided, 9) as at:
            step = {"decision_id": decision.pk, "actor": SYSTEM, "at": at}
            number_decision(number=told["number"], issued_on=decided, **step)
            _sign(told, decided)
            publish_decision(**step)
        _certify(told, decided)
    given = len(told["lines"])
    return [f"{given} tập thể, cá nhân", f"{given} giấy chứng nhận, ký số trong một tệp"]


def the_decision() -> Any:
    """The published decision of the year."""
    return decisions_of_cluster_year(cluster_year_id()).get()


def _draft(told: Told) -> Draft:
    return Draft(
        issuer_id=body_id(),
        title=told["title"],
        year=YEAR,
        authority=told["authority"],
        place=told["place"],
        signer_id=signer_id(told["signer"]),
        signer_office=told["signer_office"],
        symbol=told["symbol"],
        cluster_year_id=cluster_year_id(),
        bases=told["bases"],
        invented=True,
    )


def _line(told: Told) -> AwardLine:
    shared: dict[str, Any] = {
        "award": told["award"],
        "ground": Ground.MERIT,
        "period": (YEAR, YEAR),
        "unit_id": unit_id(told["unit"]),
        "basis": Basis(told["basis"]) if "basis" in told else None,
        "merit": told.get("merit", ""),
    }
    if "person" not in told:
        return AwardLine(subject_kind=SubjectKind.UNIT, **shared)
    return AwardLine(
        subject_kind=SubjectKind.PERSON,
        person_id=signer_id(told["person"]),
        office=told["office"],
        **shared,
    )


def _sign(told: Told, day: date) -> None:
    """Ask the signer for the one signature, and sign with the signer's key."""
    decision = the_decision()
    with lived(day, 10) as at:
        register_keys([told["signer"]], day)
        ask_for_signature(decision_id=decision.pk, actor=SYSTEM, at=at)
        request = signature_request_of(decision.document_id)
        assert request is not None, "it has just been opened"
        sign_here(told["signer"], request.slots[0], at)


def _certify(told: Told, day: date) -> None:
    """The signer signs the certificates as well, all in one file."""
    decision = the_decision()
    with lived(day, 14) as at:
        send_certificates_to_sign(
            decision_id=decision.pk,
            address=lambda code: ADDRESS + reverse("public:verify_award", args=[code]),
            actor=SYSTEM,
            at=at,
        )
        [file] = certificate_files_of(decision)
        sign_here(told["signer"], file.slots[0], at)
