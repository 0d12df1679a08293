"""An appendix to the invented cluster's pledge, sent for comments: work for officers and heads.

Days are counted from the day on which the demonstration is built; building it again on a later
day moves nothing.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.clusters.enums import ClusterKind
from thidua.console.play.current_year import OFFICER, YEAR
from thidua.console.play.groups import known_group
from thidua.console.play.script import Script, lived, read_script
from thidua.console.play.stage import Stage
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor
from thidua.people.queries import actor_for, find_account
from thidua.pledges.actions import (
    Remark,
    Target,
    add_clause,
    answer_comment,
    change_draft,
    give_assent,
    make_comment,
    open_appendix,
    send_draft,
    set_bases,
    take_in_reply,
)
from thidua.pledges.enums import Direction, Outcome
from thidua.pledges.queries import appendices_of

SENT, ANSWERED, DUE = timedelta(days=-5), timedelta(days=-2), timedelta(days=4)


def load_pledge_draft(stage: Stage) -> list[str]:
    """Draft, send and comment on the appendix, in one whole transaction; once."""
    script, today = read_script("year-2026"), clock.today()
    told = script.told["group"]
    year_id = known_group(
        script.unit(told["body"], date(YEAR, 1, 1)), ClusterKind.CLUSTER, told["name"], YEAR
    )
    assert year_id is not None, "the year comes before its appendix"
    if appendices_of(year_id).exists():
        return ["đã có sẵn"]
    with transaction.atomic():
        officer = _officer(today)
        pledge = _draft(script, year_id, officer, today)
        _opinions(script, pledge, officer, today)
    return ["phụ lục giao ước đang lấy ý kiến"]


def _officer(today: date) -> Actor:
    account = find_account(OFFICER)
    assert account is not None, "the cast comes before the year"
    return actor_for(account, on=today)


def _draft(script: Script, year_id: int, officer: Actor, today: date) -> Any:
    told = script.told["appendix"]
    with lived(today + SENT, 9) as at:
        pledge = open_appendix(
            cluster_year_id=year_id, source=script.source, invented=True, actor=officer, at=at
        )
        change_draft(
            pledge_id=pledge.pk,
            preamble=told["preamble"],
            motto=told["motto"],
            actor=officer,
            at=at,
        )
        set_bases(
            pledge_id=pledge.pk,
            bases=[(each, None) for each in told["bases"]],
            actor=officer,
            at=at,
        )
        for clause in told["clauses"]:
            add_clause(
                pledge_id=pledge.pk,
                code=clause["code"],
                text=clause["text"],
                heading=clause.get("heading", False),
                targets=_targets(script, clause, today),
                actor=officer,
                at=at,
            )
        send_draft(
            pledge_id=pledge.pk,
            due=clock.moment(today + DUE, 16),
            note=told["note"],
            address=reverse("desk:pledge", args=[pledge.public_id]),
            actor=officer,
            at=at,
        )
    return pledge


def _targets(script: Script, clause: dict[str, object], today: date) -> list[Target]:
    told = clause.get("target")
    if not isinstance(told, dict):
        return []
    own = {script.unit(unit, today): Decimal(level) for unit, level in told.get("own", {}).items()}
    return [
        Target(
            indicator=str(clause["code"]),
            direction=Direction(told["direction"]),
            measure=told.get("measure", ""),
            level=Decimal(told["level"]) if "level" in told else None,
            own=own,
        )
    ]


def _opinions(script: Script, pledge: Any, officer: Actor, today: date) -> None:
    clauses = dict(pledge.clauses.values_list("code", "pk"))
    told = script.told["appendix"]
    with lived(today + ANSWERED, 14) as at:
        for each in told["comments"]:
            comment = make_comment(
                pledge_id=pledge.pk,
                unit_id=script.unit(each["unit"], today),
                remark=Remark(
                    text=each["text"],
                    clause_id=clauses[each["clause"]],
                    proposed=each.get("proposed", ""),
                    objection=each.get("objection", False),
                ),
                actor=officer,
                at=at,
            )
            if "outcome" in each:
                answer_comment(
                    comment_id=comment.pk,
                    outcome=Outcome(each["outcome"]),
                    answer=each["answer"],
                    actor=officer,
                    at=at,
                )
        take_in_reply(
            pledge_id=pledge.pk,
            unit_id=script.unit(told["letter"]["unit"], today),
            remarks=[Remark(text=told["letter"]["text"], clause_id=clauses["2.1"])],
            actor=officer,
            at=at,
        )
        for unit in told["assents"]:
            give_assent(pledge_id=pledge.pk, unit_id=script.unit(unit, today), actor=SYSTEM, at=at)
