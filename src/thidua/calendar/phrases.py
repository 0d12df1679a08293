"""Sentences of the calendar's refusals."""

from django.utils.translation import gettext_lazy as _

YEAR_OVERLAPS = _(
    "{name} từ {start} đến {end} chồng với {other} ({other_start} đến {other_end}). Sửa ngày đầu "
    "hoặc ngày cuối."
)
YEAR_EXISTS = _("{body} đã đặt năm thi đua {year}.")
END_BEFORE_START = _("Ngày cuối {end} không sau ngày đầu {start}. Nhập ngày sau đó.")
CUTOFF_BEFORE_END = _("Thời điểm chốt {cutoff} trước ngày cuối kỳ số liệu {end}. Nhập muộn hơn.")
DEADLINE_CLOSED = _("Hạn “{label}” đã đóng, không dời được nữa.")
REASON_MISSING = _("Chưa có lý do. Ghi lý do ngắn gọn, kèm số văn bản nếu có.")
SUBJECT_MISSING = _("Chưa có nội dung công việc. Nhập nội dung, ví dụ “Họp giao ban tháng”.")
LABEL_MISSING = _("Chưa có tên việc phải làm. Nhập tên việc ngắn gọn.")
