"""Sentences of the portal's refusals."""

from django.utils.translation import gettext_lazy as _

TITLE_MISSING = _("Chưa có tiêu đề tin. Nhập tiêu đề ngắn gọn.")
TWO_DAYS = _("Ngày đăng {day} khác ngày của giờ đăng {when}. Sửa cho khớp, hoặc bỏ ngày đăng.")
PUBLISHED_LATER = _("Thời điểm đăng {when} ở sau lúc nhập. Kiểm tra lại ngày, giờ.")
NOTHING_TO_READ = _("Tin “{title}” chưa có nội dung. Nhập tóm tắt hoặc nội dung trước khi đăng.")
REASON_MISSING = _("Chưa có lý do gỡ tin. Ghi lý do ngắn gọn.")
