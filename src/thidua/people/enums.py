"""Closed vocabularies of the people, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class Sex(models.TextChoices):
    """As the registers of officials write it."""

    MALE = "nam", _("Nam")
    FEMALE = "nu", _("Nữ")
    UNKNOWN = "unknown", _("Chưa rõ")


class Leadership(models.TextChoices):
    """How a post stands to the leadership of its unit."""

    NONE = "none", _("Không giữ chức vụ lãnh đạo")
    DEPUTY = "deputy", _("Cấp phó")
    ACTING = "acting", _("Phụ trách")
    HEAD = "head", _("Cấp trưởng")


class PostKind(models.TextChoices):
    """Why a person holds a post in that unit."""

    REGULAR = "regular", _("Biên chế")
    SECONDED = "seconded", _("Biệt phái")
    CONCURRENT = "concurrent", _("Kiêm nhiệm")


class PostEnd(models.TextChoices):
    """Why a post ended."""

    TRANSFER = "transfer", _("Chuyển công tác")
    PROMOTION = "promotion", _("Thay đổi chức vụ")
    RETIREMENT = "retirement", _("Nghỉ hưu")
    RESIGNATION = "resignation", _("Thôi việc")
    DEATH = "death", _("Từ trần")
    REORGANISATION = "reorganisation", _("Sắp xếp tổ chức")


class Role(models.TextChoices):
    """What an account may come to do; each role counts in one scope."""

    ADMINISTRATOR = "administrator", _("Người quản trị")
    STANDING_OFFICE = "standing_office", _("Thường trực Hội đồng")
    CLUSTER_OFFICER = "cluster_officer", _("Cán bộ của Cụm trưởng")
    UNIT_HEAD = "unit_head", _("Thủ trưởng đơn vị")
    UNIT_OFFICER = "unit_officer", _("Cán bộ thi đua của đơn vị")
    COUNCIL_MEMBER = "council_member", _("Ủy viên Hội đồng")
    COUNCIL_SECRETARY = "council_secretary", _("Thư ký Hội đồng")
    RECORDS_CLERK = "records_clerk", _("Văn thư")
    CHIEF_OF_OFFICE = "chief_of_office", _("Chánh Văn phòng")
    ACCOUNTANT = "accountant", _("Kế toán")
    PUBLICITY = "publicity", _("Tổ tuyên truyền")


class ScopeKind(models.TextChoices):
    """Where a role counts. ``unit`` includes the units below it only where a rule says so."""

    SYSTEM = "system", _("Toàn hệ thống")
    UNIT = "unit", _("Đơn vị")
    CLUSTER_YEAR = "cluster_year", _("Cụm, khối của năm")
    COUNCIL = "council", _("Hội đồng")


PERSON_CREATED = verb("person.created", _("thêm hồ sơ của {name}"), privacy=Privacy.PERSONAL)
PERSON_CORRECTED = verb(
    "person.corrected", _("sửa {fields} trong hồ sơ của {name}"), privacy=Privacy.PERSONAL
)
PERSON_ERASED = verb(
    "person.erased", _("xóa dữ liệu cá nhân theo yêu cầu: {reason}"), privacy=Privacy.OPEN
)
POST_BEGUN = verb(
    "post.begun", _("ghi {name} giữ {position} tại {unit} từ {start}"), privacy=Privacy.PERSONAL
)
POST_ENDED = verb(
    "post.ended", _("ghi {name} thôi {position} tại {unit} từ {end}"), privacy=Privacy.PERSONAL
)
POST_REOPENED = verb(
    "post.reopened", _("ghi {name} vẫn giữ {position} tại {unit}"), privacy=Privacy.PERSONAL
)
ACCOUNT_CREATED = verb("account.created", _("mở tài khoản {username}"), privacy=Privacy.PERSONAL)
ACCOUNT_CLOSED = verb("account.closed", _("khóa tài khoản {username}"), privacy=Privacy.PERSONAL)
ACCOUNT_REOPENED = verb(
    "account.reopened", _("mở lại tài khoản {username}"), privacy=Privacy.PERSONAL
)
RESET_LINK_ISSUED = verb(
    "account.reset_issued",
    _("cấp đường dẫn đặt lại mật khẩu cho {username}"),
    privacy=Privacy.PERSONAL,
)
PASSWORD_RESET = verb(
    "account.password_reset",
    _("đặt lại mật khẩu của {username} bằng đường dẫn một lần"),
    privacy=Privacy.PERSONAL,
)
PASSWORD_CHANGED = verb(
    "account.password_changed", _("đổi mật khẩu của {username}"), privacy=Privacy.PERSONAL
)
ACCOUNT_SHUT = verb(
    "account.shut",
    _("tạm khóa đăng nhập {username} vì nhiều lần sai mật khẩu"),
    privacy=Privacy.PERSONAL,
)
SECOND_STEP_ADDED = verb(
    "account.second_step_added", _("thêm {kind} cho {username}"), privacy=Privacy.PERSONAL
)
SECOND_STEP_REMOVED = verb(
    "account.second_step_removed", _("gỡ {kind} của {username}"), privacy=Privacy.PERSONAL
)
SECOND_STEPS_TAKEN = verb(
    "account.second_steps_taken",
    _("gỡ xác thực hai bước của {username} do bị mất"),
    privacy=Privacy.PERSONAL,
)
SESSION_ENDED = verb(
    "account.session_ended",
    _("kết thúc một phiên đăng nhập của {username}"),
    privacy=Privacy.PERSONAL,
)
ROLE_GIVEN = verb(
    "role.given", _("giao vai trò {role} cho {name}, phạm vi {scope}"), privacy=Privacy.PERSONAL
)
ROLE_DELEGATED = verb(
    "role.delegated",
    _("ủy quyền vai trò {role} cho {name}, phạm vi {scope}, đến {end}"),
    privacy=Privacy.PERSONAL,
)
ROLE_ENDED = verb(
    "role.ended", _("thôi vai trò {role} của {name}, phạm vi {scope}"), privacy=Privacy.PERSONAL
)
