"""Sentences of the people's refusals."""

from django.utils.translation import gettext_lazy as _

NAME_MISSING = _("Chưa có họ và tên. Nhập họ và tên như trong giấy tờ.")
POST_OVERLAPS = _(
    "{name} đã giữ chức vụ tại {unit} từ {start}{until}. Ghi ngày kết thúc của chức vụ ấy trước, "
    "hoặc chọn hình thức biệt phái, kiêm nhiệm."
)
POST_BEFORE_UNIT = _(
    "Ngày {start} đơn vị {unit} chưa thành lập hoặc đã kết thúc. Kiểm tra lại ngày hoặc đơn vị."
)
POST_END_BEFORE_START = _("Ngày kết thúc {end} trước ngày bắt đầu {start}. Nhập ngày sau đó.")
POST_ENDED = _("Chức vụ này đã kết thúc ngày {end}.")
USERNAME_TAKEN = _("Tên đăng nhập {username} đã có người dùng. Chọn tên khác, ví dụ {suggestion}.")
USERNAME_FORM = _(
    "Tên đăng nhập {username} chưa đúng: chỉ dùng chữ không dấu, số, dấu chấm và dấu gạch dưới, "
    "từ 3 đến 60 ký tự."
)
PERSON_HAS_ACCOUNT = _("{name} đã có tài khoản {username}.")
LINK_STALE = _("Đường dẫn này đã dùng hoặc đã hết hạn. Đề nghị người quản trị cấp đường dẫn mới.")
SCOPE_MISSING = _("Chưa chọn phạm vi của vai trò {role}. Chọn đơn vị hoặc cụm, khối.")
ROLE_HELD = _("{name} đang giữ vai trò {role}, phạm vi {scope}, từ {start}.")
ROLE_ENDED = _("Vai trò này đã kết thúc ngày {end}.")
DELEGATION_NEEDS_END = _("Ủy quyền phải có ngày kết thúc. Nhập ngày cuối cùng còn hiệu lực.")
DELEGATE_TO_SELF = _("Không ủy quyền cho chính mình. Chọn người khác.")
LAST_ADMINISTRATOR = _(
    "Đây là người quản trị cuối cùng. Giao vai trò quản trị cho người khác trước."
)
SIGN_IN_SHUT = _(
    "Đã nhập sai nhiều lần nên tạm dừng đăng nhập bằng tên này. Thử lại sau {time} ngày {day}, "
    "hoặc đề nghị người quản trị cấp đường dẫn đặt lại mật khẩu."
)
SECOND_STEPS = {
    "totp": _("ứng dụng tạo mã"),
    "webauthn": _("khóa truy cập"),
    "recovery_codes": _("mã dự phòng"),
}
ERASURE_NEEDS_REASON = _("Chưa có lý do xóa. Ghi yêu cầu và ngày nhận yêu cầu.")
ALREADY_ERASED = _("Dữ liệu của người này đã xóa.")
