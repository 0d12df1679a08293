"""Sentences of the portal's refusals."""

from django.utils.translation import gettext_lazy as _

TITLE_MISSING = _("Chưa có tiêu đề tin. Nhập tiêu đề ngắn gọn.")
TWO_DAYS = _("Ngày đăng {day} khác ngày của giờ đăng {when}. Sửa cho khớp, hoặc bỏ ngày đăng.")
PUBLISHED_LATER = _("Thời điểm đăng {when} ở sau lúc nhập. Kiểm tra lại ngày, giờ.")
NOTHING_TO_READ = _("Tin “{title}” chưa có nội dung. Nhập tóm tắt hoặc nội dung trước khi đăng.")
REASON_MISSING = _("Chưa có lý do gỡ tin. Ghi lý do ngắn gọn.")
NEWS_THERE = _("Tin “{title}” với đúng nội dung này đã được thêm. Sửa tin ấy, không thêm lần nữa.")
CAPTION_MISSING = _(
    "Chưa có chú thích ảnh. Ghi ảnh chụp gì, ở đâu; người không nhìn được ảnh đọc chú thích."
)
PHOTO_TOO_LARGE = _("Ảnh {size} MB, lớn hơn {limit} MB. Thu nhỏ ảnh rồi gửi lại.")
PHOTO_TYPE = _(
    "Tệp này không phải ảnh JPEG hoặc PNG còn nguyên. Mở bằng phần mềm xem ảnh, lưu lại rồi gửi."
)
TOO_MANY_PHOTOS = _("Một tin có nhiều nhất {limit} ảnh. Bỏ bớt ảnh trước.")
NEWS_PARTICULARS = {
    "title": _("tiêu đề"),
    "summary": _("tóm tắt"),
    "body": _("nội dung"),
    "byline_unit": _("đơn vị đưa tin"),
    "source": _("nguồn"),
}
"""What can be corrected of news, by column, in words."""
