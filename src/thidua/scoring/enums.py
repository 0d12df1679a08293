"""Closed vocabularies of scoring, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class TableState(models.TextChoices):
    """How far a criteria table has come."""

    DRAFT = "draft", _("Dự thảo")
    SIMULATED = "simulated", _("Đã chấm thử")
    ADOPTED = "adopted", _("Đã thông qua")
    SUPERSEDED = "superseded", _("Đã thay bằng bản sau")


class SheetState(models.TextChoices):
    """How far a unit's sheet has come."""

    OPEN = "open", _("Đang tự chấm")
    CLAIMED = "claimed", _("Đã tự chấm")
    CROSSED = "crossed", _("Đã chấm chéo")
    APPRAISED = "appraised", _("Đã thống nhất điểm")
    EXPLAINED = "explained", _("Có giải trình")
    FROZEN = "frozen", _("Đã khóa điểm")
    PUBLISHED = "published", _("Đã công bố")
    CORRECTED = "corrected", _("Đã đính chính")


TABLE_DRAFTED = verb(
    "criteria_table.drafted",
    _("soạn bảng tiêu chí bản {version} của {name} năm {year}"),
    privacy=Privacy.OPEN,
)
TABLE_SIMULATED = verb(
    "criteria_table.simulated",
    _("chấm thử bảng tiêu chí bản {version} của {name} năm {year} trên {source}"),
    privacy=Privacy.OPEN,
)
TABLE_ADOPTED = verb(
    "criteria_table.adopted",
    _("ghi bảng tiêu chí bản {version} của {name} năm {year} được thông qua theo {basis}"),
    privacy=Privacy.OPEN,
)
SHEETS_OPENED = verb(
    "score_sheet.opened", _("mở phiếu chấm điểm năm {year} cho {units}"), privacy=Privacy.OPEN
)
SHEET_CLAIMED = verb(
    "score_sheet.claimed",
    _("gửi bảng tự chấm của {unit} năm {year}, {count} ô có thay đổi"),
    privacy=Privacy.PERSONAL,
)
SHEET_RECALLED = verb(
    "score_sheet.recalled", _("lấy lại bảng tự chấm của {unit} năm {year}"), privacy=Privacy.OPEN
)
SHEET_TAKEN = verb(
    "score_sheet.taken", _("mở bảng tự chấm của {unit} năm {year} để xem xét"), privacy=Privacy.OPEN
)
SHEET_RETURNED = verb(
    "score_sheet.returned",
    _("đề nghị {unit} bổ sung bảng tự chấm năm {year}: {reason}"),
    privacy=Privacy.PERSONAL,
)
CROSSING_ASSIGNED = verb(
    "score_sheet.assigned",
    _("phân công {scorer} chấm chéo {unit} năm {year}"),
    privacy=Privacy.OPEN,
)
SCORERS_DRAWN = verb(
    "score_year.drawn",
    _("bốc thăm chấm chéo của {name} năm {year} theo mã số {code}"),
    privacy=Privacy.OPEN,
)
SHEET_CROSSED = verb(
    "score_sheet.crossed",
    _("gửi điểm chấm chéo {unit} năm {year}, {count} ô có thay đổi"),
    privacy=Privacy.PERSONAL,
)
SHEET_APPRAISED = verb(
    "score_sheet.appraised",
    _("gửi điểm thống nhất của {unit} năm {year}, {count} ô có thay đổi"),
    privacy=Privacy.PERSONAL,
)
SHEET_EXPLAINED = verb(
    "score_sheet.explained",
    _("gửi giải trình của {unit} năm {year} về {criteria}"),
    privacy=Privacy.PERSONAL,
)
SHEET_ANSWERED = verb(
    "score_sheet.answered",
    _("trả lời giải trình của {unit} năm {year}, {count} ô có thay đổi"),
    privacy=Privacy.PERSONAL,
)
RESULTS_ENTERED = verb(
    "score_results.entered",
    _("nhập kết quả của {units} năm {year} từ tệp {file}, {count} ô có thay đổi"),
    privacy=Privacy.PERSONAL,
)
FIGURES_ENTERED = verb(
    "score_figures.entered",
    _(
        "nhập số liệu của {units} năm {year} từ phụ lục {file}, {count} ô có thay đổi, trong đó "
        "{replaced} ô thay số liệu đã có"
    ),
    privacy=Privacy.PERSONAL,
)
EVIDENCE_ADDED = verb(
    "score_evidence.added",
    _("gắn minh chứng {file} vào tiêu chí {criterion} của {unit} năm {year}"),
    privacy=Privacy.PERSONAL,
)
EVIDENCE_BROUGHT = verb(
    "score_evidence.brought",
    _("gắn {count} tệp minh chứng vào phiếu chấm điểm của {unit} năm {year}"),
    privacy=Privacy.PERSONAL,
)
EVIDENCE_WITHDRAWN = verb(
    "score_evidence.withdrawn",
    _("rút minh chứng {file} khỏi tiêu chí {criterion} của {unit} năm {year}"),
    privacy=Privacy.PERSONAL,
)
YEAR_FROZEN = verb(
    "score_year.frozen",
    _("khóa bảng điểm của {name} năm {year}, {count} đơn vị"),
    privacy=Privacy.PERSONAL,
)
YEAR_PUBLISHED = verb(
    "score_year.published",
    _("công bố kết quả xếp hạng của {name} năm {year}"),
    privacy=Privacy.OPEN,
)
YEAR_REOPENED = verb(
    "score_year.reopened",
    _("rút khóa bảng điểm của {name} năm {year}: {reason}"),
    privacy=Privacy.PERSONAL,
)
YEAR_CORRECTED = verb(
    "score_year.corrected",
    _("đính chính điểm của {units} trong {name} năm {year}: {reason}"),
    privacy=Privacy.PERSONAL,
)
