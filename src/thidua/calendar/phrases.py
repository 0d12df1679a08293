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
NOT_LATER = _("Hạn đề nghị {until} không sau hạn hiện nay {due}. Nhập thời điểm muộn hơn.")
NOTHING_ASKED = _("Hạn “{label}” không còn đề nghị nào chờ trả lời.")
DONE_ELSEWHERE = _(
    "“{label}” tự ghi xong khi việc ấy được làm ở trang của nó. Mở trang của việc để làm."
)
DAY_RESTED = _("Ngày {day} vốn đã nghỉ ({why}). Chọn một ngày làm việc.")
DAY_WORKED = _("Ngày {day} vốn là ngày làm việc. Chọn một ngày nghỉ hằng tuần.")
DAY_THERE = _("Ngày {day} đã được ghi là {name}. Bỏ dòng ấy trước nếu ghi sai.")
DAY_IS_HOLIDAY = _("Ngày {day} là {name}, không lấy làm ngày làm bù được. Chọn ngày khác.")
DAY_NAME_MISSING = _("Chưa có tên ngày nghỉ. Nhập tên, ví dụ Nghỉ bù ngày bầu cử.")
BASIS_MISSING = _("Chưa có căn cứ. Ghi số, ký hiệu và ngày của văn bản.")
SWAP_OFF_NAME = _("Nghỉ hoán đổi, làm bù ngày {day}")
SWAP_WORK_NAME = _("Làm bù cho ngày {day}")
TOLD_SET = _("Việc có hạn {due}: {label}")
TOLD_MOVED = _("Hạn dời từ {old} sang {new}: {label}")
TOLD_DROPPED = _("Không còn phải làm: {label}")
TOLD_ASKED = _("{unit} đề nghị dời hạn đến {due}: {label}")
TOLD_DECLINED = _("Hạn giữ nguyên {due}: {label}")
YEAR_PARTICULARS = {
    "name": _("tên"),
    "start": _("ngày đầu"),
    "end": _("ngày cuối"),
    "basis": _("căn cứ"),
}
"""What can be corrected of an emulation year, by column, in words."""
