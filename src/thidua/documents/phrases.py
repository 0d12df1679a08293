"""Sentences of the documents' refusals."""

from django.utils.translation import gettext_lazy as _

NUMBER_TAKEN = _(
    "Số {number} của {owner} năm {year} đã cấp cho {citation}. Kiểm tra lại số trong sổ của "
    "văn thư."
)
NUMBER_FORM = _(
    "Số, ký hiệu {text} chưa đúng dạng. Viết như trên văn bản, ví dụ 16/KH-VKS hoặc 98/2023/NĐ-CP."
)
NUMBER_IN_OWN_SERIES = _("Sổ {series} do phần mềm cấp số. Dùng nút Lấy số, không nhập số bằng tay.")
NUMBER_IN_OFFICE_SERIES = _("Số của {series} do văn thư cấp sau khi ký. Nhập số mà văn thư đã cấp.")
ALREADY_NUMBERED = _("Văn bản này đã có số {number}.")
NOT_SIGNED = _("Văn bản chưa ký nên chưa có số. Ghi ngày ký và người ký trước.")
TITLE_MISSING = _("Chưa có trích yếu. Nhập trích yếu nội dung của văn bản.")
ISSUER_MISSING = _("Chưa rõ cơ quan ban hành. Chọn đơn vị hoặc nhập tên cơ quan.")
SAME_DOCUMENT = _(
    "Trong sổ đã có {citation} của {issuer}. Mở văn bản ấy, hoặc ghi rõ đây là văn bản khác."
)
RELATED_TO_ITSELF = _("Văn bản không thể {relation} chính nó. Chọn văn bản khác.")
RELATED_IN_CIRCLE = _(
    "{other} đã {relation} văn bản này, trực tiếp hoặc qua văn bản khác. Kiểm tra lại chiều của "
    "quan hệ."
)
VOID_NEEDS_REASON = _("Chưa có lý do hủy. Ghi lý do ngắn gọn, ví dụ “in hỏng”.")
VOID_DOCUMENT = _("Văn bản này đã hủy, không sửa được nữa.")
NOT_ISSUED = _("Chỉ công khai văn bản đã ban hành.")
DATE_BEFORE_SIGNING = _("Ngày ban hành {issued} trước ngày ký {signed}. Kiểm tra lại ngày.")
FILE_EMPTY = _("Tệp {name} không có nội dung. Chọn lại tệp.")
FILE_TOO_LARGE = _("Tệp {name} lớn hơn {limit} MB. Tách hoặc nén tệp rồi gửi lại.")
FILE_TYPE = _(
    "Tệp {name} không phải PDF, Word, Excel hoặc ảnh như tên tệp. Lưu lại đúng loại rồi gửi."
)
ANOTHER_YEAR = _(
    "Ngày {issued} không thuộc năm {year} của sổ số. Mở sổ số của năm ấy hoặc sửa ngày."
)
