"""Sentences of the registrations' refusals, and words on several pages."""

from django.utils.translation import gettext_lazy as _

NOT_A_MEMBER = _(
    "{unit} không phải thành viên {name} năm {year}. Thêm vào thành viên trước khi đăng ký."
)
CLOSED_YEAR = _("{name} năm {year} đã khép. Không đăng ký được nữa.")
UNKNOWN_AWARD = _("Không có danh hiệu, hình thức “{code}”. Chọn trong danh sách.")
NOT_FOR_PERSONS = _("{award} chỉ dành cho tập thể. Bỏ tên người, hoặc chọn danh hiệu cá nhân.")
NOT_FOR_COLLECTIVES = _("{award} chỉ dành cho cá nhân. Chọn người, hoặc ghi số lượng.")
NOT_OF_UNIT = _("{person} không giữ chức vụ ở {unit}. Kiểm tra lại tên, hoặc chọn đơn vị khác.")
COUNT_WRONG = _("Số lượng phải từ 1 đến {limit}. Nhập lại số lượng.")
COUNT_OF_NAMED = _("Đã nêu tên thì số lượng là 1. Bỏ tên nếu muốn ghi số lượng chung.")
SUBJECTS_MIXED = _("Chỉ ghi một đối tượng: một người, hoặc một tập thể. Bỏ bớt một ô.")
WRITTEN_TWICE = _("{unit} đã có dòng “{line}”. Sửa dòng ấy thay cho thêm dòng mới.")
LATE = _("Đã quá hạn đăng ký {due}. Ghi lý do thay đổi sau hạn.")
REASON_MISSING = _("Chưa có lý do. Ghi lý do để đơn vị và Cụm biết vì sao.")
SENT_ALREADY = _("Dòng “{line}” đã gửi. Dùng “Rút đăng ký” và ghi lý do.")
NOT_SENT = _("Dòng “{line}” chưa gửi. Sửa hoặc xóa thẳng trên bản đang soạn.")
WITHDRAWN_ALREADY = _("Dòng “{line}” đã rút. Thêm dòng mới nếu muốn đăng ký lại.")
NOTHING_TO_SEND = _("Chưa có dòng nào để gửi. Thêm danh hiệu hoặc sáng kiến trước.")
NOTHING_TO_APPROVE = _("Không có dòng nào đang chờ duyệt. Tải lại trang để xem tình trạng mới.")
NOT_WAITING = _("Dòng “{line}” không chờ duyệt. Tải lại trang để xem tình trạng mới.")
DUE_PAST = _("Hạn {due} đã qua. Chọn ngày giờ sau lúc này.")
CALL_LABEL = _("Gửi bản đăng ký thi đua năm {year}")
PAPER_UNPRINTABLE = _("Chưa in được bản tổng hợp của {name}: {problem}")
