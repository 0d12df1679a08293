"""Closed vocabularies of the exchange, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class ImportKind(models.TextChoices):
    """What a file brings."""

    UNITS = "units", _("Đơn vị")
    PEOPLE = "people", _("Người")
    DOCUMENTS = "documents", _("Văn bản đi")
    RATINGS = "ratings", _("Xếp loại chất lượng")
    REGISTRATIONS = "registration", _("Đăng ký thi đua")


class ExportKind(models.TextChoices):
    """What a file takes out: all that can be brought in, and lists that are only read."""

    UNITS = "units", _("Đơn vị")
    PEOPLE = "people", _("Người")
    DOCUMENTS = "documents", _("Văn bản đi")
    RATINGS = "ratings", _("Xếp loại chất lượng")
    REGISTRATIONS = "registration", _("Đăng ký thi đua")
    MOVEMENTS = "movements", _("Phong trào")
    CLUSTERS = "clusters", _("Cụm, khối")


class ImportState(models.TextChoices):
    """Where an import stands; a dry run has changed nothing."""

    DRY_RUN = "dry_run", _("Mới xem thử")
    APPLIED = "applied", _("Đã nhập")
    UNDONE = "undone", _("Đã rút lại")


class MadeKind(models.TextChoices):
    """What an import made; the words of the ledger for these things."""

    UNIT = "org.unit", _("đơn vị")
    PERSON = "people.person", _("người")
    POST = "people.post", _("chức vụ")
    ACCOUNT = "people.account", _("tài khoản")
    DOCUMENT = "documents.document", _("văn bản")
    RATING = "records.annualassessment", _("xếp loại")
    REGISTRATION = "registrations.registration", _("đăng ký")


IMPORT_APPLIED = verb(
    "import.applied",
    _("nhập {count} dòng {kind} từ tệp {file}"),
    privacy=Privacy.OPEN,
)
IMPORT_UNDONE = verb(
    "import.undone",
    _("rút lại {count} dòng {kind} đã nhập từ tệp {file}"),
    privacy=Privacy.OPEN,
)
YEAR_HANDED_OVER = verb(
    "cluster_year.handed_over",
    _("bàn giao {name} năm {year} cho {receiver}: bộ hồ sơ {files} tệp, mã băm {sha256}"),
    privacy=Privacy.OPEN,
)
