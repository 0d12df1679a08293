"""Closed vocabularies of the documents, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class DocumentKind(models.TextChoices):
    """Kinds of papers that the work meets (Nghị định 30/2020/NĐ-CP, Điều 7, and the pledge)."""

    DIRECTIVE = "directive", _("Chỉ thị")
    RESOLUTION = "resolution", _("Nghị quyết")
    DECISION = "decision", _("Quyết định")
    REGULATION = "regulation", _("Quy chế")
    GUIDANCE = "guidance", _("Hướng dẫn")
    PLAN = "plan", _("Kế hoạch")
    PROGRAMME = "programme", _("Chương trình")
    NOTICE = "notice", _("Thông báo")
    REPORT = "report", _("Báo cáo")
    MINUTES = "minutes", _("Biên bản")
    SUBMISSION_LETTER = "submission_letter", _("Tờ trình")
    INVITATION = "invitation", _("Giấy mời")
    OFFICIAL_LETTER = "official_letter", _("Công văn")
    PLEDGE = "pledge", _("Giao ước thi đua")
    CRITERIA_TABLE = "criteria_table", _("Bảng tiêu chí chấm điểm")
    APPENDIX = "appendix", _("Phụ lục")
    LAW = "law", _("Luật")
    DECREE = "decree", _("Nghị định")
    CIRCULAR = "circular", _("Thông tư")
    NEWS = "news", _("Tin, bài")
    OTHER = "other", _("Văn bản khác")


class DocumentState(models.TextChoices):
    """How far a paper of the office has come; papers of others are ``issued`` from the start."""

    DRAFT = "draft", _("Dự thảo")
    SIGNED = "signed", _("Đã ký, chờ số")
    ISSUED = "issued", _("Đã ban hành")
    VOID = "void", _("Đã hủy")


class RelationKind(models.TextChoices):
    """How a paper stands to another."""

    BASED_ON = "based_on", _("Căn cứ")
    CARRIES_OUT = "carries_out", _("Thực hiện")
    REPLACES = "replaces", _("Thay thế")
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    ATTACHED_TO = "attached_to", _("Kèm theo")
    REPORTS_ON = "reports_on", _("Đưa tin về")

    @property
    def reverse_label(self) -> str:
        """The relation as the other paper sees it."""
        return str(_REVERSE[self])


_REVERSE = {
    RelationKind.BASED_ON: _("Là căn cứ của"),
    RelationKind.CARRIES_OUT: _("Được thực hiện bằng"),
    RelationKind.REPLACES: _("Được thay bằng"),
    RelationKind.AMENDS: _("Được sửa đổi bởi"),
    RelationKind.ATTACHED_TO: _("Có kèm theo"),
    RelationKind.REPORTS_ON: _("Được đưa tin trong"),
}


class SeriesSource(models.TextChoices):
    """Who gives the numbers of a series."""

    OFFICE = "office", _("Văn thư cấp, nhập sau khi ký")
    OWN = "own", _("Phần mềm cấp, liên tục")

    @property
    def giver(self) -> str:
        """Who gives the numbers, in a word within a sentence."""
        return str(_("văn thư") if self is SeriesSource.OFFICE else _("phần mềm"))


class NumberState(models.TextChoices):
    """What became of a number."""

    RESERVED = "reserved", _("Đang giữ")
    TAKEN = "taken", _("Đã cấp")
    VOID = "void", _("Đã hủy")


class RequestState(models.TextChoices):
    """How far the signing of a paper has come."""

    OPEN = "open", _("Đang ký")
    COMPLETE = "complete", _("Đã ký đủ")
    WITHDRAWN = "withdrawn", _("Đã rút")


class SlotState(models.TextChoices):
    """What is in one place to sign."""

    WAITING = "waiting", _("Chờ ký")
    SIGNED = "signed", _("Đã ký số")
    PAPER = "paper", _("Bản giấy có dấu, không phải chữ ký số")


class SlotWay(models.TextChoices):
    """How a place came to be signed."""

    KEY = "key", _("Ký trên trang này")
    RETURNED = "returned", _("Ký nơi khác rồi gửi lại")
    PAPER = "paper", _("Bản giấy quét")


SIGNATURES_REQUESTED = verb(
    "signatures.requested", _("mở ký {citation}, {count} nơi ký"), privacy=Privacy.OPEN
)
SIGNATURES_WITHDRAWN = verb(
    "signatures.withdrawn", _("rút việc ký {citation}: {reason}"), privacy=Privacy.OPEN
)
SIGNATURE_GIVEN_OUT = verb(
    "signature.given_out", _("tải bản chờ ký của {unit}: {citation}"), privacy=Privacy.OPEN
)
SIGNATURE_MADE = verb("signature.made", _("ký số {citation}, nơi ký {unit}"), privacy=Privacy.OPEN)
SIGNATURE_RETURNED = verb(
    "signature.returned", _("nhận bản {unit} đã ký số gửi lại: {citation}"), privacy=Privacy.OPEN
)
SIGNATURE_ON_PAPER = verb(
    "signature.on_paper",
    _("nhận bản giấy có dấu của {unit} (không phải chữ ký số): {citation}"),
    privacy=Privacy.OPEN,
)
CERTIFICATE_REGISTERED = verb(
    "certificate.registered",
    _("đăng ký chứng thư số {fingerprint} của {name}"),
    privacy=Privacy.PERSONAL,
)
CERTIFICATE_REVOKED = verb(
    "certificate.revoked",
    _("ghi chứng thư số {fingerprint} của {name} không dùng nữa: {reason}"),
    privacy=Privacy.PERSONAL,
)
ANCHOR_INSTALLED = verb(
    "anchor.installed",
    _("tin chứng thư gốc {subject_name}, vân tay {fingerprint}"),
    privacy=Privacy.OPEN,
)
ANCHOR_REMOVED = verb(
    "anchor.removed",
    _("thôi tin chứng thư gốc {subject_name}, vân tay {fingerprint}: {reason}"),
    privacy=Privacy.OPEN,
)

DOCUMENT_REGISTERED = verb(
    "document.registered", _("vào sổ văn bản {citation}"), privacy=Privacy.OPEN
)
DOCUMENT_DRAFTED = verb("document.drafted", _("lập dự thảo {title}"), privacy=Privacy.OPEN)
DOCUMENT_CORRECTED = verb(
    "document.corrected", _("sửa {fields} của {citation}"), privacy=Privacy.OPEN
)
DOCUMENT_SIGNED = verb(
    "document.signed", _("ghi {citation} đã ký, chờ văn thư cấp số"), privacy=Privacy.OPEN
)
DOCUMENT_ISSUED = verb(
    "document.issued", _("ghi {citation} đã ban hành, không đánh số"), privacy=Privacy.OPEN
)
DOCUMENT_NUMBERED = verb(
    "document.numbered", _("ghi số {number} cho {title}"), privacy=Privacy.OPEN
)
DOCUMENT_RENUMBERED = verb(
    "document.renumbered", _("sửa số {old} thành {new} của {title}: {reason}"), privacy=Privacy.OPEN
)
DOCUMENT_VOIDED = verb("document.voided", _("hủy {citation}: {reason}"), privacy=Privacy.OPEN)
DOCUMENT_RELATED = verb(
    "document.related", _("ghi {citation}: {relation} {other}"), privacy=Privacy.OPEN
)
DOCUMENT_UNRELATED = verb(
    "document.unrelated", _("bỏ quan hệ {citation} {relation} {other}"), privacy=Privacy.OPEN
)
DOCUMENT_FILED = verb("document.filed", _("đính tệp {name} vào {citation}"), privacy=Privacy.OPEN)
DOCUMENT_PUBLISHED = verb("document.published", _("công khai {citation}"), privacy=Privacy.OPEN)
DOCUMENT_WITHDRAWN = verb(
    "document.withdrawn", _("thôi công khai {citation}: {reason}"), privacy=Privacy.OPEN
)
SERIES_OPENED = verb("series.opened", _("mở sổ số {name} năm {year}"), privacy=Privacy.OPEN)
NUMBER_RESERVED = verb(
    "number.reserved", _("giữ số {number} trong sổ {series}"), privacy=Privacy.OPEN
)
NUMBER_VOIDED = verb(
    "number.voided", _("hủy số {number} trong sổ {series}: {reason}"), privacy=Privacy.OPEN
)
