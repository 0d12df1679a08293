"""How far the invented cluster has come in scoring 2026: one sheet half filled, some sent, one with
an explanation that waits. All figures are invented, and marks are still provisional.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.clusters.enums import ClusterKind
from thidua.clusters.queries import cluster_years_for
from thidua.console.play.groups import known_group
from thidua.console.play.script import Script, Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.documents.actions import publish_document, register_document
from thidua.documents.actions.register import Particulars
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor, Held
from thidua.people.enums import Role, ScopeKind
from thidua.people.queries import actor_for, find_account
from thidua.scoring.actions import (
    Basis,
    add_evidence,
    adopt_table,
    appraise_sheet,
    draft_table,
    enter_cell,
    explain_sheet,
    simulate_table,
    submit_sheet,
)
from thidua.scoring.queries import sheets_for, table_in_use

YEAR = 2026
OFFICER = "cumtruong"
"""The account that works for the head of the cluster."""
_PAPER = b"%PDF-1.4\n% minh chung gia dinh\n%%EOF\n"


def load_scoring(stage: Stage) -> list[str]:
    """Make what is not there yet, in one whole transaction."""
    del stage  # the accounts are found by their names
    script = read_script("scoring-2026")
    with transaction.atomic():
        _year(script)
    return [f"{script.made} mục mới"] if script.made else ["đã có sẵn"]


def _year(script: Script) -> None:
    since = date(YEAR, 1, 1)
    body_id = script.unit(script.told["body"], since)
    year_id = known_group(body_id, ClusterKind.CLUSTER, script.told["group"], YEAR)
    assert year_id is not None, "the year comes before its scoring"
    if table_in_use(year_id) is not None:
        return
    today = clock.today()
    _table(script, year_id, today)
    for days, told in enumerate(reversed(script.listed("units")), start=1):
        with lived(today - timedelta(days=min(days, 5))) as at:
            _sheet(script, told, year_id, at, today)
        script.made += 1


def _table(script: Script, year_id: int, today: date) -> None:
    told, officer = script.told, _officer(today)
    day = told["adopted_on"]
    public_id = cluster_years_for(officer).get(pk=year_id).public_id
    with lived(day, 9) as at:
        paper = register_document(
            Particulars(
                kind=DocumentKind.REGULATION,
                number="",
                symbol="",
                issued_on=day,
                issuer_id=script.unit(told["basis"]["issuer"], day),
                title=told["basis"]["title"],
                source=script.source,
                invented=True,
            ),
            actor=SYSTEM,
            at=at,
        )
        publish_document(document_id=paper.pk, actor=SYSTEM, at=at)
        table = draft_table(
            cluster_year_id=year_id, yaml=told["table"], actor=officer, at=at, invented=True
        )
        simulate_table(
            table_id=table.pk,
            results=told["last_year"].encode(),
            source="Kết quả năm 2025 của hai đơn vị (giả định)",
            actor=officer,
            at=at,
        )
        due = told["claims_due"]
        adopt_table(
            table_id=table.pk,
            basis=Basis(document_id=paper.pk, adopted_on=day),
            claims_due=clock.moment(today + timedelta(days=due["days"]), due["hour"]),
            actor=officer,
            at=at,
            address=reverse("desk:scoring_year", args=[public_id]),
        )
    script.made += 1


def _sheet(script: Script, told: Told, year_id: int, at: datetime, today: date) -> None:
    officer, unit_id = _officer(today), script.unit(told["unit"], at.date())
    sheet = sheets_for(officer).get(cluster_year=year_id, unit=unit_id)
    writer = officer if told.get("behalf") else _of_unit(told["unit"], unit_id)
    for criterion, columns in told["cells"].items():
        for column in sorted(columns, key=lambda each: each == "claimed"):
            _enter(sheet.pk, criterion, column, columns[column], actor=writer, at=at)
    for criterion in told.get("evidence", ()):
        add_evidence(
            sheet_id=sheet.pk,
            criterion=criterion,
            name="bao-cao-gia-dinh.pdf",
            content=_PAPER,
            actor=writer,
            at=at,
        )
    if told["until"] == "open":
        return
    submit_sheet(sheet_id=sheet.pk, actor=writer, at=at)
    if told["until"] == "claimed":
        return
    for criterion, (mark, reason) in told["agreed"].items():
        _enter(sheet.pk, criterion, "appraised", mark, reason=reason, actor=officer, at=at)
    appraise_sheet(sheet_id=sheet.pk, actor=officer, at=at)
    for criterion, words in told.get("explanation", {}).items():
        _enter(sheet.pk, criterion, "explanation", words, actor=writer, at=at)
        explain_sheet(sheet_id=sheet.pk, actor=writer, at=at)


def _enter(sheet_id: int, criterion: str, column: str, text: str, **more: Any) -> None:
    enter_cell(
        sheet_id=sheet_id,
        criterion=criterion,
        column=column,
        text=text,
        version=0,
        **more,
    )


def _officer(today: date) -> Actor:
    account = find_account(OFFICER)
    assert account is not None, "the cast comes before the scoring"
    return actor_for(account, on=today)


def _of_unit(name: str, unit_id: int) -> Actor:
    """An invented officer of a unit that has no account in the demonstration."""
    held = Held(role=Role.UNIT_OFFICER, scope=ScopeKind.UNIT, scope_id=unit_id)
    return Actor(name="Cán bộ trình diễn", unit_id=unit_id, unit_name=name, roles=(held,))
