"""Appendix 03 of the pledge: nine indicators counted anew, signed on paper by the six parties.

The paper original is taken in as a scan for each party, and stands as a signature on paper.
"""

import json
from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.console.play.script import Told, lived
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    MEMBERS,
    OFFICER,
    actor_of,
    cluster_year_id,
    signer_id,
    unit_id,
)
from thidua.console.play.year_2020.midyear import midyear_told
from thidua.console.play.year_2020.papers import sourced_papers
from thidua.console.play.year_2020.pledge import pledge_told, targets_of
from thidua.documents.actions import accept_paper_original
from thidua.documents.queries import signature_request_of
from thidua.kernel import clock
from thidua.pledges.actions import (
    Signer,
    add_clause,
    change_draft,
    freeze_pledge,
    give_assent,
    open_appendix,
    open_signing,
    send_draft,
    set_bases,
    set_signatories,
    settle_pledge,
)
from thidua.pledges.queries import appendices_of
from thidua_core.paper import read_paper, render_pdf


def adjust_pledge(stage: Stage) -> list[str]:
    """Draft it, hear the assents, settle and freeze it, take the six paper signatures in."""
    year_id = cluster_year_id()
    if appendices_of(year_id).exists():
        return ["đã có sẵn"]
    told = midyear_told()
    with transaction.atomic():
        appendix = _draft(year_id, told["appendix"])
        _assent(appendix.pk, told["appendix"])
        _freeze(appendix.pk, told)
        _sign(appendix, told)
    count = len(told["appendix"]["codes"])
    return [f"{count:02d} chỉ tiêu", "06/06 tán thành", "06/06 ký bản giấy"]


def _draft(year_id: int, told: Told) -> Any:
    day = told["sent_on"]
    pledged = {each["code"]: each for each in pledge_told()["clauses"]}
    with lived(day, 9) as at:
        step: dict[str, Any] = {"actor": actor_of(OFFICER, day), "at": at}
        appendix = open_appendix(
            cluster_year_id=year_id,
            title=told["title"],
            source="Số liệu giả định",
            invented=True,
            **step,
        )
        change_draft(pledge_id=appendix.pk, preamble=told["preamble"], **step)
        bases = [
            (each["text"], sourced_papers(each["paper"])[0] if "paper" in each else None)
            for each in told["bases"]
        ]
        set_bases(pledge_id=appendix.pk, bases=bases, **step)
        for code in told["codes"]:
            add_clause(
                pledge_id=appendix.pk,
                code=code,
                text=f"{pledged[code]['text']} {told['added']}",
                targets=targets_of(pledged[code]),
                **step,
            )
        send_draft(
            pledge_id=appendix.pk,
            due=clock.moment(told["due"], 17),
            note=told["note"],
            address=reverse("desk:pledge", args=[appendix.public_id]),
            **step,
        )
    return appendix


def _assent(pledge_id: int, told: Told) -> None:
    with lived(told["assented_on"], 9) as at:
        officer = actor_of(OFFICER, told["assented_on"])
        for word in MEMBERS:
            give_assent(pledge_id=pledge_id, unit_id=unit_id(word), actor=officer, at=at)


def _freeze(pledge_id: int, told: Told) -> None:
    day = told["conference"]["day"]
    with lived(day, 9, 40) as at:
        step: dict[str, Any] = {"pledge_id": pledge_id, "actor": actor_of(OFFICER, day), "at": at}
        settle_pledge(**step)
        signers = [
            Signer(unit_id=unit_id(word), office=office, person_id=signer_id(word))
            for word, office in pledge_told()["signers"].items()
        ]
        set_signatories(signers=signers, **step)
        freeze_pledge(place=pledge_told()["place"], dated=day, **step)


def _sign(appendix: Any, told: Told) -> None:
    day, scan = told["conference"]["day"], told["appendix"]["scan"]
    with lived(day, 10) as at:
        officer = actor_of(OFFICER, day)
        opened = open_signing(
            pledge_id=appendix.pk,
            address=reverse("desk:pledge", args=[appendix.public_id]),
            actor=officer,
            at=at,
        )
        assert opened.document_id is not None, "what is signed is frozen"
        request = signature_request_of(opened.document_id)
        assert request is not None, "it has just been opened"
        content = _scan(scan)
        for slot in request.slots:
            accept_paper_original(
                slot_id=slot.slot_id,
                scan=content,
                name=scan["name"],
                signed_on=day,
                actor=officer,
                at=at,
            )


def _scan(told: Told) -> bytes:
    """What stands in for the scan of the paper original, and says so."""
    tree = {
        "kind": "notice",
        "issuer": told["title"],
        "title": told["title"],
        "body": told["lines"],
    }
    return render_pdf(read_paper(json.dumps(tree, ensure_ascii=False)))
