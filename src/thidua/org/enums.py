"""Closed vocabularies of the organisation, ledger verbs included.

The stored words are those of the packaged dataset; a test compares the two lists.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class Kind(models.TextChoices):
    """What a unit is."""

    SUPREME_PROCURACY = "supreme_procuracy", _("VKSND tối cao")
    SUPREME_UNIT = "supreme_unit", _("đơn vị thuộc VKSND tối cao")
    HIGH_PROCURACY = "high_procuracy", _("VKSND cấp cao")
    PROVINCIAL_PROCURACY = "provincial_procuracy", _("VKSND cấp tỉnh")
    DISTRICT_PROCURACY = "district_procuracy", _("VKSND cấp huyện")
    REGIONAL_PROCURACY = "regional_procuracy", _("VKSND khu vực")
    ROOM = "room", _("phòng")
    PROVINCE = "province", _("tỉnh, thành phố")
    DISTRICT = "district", _("quận, huyện, thị xã")
    COMMUNE = "commune", _("xã, phường, đặc khu")
    OTHER_BODY = "other_body", _("cơ quan, đơn vị khác")


class Level(models.TextChoices):
    """The rung on which a unit stands; a room stands on the rung of its agency."""

    SUPREME = "supreme", _("trung ương")
    HIGH = "high", _("cấp cao")
    PROVINCIAL = "provincial", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    REGIONAL = "regional", _("khu vực")
    COMMUNE = "commune", _("cấp xã")


class Sector(models.TextChoices):
    """Whose hierarchy a unit belongs to; ``TERRITORY`` is land, not an agency."""

    PROCURACY = "procuracy", _("ngành Kiểm sát")
    TERRITORY = "territory", _("đơn vị hành chính")
    OTHER = "other", _("ngành khác")


class LegalPersonality(models.TextChoices):
    """Whether the unit is a legal person; unknown is never read as no."""

    YES = "yes", _("có tư cách pháp nhân")
    NO = "no", _("không có tư cách pháp nhân")
    UNKNOWN = "unknown", _("chưa rõ tư cách pháp nhân")


class Certainty(models.TextChoices):
    """How sure a statement is."""

    OFFICIAL = "official", _("Theo văn bản")
    DERIVED = "derived", _("Suy ra")
    UNKNOWN = "unknown", _("Chưa đủ căn cứ")


class Scheme(models.TextChoices):
    """Who gave a code."""

    GSO = "gso", _("mã đơn vị hành chính của Cục Thống kê")
    PROCURACY_SHORT = "procuracy_short", _("ký hiệu trong ngành Kiểm sát")
    OWN = "own", _("mã do đơn vị tự đặt")


class ReorganisationState(models.TextChoices):
    """Where a reorganisation stands."""

    DRAFT = "draft", _("dự thảo")
    APPLIED = "applied", _("đã áp dụng")
    REVOKED = "revoked", _("đã rút lại")


class StepKind(models.TextChoices):
    """One kind of step of a reorganisation."""

    MERGE = "merge", _("hợp nhất, sáp nhập")
    SPLIT = "split", _("chia, tách")
    RENAME = "rename", _("đổi tên")
    MOVE = "move", _("chuyển đơn vị cấp trên")
    DISSOLVE = "dissolve", _("giải thể, kết thúc hoạt động")
    ESTABLISH = "establish", _("thành lập")
    CHANGE_LEVEL = "change_level", _("đổi cấp")


class LineageKind(models.TextChoices):
    """How a successor follows; ``TERRITORY`` takes land or work without being the legal heir."""

    MERGE = "merge", _("hợp nhất, sáp nhập")
    SPLIT = "split", _("chia, tách")
    CHANGE_LEVEL = "change_level", _("đổi cấp")
    DISSOLVE = "dissolve", _("kết thúc hoạt động")
    TERRITORY = "territory", _("nhận một phần địa bàn, nhiệm vụ")


class StepRole(models.TextChoices):
    """What a unit is to a step."""

    BEFORE = "before", _("trước")
    AFTER = "after", _("sau")


UNIT_CREATED = verb("unit.created", _("lập đơn vị {name}"), privacy=Privacy.OPEN)
UNIT_RENAMED = verb(
    "unit.renamed", _("đổi tên {old} thành {new} từ ngày {since}"), privacy=Privacy.OPEN
)
UNIT_MOVED = verb(
    "unit.moved", _("chuyển {name} về {parent} từ ngày {since}"), privacy=Privacy.OPEN
)
UNIT_CODED = verb("unit.coded", _("ghi mã {code} cho {name} từ ngày {since}"), privacy=Privacy.OPEN)
UNIT_DISSOLVED = verb(
    "unit.dissolved", _("kết thúc hoạt động của {name} sau ngày {last}"), privacy=Privacy.OPEN
)
UNIT_CORRECTED = verb(
    "unit.corrected", _("sửa thông tin ghi nhầm của {name}: {changes}"), privacy=Privacy.OPEN
)
REORGANISATION_APPLIED = verb(
    "reorganisation.applied",
    _("áp dụng “{title}” từ ngày {since}: {steps} bước, {units} đơn vị"),
    privacy=Privacy.OPEN,
)
REORGANISATION_REVOKED = verb(
    "reorganisation.revoked", _("rút lại “{title}”: {reason}"), privacy=Privacy.OPEN
)
ORGANISATION_LOADED = verb(
    "organisation.loaded",
    _("nạp bộ dữ liệu tổ chức: {units} đơn vị, {lineages} quan hệ kế thừa"),
    privacy=Privacy.OPEN,
)
