"""Sentences of the conferences' refusals, and words used more than once."""

from django.utils.translation import gettext_lazy as _

NAME_MISSING = _("Chưa có tên hội nghị. Nhập tên như trong giấy mời.")
KIND_MISSING = _("Chưa chọn loại hội nghị. Chọn ít nhất một, ví dụ Phát động, Ký kết giao ước.")
CLUSTER_OF_OTHER_BODY = _(
    "{cluster} năm {year} không thuộc {body}. Chọn cụm, khối của cơ quan chủ quản hội nghị."
)
PART_OF_DAY_WRONG = _(
    "{start} không thuộc buổi {part}. Sửa giờ khai mạc hoặc buổi họp cho khớp nhau."
)
MINUTED = _("{name} đã có biên bản, không sửa được nữa.")
STATE_ORDER = _(
    "{name} đang ở bước “{now}”, không chuyển thẳng sang “{wanted}” được. Bước kế tiếp: “{next}”."
)
LAST_STATE = _("{name} đã ở bước cuối “{now}”.")
NOBODY_INVITED = _("{name} chưa mời ai. Thêm đại biểu tại mục Thành phần.")
NOT_YET = _("{name} họp ngày {day}. Đến ngày họp mới khai mạc, hoặc sửa ngày họp.")
MINUTES_MISSING = _("{name} chưa gắn biên bản. Chọn biên bản trong sổ văn bản.")
NOT_CLOSED = _("{name} đang ở bước “{now}”. Bế mạc trước khi gắn biên bản.")
NOT_MINUTES = _("{citation} không phải biên bản. Chọn văn bản loại Biên bản.")
MINUTES_VOID = _("{citation} đã hủy. Chọn biên bản khác.")
MINUTES_TAKEN = _("{citation} đã là biên bản của {other}. Chọn biên bản khác.")

POINT_EMPTY = _("Mục thứ {order} của chương trình để trống. Nhập nội dung hoặc bỏ mục ấy.")
POINT_EARLIER = _(
    "Mục thứ {order} bắt đầu lúc {start}, trước mục liền trên ({before}). Sắp lại giờ hoặc thứ tự."
)
POINT_LENGTH = _("Mục thứ {order} dài {minutes} phút. Nhập từ 1 phút trở lên, hoặc để trống.")

ROLE_MISSING = _(
    "Chưa rõ mời ai. Nhập chức danh và đơn vị, ví dụ “Viện trưởng VKSND tỉnh Long An”."
)
COUNT_WRONG = _("Số người phải từ 1. Để trống nếu chưa rõ số người.")
PERSON_IS_ONE = _("{who} là một người, không ghi số người là {count}.")
INVITED_TWICE = _("{who} đã có trong thành phần của {name}.")
STRANGER = _(
    "Người này không có trong thành phần của {name}. Thêm vào thành phần trước khi ghi có mặt hoặc "
    "vắng."
)
NO_ATTENDANCE_YET = _("{name} đang ở bước “{now}”. Chuyển sang “Đã mời” trước khi điểm danh.")
ARRIVED_LATER = _("Giờ đến {when} ở sau lúc nhập. Kiểm tra lại giờ.")

NOTE_EMPTY = _("Chưa có nội dung ghi. Nhập nội dung, ví dụ “Thông qua Kế hoạch hoạt động của Cụm”.")

FIELD_WORDS = {
    "name": _("tên"),
    "kinds": _("loại"),
    "day": _("ngày họp"),
    "part_of_day": _("buổi"),
    "start": _("giờ khai mạc"),
    "place": _("nơi họp"),
    "host_id": _("đơn vị chủ trì"),
    "organiser_label": _("nơi tổ chức"),
    "directed_by": _("người chỉ đạo"),
    "stated_delegate_count": _("số đại biểu"),
    "based_on": _("căn cứ"),
    "cluster_years": _("cụm, khối"),
    "provenance": _("dấu nguồn"),
    "source": _("nguồn"),
    "invented": _("dấu giả định"),
}
"""Columns in words, for the ledger's sentences."""
