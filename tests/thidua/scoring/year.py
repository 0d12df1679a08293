"""A cluster of three units under a small table, for tests of scoring."""

from datetime import date
from types import SimpleNamespace

from tests.support.sector import (
    acting,
    cluster_ten,
    for_cluster,
    make_paper,
    make_province,
    small_sector,
)
from thidua.clusters.actions import move_on, name_lead
from thidua.clusters.enums import ClusterState, LeadHow, LeadRole
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.people.enums import Role
from thidua.scoring.actions import Basis, adopt_table, draft_table, enter_cell
from thidua.scoring.domain.columns import REASONS
from thidua.scoring.models import ScoreSheet, SheetCell

YEAR = 2020
DAY = date(2020, 12, 2)
AT = moment(DAY, 9)
TABLE = """\
table: Bảng tiêu chí thử
year: 2020
points: {unit: "0.1", round: half_up}
ties: ["section:A", fewest_penalties, shared_rank]
grades:
  - {grade: xuat-sac, title: Xuất sắc, at_least_share: "0.9", gates: [{criterion: A2, at_least_share: "1"}]}
  - {grade: hoan-thanh, title: Hoàn thành}
sections:
  - code: A
    title: Chuyên môn
    max: "60"
    criteria:
      - {code: A1, title: Tỷ lệ giải quyết, max: "40", rule: {kind: proportional}, not_arisen: full}
      - {code: A2, title: Báo cáo đúng hạn, max: "20", rule: {kind: deduct, per_event: "2.5"}}
  - code: B
    title: Xây dựng đơn vị
    max: "40"
    criteria:
      - {code: B1, title: Phong trào, max: "20", rule: {kind: leader_relative}}
      - {code: B2, title: Văn hóa công sở, max: "20", rule: {kind: given}}
  - code: C
    title: Điểm cộng
    kind: bonus
    max: "5"
    criteria: [{code: C1, title: Khen, rule: {kind: per_event, events: {bang-khen: "2", giay-khen: "1"}}}]
knock_outs:
  - {code: K1, title: Có người bị kỷ luật, effect: not_ranked}
"""


def make_year(*, members: int = 3, until: str = "pledged") -> SimpleNamespace:
    """A cluster's year with a head, its units, and who acts for them."""
    sector = small_sector()
    units = [sector.long_an, sector.ben_tre, make_province("Vĩnh Long", sector.supreme)][:members]
    year = cluster_ten(sector.supreme, *units)
    name_lead(
        cluster_year_id=year.pk,
        unit_id=units[0].pk,
        role=LeadRole.HEAD,
        how=LeadHow.DESIGNATED,
        start=date(YEAR, 1, 1),
        actor=SYSTEM,
        at=moment(date(YEAR, 1, 2)),
    )
    for state in (ClusterState.PLANNED, ClusterState.PLEDGED):
        move_on(cluster_year_id=year.pk, to=state, actor=SYSTEM, at=moment(date(YEAR, 2, 1)))
        if state == until:
            break
    year.refresh_from_db()
    return SimpleNamespace(
        sector=sector,
        year=year,
        units=units,
        head=for_cluster(year.pk),
        office=sector.office,
        officers=[acting(Role.UNIT_OFFICER, unit, name=f"Người của {unit.pk}") for unit in units],
    )


def adopted(told: SimpleNamespace, *, yaml: str = TABLE, **changed: object) -> SimpleNamespace:
    """The same with a table in use and a sheet for each unit."""
    paper = make_paper(DocumentKind.REGULATION, "1", "QC-CTĐ", date(YEAR, 2, 21), told.units[0])
    table = draft_table(cluster_year_id=told.year.pk, yaml=yaml, actor=told.head, at=AT)
    told.table = adopt_table(
        table_id=table.pk,
        basis=Basis(document_id=paper.pk, adopted_on=date(YEAR, 2, 21)),
        untried_because="Cụm mới lập, chưa có kết quả năm trước",
        actor=told.head,
        at=AT,
        **changed,
    )
    told.paper = paper
    told.sheets = [ScoreSheet.objects.get(table=told.table, unit=unit) for unit in told.units]
    told.year.refresh_from_db()
    return told


def enter(sheet: ScoreSheet, criterion: str, column: str, text: str, actor, **more):
    """Enter a cell as somebody who sees its present version."""
    cells = SheetCell.objects.filter(sheet=sheet, criterion=criterion)
    seen = dict(cells.filter(event=more.get("event", "")).values_list("column", "version"))
    version = more.pop("version", seen.get(column, 0))
    more.setdefault("reason_version", seen.get(REASONS.get(column, ""), 0))
    return enter_cell(
        sheet_id=sheet.pk,
        criterion=criterion,
        column=column,
        text=text,
        version=version,
        actor=actor,
        at=more.pop("at", AT),
        **more,
    )


def fill(told: SimpleNamespace, place: int, *, numerator: str, late: str = "0") -> ScoreSheet:
    """Fill the sheet of a unit with figures and what it claims for its culture."""
    sheet, officer = told.sheets[place], told.officers[place]
    for criterion, column, text in (
        ("A1", "target", "90"),
        ("A1", "numerator", numerator),
        ("A1", "denominator", "100"),
        ("A2", "count", late),
        ("B1", "target", "10"),
        ("B1", "actual", "12"),
        ("B2", "claimed", "18"),
    ):
        enter(sheet, criterion, column, text, officer)
    enter(sheet, "C1", "count", "1", officer, event="bang-khen")
    enter(sheet, "C1", "count", "0", officer, event="giay-khen")
    return sheet
