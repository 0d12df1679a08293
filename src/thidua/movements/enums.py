"""Closed vocabularies of movements and guidance, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class MovementKind(models.TextChoices):
    """Regular, or themed and bounded (a campaign)."""

    REGULAR = "regular", _("Thường xuyên")
    THEMED = "themed", _("Chuyên đề")


class MovementScope(models.TextChoices):
    """How far a movement reaches."""

    WHOLE_SECTOR = "whole_sector", _("Toàn ngành")
    PROVINCE = "province", _("Toàn tỉnh")
    CLUSTER = "cluster", _("Cụm, khối")
    UNIT = "unit", _("Trong đơn vị")


class MovementState(models.TextChoices):
    """How far a movement has come."""

    DRAFT = "draft", _("Đang soạn")
    LAUNCHED = "launched", _("Đã phát động")
    REVIEWED = "reviewed", _("Đã tổng kết")
    CANCELLED = "cancelled", _("Đã hủy")


class ReviewKind(models.TextChoices):
    """A review on the way, of which there may be several, or the one that closes the movement."""

    MIDWAY = "midway", _("Sơ kết")
    FINAL = "final", _("Tổng kết")


class ContentKind(models.TextChoices):
    """The six contents that a themed movement must have (TT 01/2019/TT-VKSTC Điều 6 khoản 2),
    and further particulars that directives give.
    """

    PERIOD = "period", _("Thời gian")
    PURPOSE = "purpose", _("Mục đích")
    REQUIREMENT = "requirement", _("Yêu cầu")
    TARGET = "target", _("Chỉ tiêu")
    CONTENT = "content", _("Nội dung")
    MEASURE = "measure", _("Giải pháp, tổ chức thực hiện")


class DeliveryState(models.TextChoices):
    """How far a unit below has come with a movement."""

    SENT = "sent", _("Đã gửi")
    ACKNOWLEDGED = "acknowledged", _("Đã nhận")
    LAUNCHED = "launched", _("Đã phát động")
    ENDED = "ended", _("Thôi theo dõi")


class Topic(models.TextChoices):
    """What a point of a directive is about, where other pages look for it."""

    CHANNEL = "channel", _("Kênh tuyên truyền")
    CASCADE = "cascade", _("Phát động ở cấp dưới")
    INITIATIVE = "initiative", _("Tổng hợp, phổ biến sáng kiến, cách làm hay")
    CONTINUED = "continued", _("Phong trào được tiếp tục")


class ObligationRule(models.TextChoices):
    """What happens to a deadline on a day off."""

    STAY = "stay", _("Giữ nguyên ngày")
    NEXT_WORKING_DAY = "next_working_day", _("Dời sang ngày làm việc sau")
    PREVIOUS_WORKING_DAY = "previous_working_day", _("Dời về ngày làm việc trước")


class Addressee(models.TextChoices):
    """Which units a duty is put to exactly; its words may say more."""

    TEXT = "text", _("Chỉ ghi bằng chữ")
    BELOW = "below", _("Mọi đơn vị trực thuộc")
    ALL_BELOW = "all_below", _("Mọi đơn vị cấp dưới, qua mọi cấp")
    CLUSTER = "cluster", _("Mọi thành viên của một cụm, khối")
    NAMED = "named", _("Các đơn vị được nêu tên")


MOVEMENT_DRAFTED = verb("movement.drafted", _("soạn phong trào {name}"), privacy=Privacy.OPEN)
MOVEMENT_CHANGED = verb("movement.changed", _("sửa {fields} của {name}"), privacy=Privacy.OPEN)
MOVEMENT_LAUNCHED = verb(
    "movement.launched", _("phát động {name}, gửi {count} đơn vị"), privacy=Privacy.OPEN
)
MOVEMENT_CANCELLED = verb("movement.cancelled", _("hủy {name}: {reason}"), privacy=Privacy.OPEN)
MOVEMENT_PUBLISHED = verb("movement.published", _("công khai {name}"), privacy=Privacy.OPEN)
MOVEMENT_UNPUBLISHED = verb(
    "movement.unpublished", _("thôi công khai {name}: {reason}"), privacy=Privacy.OPEN
)
MOVEMENT_REMINDED = verb(
    "movement.reminded", _("nhắc {count} đơn vị về {name}"), privacy=Privacy.OPEN
)
MOVEMENT_REVIEWED = verb(
    "movement.reviewed", _("ghi sơ kết {name} ngày {day}"), privacy=Privacy.OPEN
)
MOVEMENT_CLOSED = verb("movement.closed", _("ghi tổng kết {name} ngày {day}"), privacy=Privacy.OPEN)
MOVEMENT_REVIEW_WITHDRAWN = verb(
    "movement.review_withdrawn",
    _("bỏ lần {kind} ngày {day} của {name}: {reason}"),
    privacy=Privacy.OPEN,
)
DELIVERY_ACKNOWLEDGED = verb(
    "movement_delivery.acknowledged", _("{unit} xác nhận đã nhận {name}"), privacy=Privacy.OPEN
)
DELIVERY_LAUNCHED = verb(
    "movement_delivery.launched", _("{unit} phát động {name} bằng {plan}"), privacy=Privacy.OPEN
)
DELIVERY_PASSED = verb(
    "movement_delivery.passed",
    _("chuyển {name} từ {old} sang {unit}: {reason}"),
    privacy=Privacy.OPEN,
)
DELIVERY_ENDED = verb(
    "movement_delivery.ended", _("thôi theo dõi {name} ở {unit}: {reason}"), privacy=Privacy.OPEN
)
DELIVERY_RESTORED = verb(
    "movement_delivery.restored", _("theo dõi lại {name} ở {unit}: {reason}"), privacy=Privacy.OPEN
)
GUIDANCE_ENTERED = verb(
    "year_guidance.entered", _("nhập hướng dẫn năm {year} của {body}"), privacy=Privacy.OPEN
)
OBLIGATION_SET = verb(
    "obligation.set", _("quy định {who} gửi {paper} trước {due}"), privacy=Privacy.OPEN
)
OBLIGATION_REMOVED = verb(
    "obligation.removed", _("bỏ quy định gửi {paper}: {reason}"), privacy=Privacy.OPEN
)
OBLIGATION_MET = verb("obligation.met", _("ghi {unit} đã gửi {paper}"), privacy=Privacy.OPEN)
HANDOVER_WITHDRAWN = verb(
    "obligation.handover_withdrawn",
    _("bỏ ghi {unit} đã gửi {paper}: {reason}"),
    privacy=Privacy.OPEN,
)
