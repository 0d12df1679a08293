"""What somebody may do with tables, sheets and rankings, in the words of the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.clusters.enums import ClusterState
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import SheetState, TableState
from thidua.scoring.queries import SheetShown, ranking_of, table_in_use
from thidua_core.scoring import CriteriaTable, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWork:
    """What the pages of a year offer."""

    drafts: bool
    conducts: bool
    """Marks are entered for absent units, agreed, frozen and published."""
    enters_files: bool
    freezes: bool
    publishes: bool
    corrects: bool
    reopens: bool
    """The freeze can be withdrawn."""
    ranked: bool
    """Whether there is a ranking page."""
    brings_figures: bool
    """Whether a statistics annex is taken over here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWork:
    """What the page of a table offers."""

    tries: bool
    adopts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWork:
    """Which steps a sheet can take, by the word of its address."""

    steps: tuple[tuple[str, str], ...]
    returns: bool
    assigns: bool
    fills: bool
    adds_evidence: bool
    brings_figures: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfTable:
    """A section or a criterion of a table, for reading."""

    kind: str
    level: int
    code: str
    title: str
    maximum: str
    rule: str
    appraiser: str
    evidence: bool


def trail_of(year: Any, *, scoring: bool = False) -> list[tuple[str, str]]:
    """The way to the pages of a year's scoring."""
    places = [(str(year), reverse("desk:cluster_year", args=[year.public_id]))]
    if scoring:
        places.append((_("Chấm điểm"), reverse("desk:scoring_year", args=[year.public_id])))
    return places


def work_of_year(actor: Actor, year: Any) -> YearWork:
    """What ``actor`` may do with a year's scoring."""
    conducts = may(actor, "score_year.conduct", year)
    in_use, ranking = table_in_use(year.pk), ranking_of(year.pk)
    running = in_use is not None and ranking is None
    unpublished = conducts and ranking is not None and ranking.published_at is None
    closed = year.state == ClusterState.CLOSED
    return YearWork(
        drafts=may(actor, "criteria_table.draft", year) and ranking is None and not closed,
        conducts=conducts,
        enters_files=conducts and running,
        freezes=conducts and running,
        publishes=unpublished,
        reopens=unpublished,
        corrects=conducts and ranking is not None and not closed,
        ranked=in_use is not None,
        brings_figures=running and may(actor, "score_figures.bring", year),
    )


def work_of_table(actor: Actor, table: Any) -> TableWork:
    """What ``actor`` may do with one version."""
    early = table.state in {TableState.DRAFT, TableState.SIMULATED}
    return TableWork(
        tries=early and may(actor, "criteria_table.draft", table.cluster_year),
        adopts=early and may(actor, "criteria_table.adopt", table.cluster_year),
    )


def work_of_sheet(actor: Actor, sheet: Any, shown: SheetShown) -> SheetWork:
    """Which steps of a sheet are ``actor``'s to take now."""
    fills = may(actor, "score_sheet.fill", sheet)
    appraises = may(actor, "score_sheet.appraise", sheet)
    crosses = may(actor, "score_sheet.cross", sheet) and sheet.crossed_by_id is not None
    state = SheetState(shown.state)
    sent = state in {SheetState.CLAIMED, SheetState.CROSSED}
    offered = (
        ("claim", _("Gửi bảng tự chấm"), fills and state == SheetState.OPEN),
        ("take", _("Mở để xem xét"), appraises and sent and not shown.taken),
        ("cross", _("Gửi điểm chấm chéo"), crosses and state == SheetState.CLAIMED),
        ("appraise", _("Gửi điểm thống nhất"), appraises and sent),
        ("answer", _("Trả lời giải trình"), appraises and shown.waits_for_answer),
        ("explain", _("Gửi giải trình"), fills and state == SheetState.APPRAISED),
        ("recall", _("Lấy lại"), fills and state == SheetState.CLAIMED and not shown.taken),
    )
    in_use = sheet.table.state == TableState.ADOPTED
    steps = tuple((word, label) for word, label, free in offered if free and in_use)
    return SheetWork(
        steps=steps,
        returns=in_use and appraises and (sent or state == SheetState.APPRAISED),
        assigns=in_use and appraises and state in {SheetState.OPEN, SheetState.CLAIMED},
        fills=fills,
        brings_figures=in_use and fills and state == SheetState.OPEN,
        adds_evidence=in_use and fills and state in {SheetState.OPEN, SheetState.APPRAISED},
    )


RULES = {
    "PassFail": gettext_lazy("Đạt hoặc không"),
    "Proportional": gettext_lazy("Theo tỷ lệ so với chỉ tiêu"),
    "LeaderRelative": gettext_lazy("So với đơn vị dẫn đầu"),
    "Tiers": gettext_lazy("Theo mức"),
    "PerEvent": gettext_lazy("Điểm mỗi lần"),
    "Deduct": gettext_lazy("Trừ mỗi lần"),
    "PlusMinus": gettext_lazy("Cộng, trừ mỗi lần"),
    "Shortfall": gettext_lazy("Theo phần còn thiếu"),
    "PerPercent": gettext_lazy("Trừ mỗi điểm phần trăm"),
    "Given": gettext_lazy("Người thẩm định cho"),
}


def contents_of(yaml: str) -> list[LineOfTable]:
    """The table, line after line."""
    table: CriteriaTable = table_of(yaml)
    return [line for section in table.sections for line in _lines(section, 0)]


def _lines(section: Section, level: int) -> Iterator[LineOfTable]:
    yield LineOfTable(
        kind="section",
        level=level,
        code=section.code,
        title=section.title,
        maximum="" if section.maximum is None else str(section.maximum),
        rule="",
        appraiser="",
        evidence=False,
    )
    for child in section.sections:
        yield from _lines(child, level + 1)
    for each in section.criteria:
        yield LineOfTable(
            kind="criterion",
            level=level + 1,
            code=each.code,
            title=each.title,
            maximum="" if each.maximum is None else str(each.maximum),
            rule=str(RULES[type(each.rule).__name__]),
            appraiser=each.appraiser,
            evidence=each.evidence_required,
        )
