"""Sentences of the calendar's refusals."""

from django.utils.translation import gettext_lazy as _

YEAR_OVERLAPS = _(
    "{name} từ {start} đến {end} chồng với {other} ({other_start} đến {other_end}). Sửa ngày đầu "
    "hoặc ngày cuối."
)
YEAR_EXISTS = _("{body} đã đặt năm thi đua {year}.")
END_BEFORE_START = _("Ngày cuối {end} không sau ngày đầu {start}. Nhập ngày sau đó.")
YEAR_TOO_LONG = _("{name} dài {days} ngày, dài hơn hai năm. Kiểm tra lại ngày đầu và ngày cuối.")
YEAR_FORM = _("Năm {year} chưa đúng. Nhập năm từ {first} đến {last}.")
SOURCE_MISSING = _("Chưa có nguồn số liệu. Nhập tên, ví dụ Thống kê ngành Kiểm sát.")
CUTOFF_BEFORE_END = _("Thời điểm chốt {cutoff} trước ngày cuối kỳ số liệu {end}. Nhập muộn hơn.")
DEADLINE_CLOSED = _("Hạn “{label}” đã đóng, không dời được nữa.")
DEADLINE_THERE = _("{unit} đã có hạn “{label}” của cùng việc này. Bỏ hạn bị trùng trước.")
REASON_MISSING = _("Chưa có lý do. Ghi lý do ngắn gọn, kèm số văn bản nếu có.")
SUBJECT_MISSING = _("Chưa có nội dung công việc. Nhập nội dung, ví dụ “Họp giao ban tháng”.")
LENGTH_FORM = _("Thời lượng {days} ngày chưa đúng. Nhập từ 0,5 đến {longest} ngày.")
WORK_THERE = _(
    "Lịch ngày {day} đã có “{subject}”, cùng giờ và nơi. Sửa dòng ấy, không thêm lần nữa."
)
LABEL_MISSING = _("Chưa có tên việc phải làm. Nhập tên việc ngắn gọn.")
YEAR_PARTICULARS = {
    "name": _("tên"),
    "start": _("ngày đầu"),
    "end": _("ngày cuối"),
    "basis": _("căn cứ"),
}
"""What can be corrected of an emulation year, by column, in words."""
