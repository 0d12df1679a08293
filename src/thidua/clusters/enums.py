"""Closed vocabularies of clusters and blocks, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class ClusterKind(models.TextChoices):
    """Cụm or khối."""

    CLUSTER = "cluster", _("Cụm thi đua")
    BLOCK = "block", _("Khối thi đua")

    @property
    def group(self) -> str:
        """The word to which a role is added: ``Cụm trưởng``, ``Khối phó``."""
        return str(_("Cụm") if self is ClusterKind.CLUSTER else _("Khối"))


class ClusterState(models.TextChoices):
    """How far a cluster's year has come."""

    FORMING = "forming", _("Đang thành lập")
    PLANNED = "planned", _("Đã có kế hoạch")
    PLEDGED = "pledged", _("Đã ký giao ước")
    SCORING = "scoring", _("Đang chấm điểm")
    RANKED = "ranked", _("Đã xếp hạng")
    VOTED = "voted", _("Đã suy tôn")
    CLOSED = "closed", _("Đã khép năm")


class LeadRole(models.TextChoices):
    """Head or deputy head of the year; both are units."""

    HEAD = "head", _("Trưởng")
    DEPUTY = "deputy", _("Phó")

    def of(self, kind: "ClusterKind | str") -> str:
        """The role with its group: ``Cụm trưởng``, ``Khối phó``."""
        return f"{ClusterKind(kind).group} {str(self.label).lower()}"


class LeadHow(models.TextChoices):
    """How a head or deputy came to it."""

    DESIGNATED = "designated", _("Được chỉ định")
    ELECTED = "elected", _("Được bầu")
    ROTATED = "rotated", _("Luân phiên")
    NOMINATED = "nominated", _("Được giới thiệu")
    UNKNOWN = "unknown", _("Chưa rõ cách chọn")


class PointKind(models.TextChoices):
    """What a short text of the cluster's year is."""

    MOTTO = "motto", _("Phương châm")
    TASK = "task", _("Nhiệm vụ trọng tâm")
    MEMBER_KIND = "member_kind", _("Thành phần")


CLUSTER_CREATED = verb("cluster.created", _("lập {name} của {body}"), privacy=Privacy.OPEN)
CLUSTER_YEAR_OPENED = verb(
    "cluster_year.opened", _("mở năm {year} của {name}"), privacy=Privacy.OPEN
)
CLUSTER_YEAR_MOVED = verb(
    "cluster_year.moved", _("chuyển {name} năm {year} sang “{state}”"), privacy=Privacy.OPEN
)
CLUSTER_YEAR_CORRECTED = verb(
    "cluster_year.corrected", _("sửa {fields} của {name} năm {year}"), privacy=Privacy.OPEN
)
MEMBER_JOINED = verb(
    "cluster_member.joined", _("thêm {unit} vào {name} năm {year}"), privacy=Privacy.OPEN
)
MEMBER_LEFT = verb(
    "cluster_member.left",
    _("{unit} thôi là {what} {name} năm {year}: {reason}"),
    privacy=Privacy.OPEN,
)
MEMBER_RESTORED = verb(
    "cluster_member.restored",
    _("ghi {unit} vẫn là {what} {name} năm {year}"),
    privacy=Privacy.OPEN,
)
LEAD_NAMED = verb(
    "cluster_lead.named", _("ghi {unit} làm {role} {name} năm {year}, {how}"), privacy=Privacy.OPEN
)
LEAD_ENDED = verb(
    "cluster_lead.ended",
    _("{unit} thôi làm {role} {name} năm {year}: {reason}"),
    privacy=Privacy.OPEN,
)
OVERSEER_NAMED = verb(
    "cluster_overseer.named",
    _("ghi {overseer} theo dõi {name} năm {year}"),
    privacy=Privacy.PERSONAL,
)
RANKS_WRITTEN = verb(
    "cluster_year.ranks_written",
    _("ghi thứ hạng chung cuộc của {name} năm {year}: {ranks}"),
    privacy=Privacy.OPEN,
)
