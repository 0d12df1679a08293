"""Sentences of the records' refusals."""

from django.utils.translation import gettext_lazy as _

RATED_ALREADY = _(
    "{who} đã có xếp loại năm {year}: {grade}. Mở xếp loại ấy và dùng “Sửa” nếu cần đổi."
)
YEAR_TO_COME = _("Năm {year} chưa đến. Kiểm tra lại năm.")
YEAR_TOO_OLD = _("Xếp loại chất lượng được ghi từ năm {first}. Kiểm tra lại năm.")
NOT_OF_UNIT = _(
    "{who} không giữ chức vụ ở {unit} trong năm {year}. Kiểm tra lại đơn vị, hoặc ghi chức vụ trước."
)
NOBODY_RATED = _("Chưa rõ xếp loại của ai. Chọn một người hoặc một đơn vị.")
DECIDED_LATER = _("Ngày {day} ở sau ngày nhập. Kiểm tra lại ngày quyết định.")
REASON_MISSING = _("Chưa có lý do sửa. Ghi căn cứ của lần sửa.")
NOTHING_CHANGED = _("Xếp loại và quyết định vẫn như cũ. Chọn mức khác, hoặc bấm Thôi.")
