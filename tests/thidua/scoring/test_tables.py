import subprocess
import sys
from datetime import date

import pytest

from tests.thidua.scoring.year import AT, TABLE, adopted, enter, fill
from thidua.clusters.actions import end_membership
from thidua.conferences.actions import plan_conference
from thidua.conferences.enums import ConferenceKind
from thidua.documents.actions import void_document
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.scoring.actions import (
    Basis,
    Pledged,
    adopt_table,
    draft_body_table,
    draft_table,
    open_missing_sheets,
    simulate_table,
)
from thidua.scoring.enums import SheetState, TableState
from thidua.scoring.models import CriteriaTable, ScoreSheet, SheetCell

pytestmark = pytest.mark.db
LAST_YEAR = b"""unit,criterion,target,numerator,denominator,count,event,appraised,appraisal_reason
X,A1,90,88,100,,,,
X,A2,,,,0,,,
X,B2,,,,,,18,Theo bien ban
Y,A1,90,88,100,,,,
Y,A2,,,,0,,,
Y,B2,,,,,,18,Theo bien ban
"""


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (TABLE.replace("{criterion: A2,", "{criterion: A9,"), "A9"),
        (TABLE.replace('max: "60"', 'max: "50"'), "50"),
        (TABLE.replace("year: 2020", "year: 2021"), "2021"),
        ("không phải bảng", "Chưa dùng được bảng"),
    ],
)
def test_a_bad_table_is_refused_in_the_words_of_the_core(told, wrong, words) -> None:
    with pytest.raises(Refused, match=words):
        draft_table(cluster_year_id=told.year.pk, yaml=wrong, actor=told.head, at=AT)
    assert not CriteriaTable.objects.exists()


def test_versions_count_and_the_same_text_is_no_version(told) -> None:
    draft_table(cluster_year_id=told.year.pk, yaml=TABLE, actor=told.head, at=AT)
    with pytest.raises(Refused, match="giống bản 1"):
        draft_table(
            cluster_year_id=told.year.pk, yaml=TABLE.replace("\n", "\r\n"), actor=told.head, at=AT
        )
    second = draft_table(
        cluster_year_id=told.year.pk, yaml=TABLE.replace("2.5", "2"), actor=told.head, at=AT
    )
    assert (second.version, CriteriaTable.objects.count()) == (2, 2)


def test_a_member_drafts_no_table(told) -> None:
    for actor in (told.officers[1], ANONYMOUS):
        with pytest.raises(NotPermitted):
            draft_table(cluster_year_id=told.year.pk, yaml=TABLE, actor=actor, at=AT)


def test_a_body_keeps_tables_of_its_own(told) -> None:
    table = draft_body_table(
        body_id=told.sector.supreme.pk, year=2020, yaml=TABLE, actor=told.office, at=AT
    )
    assert (table.body_id, table.version) == (told.sector.supreme.pk, 1)
    with pytest.raises(NotPermitted):
        draft_body_table(
            body_id=told.sector.supreme.pk, year=2020, yaml=TABLE, actor=told.head, at=AT
        )


def test_a_simulation_stands_with_its_findings(told) -> None:
    table = draft_table(cluster_year_id=told.year.pk, yaml=TABLE, actor=told.head, at=AT)
    with pytest.raises(Refused, match="A7"):
        simulate_table(
            table_id=table.pk,
            results=LAST_YEAR.replace(b"A2", b"A7"),
            source="Kết quả năm 2019",
            actor=told.head,
            at=AT,
        )
    table.refresh_from_db()
    assert (table.state, table.simulation) == (TableState.DRAFT, None)
    table = simulate_table(
        table_id=table.pk,
        results=LAST_YEAR,
        source="Kết quả năm 2019",
        actor=told.head,
        at=AT,
    )
    assert table.state == TableState.SIMULATED
    assert table.simulation["not_telling_apart"] == ["A1", "A2", "B2"]


def adopt(table, told, **changed):
    given = {
        "table_id": table.pk,
        "basis": Basis(adopted_on=date(2020, 2, 21)),
        "untried_because": "Cụm mới lập",
        "actor": told.head,
        "at": AT,
    }
    return adopt_table(**(given | changed))


def test_what_adopting_refuses_keeps_nothing(told) -> None:
    table = draft_table(cluster_year_id=told.year.pk, yaml=TABLE, actor=told.head, at=AT)
    elsewhere = plan_conference(
        body_id=told.sector.supreme.pk,
        name="Hội nghị khác",
        kinds=[ConferenceKind.LAUNCH],
        day=date(2020, 2, 21),
        cluster_year_ids=[],
        actor=SYSTEM,
        at=AT,
    )
    from thidua.conferences.models import ConferenceNote  # reason: a row nobody else makes

    note = ConferenceNote.objects.create(conference=elsewhere, kind="adopted", text="Thông qua")
    cases = {
        "chưa chấm thử": {"untried_because": " "},
        "Chưa có căn cứ": {},
        "hội nghị của cụm khác": {"basis": Basis(note_id=note.pk, adopted_on=date(2020, 2, 21))},
        "ở sau hôm nay": {"basis": Basis(note_id=note.pk, adopted_on=date(2020, 12, 3))},
    }
    for words, changed in cases.items():
        with pytest.raises(Refused, match=words):
            adopt(table, told, **changed)
    assert not ScoreSheet.objects.exists()
    told.year.refresh_from_db()
    assert told.year.state == "pledged"


def test_a_void_paper_adopts_nothing(scoring) -> None:
    void_document(document_id=scoring.paper.pk, reason="Ban hành lại", actor=SYSTEM, at=AT)
    table = draft_table(
        cluster_year_id=scoring.year.pk,
        yaml=TABLE.replace("2.5", "2"),
        actor=scoring.head,
        at=AT,
    )
    with pytest.raises(Refused, match="đã hủy"):
        adopt(
            table,
            scoring,
            basis=Basis(document_id=scoring.paper.pk, adopted_on=date(2020, 3, 1)),
        )


def test_adopting_opens_a_sheet_for_each_member_and_moves_the_year_on(scoring) -> None:
    assert [sheet.state for sheet in scoring.sheets] == [SheetState.OPEN] * 3
    assert scoring.year.state == "scoring"
    rows = entry_rows(entries_for_subject(scoring.table))
    assert "1/QC-CTĐ" in rows[0].sentence


def test_a_pledged_target_is_taken_over_frozen(told) -> None:
    pledged = [Pledged(unit_id=told.units[1].pk, criterion="A1", target="92,5")]
    scoring = adopted(told, pledged=pledged)
    cell = SheetCell.objects.get()
    assert (cell.sheet.unit_id, cell.text, cell.pledged) == (told.units[1].pk, "92.5", True)
    for actor in (scoring.officers[1], scoring.head):
        with pytest.raises(Refused, match="giao ước"):
            enter(scoring.sheets[1], "A1", "target", "80", actor)
    cell.refresh_from_db()
    assert cell.text == "92.5"


def test_a_new_version_freezes_the_old_entries_and_carries_over_what_stands(scoring) -> None:
    fill(scoring, 0, numerator="95")
    later = draft_table(
        cluster_year_id=scoring.year.pk,
        yaml=TABLE.replace('per_event: "2.5"', 'per_event: "2"'),
        actor=scoring.head,
        at=AT,
    )
    adopt(
        later,
        scoring,
        basis=Basis(document_id=scoring.paper.pk, adopted_on=date(2020, 6, 1)),
    )
    old = scoring.sheets[0]
    old.refresh_from_db()
    assert (old.state, old.table.state) == (SheetState.FROZEN, TableState.SUPERSEDED)
    with pytest.raises(Refused, match="khóa"):
        enter(old, "A1", "target", "80", scoring.officers[0])
    new = ScoreSheet.objects.get(table=later, unit=scoring.units[0])
    carried = set(new.cells.values_list("criterion", flat=True))
    assert carried == {"A1", "B1", "B2", "C1"}, "A2 has another rule now"
    assert old.cells.filter(criterion="A2").exists()


def test_who_joins_later_gets_a_sheet_and_who_left_does_not(told) -> None:
    membership = told.year.memberships.get(unit=told.units[2])
    end_membership(
        membership_id=membership.pk,
        end=date(2020, 6, 30),
        reason="Sáp nhập",
        actor=SYSTEM,
        at=AT,
    )
    from thidua.scoring.models import ScoreSheet as Sheet  # reason: read after the fixture

    scoring = adopted_two(told)
    assert Sheet.objects.filter(table=scoring).count() == 2
    with pytest.raises(Refused, match="Mọi đơn vị"):
        open_missing_sheets(cluster_year_id=told.year.pk, actor=told.head, at=AT)


def adopted_two(told):
    from tests.support.sector import make_paper  # reason: only here
    from thidua.documents.enums import DocumentKind  # reason: only here

    paper = make_paper(DocumentKind.REGULATION, "2", "QC-CTĐ", date(2020, 2, 21), told.units[0])
    table = draft_table(cluster_year_id=told.year.pk, yaml=TABLE, actor=told.head, at=AT)
    return adopt(table, told, basis=Basis(document_id=paper.pk, adopted_on=date(2020, 3, 1)))


def test_core_text_of_a_table_is_what_the_command_takes(scoring, tmp_path) -> None:
    from thidua.scoring.queries import year_results, year_scores, year_table

    fill(scoring, 0, numerator="95")
    fill(scoring, 1, numerator="81", late="2")
    table, results = tmp_path / "bang.yaml", tmp_path / "ket-qua.csv"
    table.write_text(year_table(scoring.year.pk), encoding="utf-8")
    results.write_text(year_results(scoring.year.pk), encoding="utf-8")
    printed = subprocess.run(
        [sys.executable, "-m", "thidua", "score", str(table), str(results), "--json"],
        capture_output=True,
        check=True,
    )
    assert printed.stdout == year_scores(scoring.year.pk).encode()
