"""The pledge of the played year: drafted, sent, commented, answered, assented to, settled, frozen.

Who is not on the software answers through the officer of the cluster's head, and is marked so.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.clusters.enums import ClusterState
from thidua.console.play.groups import walk_to
from thidua.console.play.script import Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    MEMBERS,
    OFFICER,
    actor_of,
    cluster_year_id,
    signer_id,
    unit_id,
)
from thidua.console.play.year_2020.papers import sourced_papers
from thidua.kernel import clock
from thidua.pledges.actions import (
    Remark,
    Signer,
    Target,
    add_clause,
    answer_comment,
    change_clause,
    change_draft,
    freeze_pledge,
    give_assent,
    open_draft,
    see_answer,
    send_draft,
    set_bases,
    set_signatories,
    settle_pledge,
    take_in_reply,
)
from thidua.pledges.enums import Direction, Outcome, PledgeState
from thidua.pledges.queries import pledge_of

OPENED, SENT, DUE = date(2020, 2, 3), date(2020, 2, 5), date(2020, 2, 12)
ANSWERED, AGAIN, AGREED = date(2020, 2, 13), date(2020, 2, 14), date(2020, 2, 18)
SIGNED = date(2020, 2, 21)


def draft_pledge(stage: Stage) -> list[str]:
    """Draft it, take the comments of five units in, answer them, send it again, hear the assents."""
    year_id = cluster_year_id()
    if pledge_of(year_id) is not None:
        return ["đã có sẵn"]
    told = pledge_told()
    with transaction.atomic():
        walk_to(year_id, ClusterState.PLANNED, OPENED)
        pledge_id = _open(year_id, told)
        _send(pledge_id, SENT, DUE, "Dự thảo 1")
        answered = _comments(pledge_id, told)
        _reword(pledge_id, told)
        _send(pledge_id, AGAIN, AGREED, "Dự thảo 2, đã tiếp thu ý kiến")
        _assent(pledge_id)
    count = sum(len(each) for each in told["comments"].values())
    return [f"{len(told['clauses'])} khoản, mục", f"{count} ý kiến: {answered}", "06/06 tán thành"]


def settle_and_freeze(stage: Stage) -> list[str]:
    """In the break of the conference: settled, signatories in their order, the bytes fixed."""
    pledge = the_pledge()
    if pledge.state != PledgeState.DRAFTING:
        return ["đã có sẵn"]
    told = pledge_told()
    officer = actor_of(OFFICER, SIGNED)
    with transaction.atomic():
        with lived(SIGNED, 15, 40) as at:
            settle_pledge(pledge_id=pledge.pk, actor=officer, at=at)
            signers = [
                Signer(unit_id=unit_id(word), office=office, person_id=signer_id(word))
                for word, office in told["signers"].items()
            ]
            set_signatories(pledge_id=pledge.pk, signers=signers, actor=officer, at=at)
        with lived(SIGNED, 15, 50) as at:
            frozen = freeze_pledge(
                pledge_id=pledge.pk, place=told["place"], dated=SIGNED, actor=officer, at=at
            )
    return [f"{len(signers):02d} vị trí ký", f"SHA-256 {frozen.frozen_sha256[:12]}…"]


def the_pledge() -> Any:
    found = pledge_of(cluster_year_id())
    assert found is not None, "the draft comes before what happens to it"
    return found


def pledge_told() -> Told:
    script = read_script("year-2020/pledge")
    return script.told


def pledged_levels() -> list[tuple[str, str, str]]:
    """Unit, indicator and level of every target of the pledge that has a level."""
    levels = []
    for each in pledge_told()["clauses"]:
        target = each.get("target", {})
        for word in MEMBERS:
            level = target.get("own", {}).get(word, target.get("level"))
            if level is not None:
                levels.append((word, target.get("indicator", each["code"]), level))
    return levels


def _open(year_id: int, told: Told) -> int:
    officer = actor_of(OFFICER, OPENED)
    with lived(OPENED, 9) as at:
        pledge_id: int = open_draft(
            cluster_year_id=year_id,
            title=told["title"],
            source=told["source"],
            actor=officer,
            at=at,
        ).pk
        change_draft(
            pledge_id=pledge_id,
            preamble=told["preamble"],
            motto=told["motto"],
            actor=officer,
            at=at,
        )
        bases = [
            (each["text"], sourced_papers(each["paper"])[0] if "paper" in each else None)
            for each in told["bases"]
        ]
        set_bases(pledge_id=pledge_id, bases=bases, actor=officer, at=at)
        for each in told["clauses"]:
            add_clause(
                pledge_id=pledge_id,
                code=each["code"],
                text=each["text"],
                heading=each.get("heading", False),
                targets=targets_of(each),
                actor=officer,
                at=at,
            )
    return pledge_id


def targets_of(clause: Told) -> list[Target]:
    """What a clause of the file asks of the units."""
    told = clause.get("target")
    if told is None:
        return []
    level = told.get("level")
    own = {unit_id(word): Decimal(each) for word, each in told.get("own", {}).items()}
    return [
        Target(
            indicator=told.get("indicator", clause["code"]),
            direction=Direction(told["direction"]),
            name=clause["text"].partition(":")[0].rstrip("."),
            measure=told["measure"],
            level=Decimal(level) if level else None,
            own=own,
        )
    ]


def _send(pledge_id: int, day: date, due: date, note: str) -> None:
    with lived(day, 10) as at:
        send_draft(
            pledge_id=pledge_id,
            due=clock.moment(due, 17),
            note=note,
            address=reverse("desk:cluster_year", args=[the_pledge().cluster_year.public_id]),
            actor=actor_of(OFFICER, day),
            at=at,
        )


def _comments(pledge_id: int, told: Told) -> str:
    """Five letters taken in, each comment answered; the unit that objects sees the answer."""
    clauses = {each.code: each.pk for each in the_pledge().clauses.all()}
    counted = dict.fromkeys(("accepted", "partly", "kept"), 0)
    for word, remarks in told["comments"].items():
        with lived(DUE, 14) as at:
            made = take_in_reply(
                pledge_id=pledge_id,
                unit_id=unit_id(word),
                remarks=[
                    Remark(
                        text=each["text"],
                        clause_id=clauses[each["clause"]],
                        objection=each.get("objection", False),
                    )
                    for each in remarks
                ],
                actor=actor_of(OFFICER, DUE),
                at=at,
            )
        with lived(ANSWERED, 9) as at:
            for comment, each in zip(made, remarks, strict=True):
                _answer(comment.pk, each, at)
                counted[each["outcome"]] += 1
    return "{accepted} tiếp thu, {partly} tiếp thu một phần, {kept} giữ".format(**counted)


def _answer(comment_id: int, told: Told, at: datetime) -> None:
    officer = actor_of(OFFICER, ANSWERED)
    answer_comment(
        comment_id=comment_id,
        outcome=Outcome(told["outcome"]),
        answer=told["answer"],
        actor=officer,
        at=at,
    )
    if told.get("objection"):
        see_answer(comment_id=comment_id, actor=officer, at=at)


def _reword(pledge_id: int, told: Told) -> None:
    with lived(ANSWERED, 16) as at:
        for clause in the_pledge().clauses.filter(code__in=told["reworded"]):
            change_clause(
                clause_id=clause.pk,
                code=clause.code,
                text=told["reworded"][clause.code],
                actor=actor_of(OFFICER, ANSWERED),
                at=at,
            )


def _assent(pledge_id: int) -> None:
    with lived(AGREED, 9) as at:
        for word in MEMBERS:
            give_assent(
                pledge_id=pledge_id,
                unit_id=unit_id(word),
                actor=actor_of(OFFICER, AGREED),
                at=at,
            )
