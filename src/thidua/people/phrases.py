"""Sentences of the people's refusals."""

from django.utils.translation import gettext_lazy as _

NAME_MISSING = _("Chưa có họ và tên. Nhập họ và tên như trong giấy tờ.")
BIRTH_YEAR = _("Năm sinh {year} chưa đúng. Nhập năm từ {first} đến {last}, hoặc để trống.")
POSITION_MISSING = _("Chưa có chức vụ. Nhập chức vụ hoặc chức danh, ví dụ Chuyên viên.")
POST_OVERLAPS = _(
    "{name} đã giữ chức vụ tại {unit} từ {start}{until}. Ghi ngày kết thúc của chức vụ ấy trước, "
    "hoặc chọn hình thức biệt phái, kiêm nhiệm."
)
POST_BEFORE_UNIT = _(
    "Ngày {start} đơn vị {unit} chưa thành lập hoặc đã kết thúc. Kiểm tra lại ngày hoặc đơn vị."
)
POST_AFTER_UNIT = _(
    "Đơn vị {unit} kết thúc ngày {last}. Nhập ngày kết thúc chức vụ không muộn hơn ngày ấy."
)
POST_END_BEFORE_START = _("Ngày kết thúc {end} trước ngày bắt đầu {start}. Nhập ngày sau đó.")
POST_ENDED = _("Chức vụ này đã kết thúc ngày {end}.")
POST_GOES_ON = _("Chức vụ này chưa kết thúc nên không có gì để mở lại.")
USERNAME_TAKEN = _("Tên đăng nhập {username} đã có người dùng. Chọn tên khác, ví dụ {suggestion}.")
USERNAME_FORM = _(
    "Tên đăng nhập {username} chưa đúng: chỉ dùng chữ không dấu, số, dấu chấm và dấu gạch dưới, "
    "từ 3 đến 60 ký tự."
)
PERSON_HAS_ACCOUNT = _("{name} đã có tài khoản {username}.")
LINK_STALE = _("Đường dẫn này đã dùng hoặc đã hết hạn. Đề nghị người quản trị cấp đường dẫn mới.")
ACCOUNT_IS_CLOSED = _("Tài khoản {username} đang khóa. Mở lại tài khoản trước khi cấp đường dẫn.")
SCOPE_MISSING = _("Chưa chọn phạm vi của vai trò {role}. Chọn đơn vị hoặc cụm, khối.")
ROLE_HELD = _("{name} đang giữ vai trò {role}, phạm vi {scope}, từ {start}.")
ROLE_ENDED = _("Vai trò này đã kết thúc ngày {end}.")
ROLE_LENT = _("Vai trò này do {name} ủy quyền nên không ủy quyền tiếp được. Liên hệ {name}.")
ROLE_END_BEFORE_START = _("Ngày cuối {end} trước ngày đầu {start}. Nhập ngày sau đó.")
DELEGATION_NEEDS_END = _("Ủy quyền phải có ngày kết thúc. Nhập ngày cuối cùng còn hiệu lực.")
DELEGATION_BEFORE_ROLE = _(
    "Vai trò chỉ có hiệu lực từ {start}. Nhập ngày ủy quyền không sớm hơn ngày ấy."
)
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
PARTICULARS = {
    "full_name": _("họ và tên"),
    "sex": _("giới tính"),
    "birth_year": _("năm sinh"),
}
"""What can be corrected of a person, by column, in words."""
TOLD_ROLE_GIVEN = _("Được giao vai trò {role}, phạm vi {scope}, từ {start}")
TOLD_ROLE_LENT = _("{lender} ủy quyền vai trò {role}, phạm vi {scope}, đến {end}")
TOLD_ROLE_ENDED = _("Thôi vai trò {role}, phạm vi {scope}, sau ngày {end}")
