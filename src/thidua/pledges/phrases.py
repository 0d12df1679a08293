"""Sentences of the pledges' refusals."""

from django.utils.translation import gettext_lazy as _

PLEDGE_EXISTS = _("{name} năm {year} đã có giao ước. Mở giao ước ấy để xem.")
SIGNED_LATER = _("Ngày ký {day} ở sau ngày nhập. Kiểm tra lại ngày ký.")
CLAUSE_EMPTY = _("Khoản thứ {order} để trống. Nhập nội dung hoặc bỏ khoản ấy.")
NOT_MEMBER = _(
    "{unit} không phải thành viên {name} năm {year} vào ngày {day}. Thêm vào thành viên trước, hoặc "
    "bỏ khỏi danh sách ký."
)
SIGNATORY_NAMELESS = _("Dòng ký thứ {place} chưa có đơn vị. Chọn đơn vị hoặc nhập tên.")
SIGNED_TWICE = _("{unit} có hai lần trong danh sách ký. Giữ một lần.")
ORDER_TWICE = _("Thứ tự ký {order} dùng cho hai đơn vị. Sửa lại thứ tự, hoặc để trống nếu chưa rõ.")
ORDER_WRONG = _("Thứ tự ký phải từ 1. Để trống nếu chưa rõ.")
SIGNATORY_LATER = _("{unit} ký ngày {day}, sau ngày nhập. Kiểm tra lại ngày.")
NOT_A_PLEDGE = _("{citation} không phải giao ước thi đua. Chọn văn bản loại Giao ước thi đua.")
DOCUMENT_VOID = _("{citation} đã hủy. Chọn văn bản khác.")
DOCUMENT_TAKEN = _("{citation} đã là giao ước của {other}. Chọn văn bản khác.")
