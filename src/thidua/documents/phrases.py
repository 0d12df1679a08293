"""Sentences of the documents' refusals."""

from django.utils.translation import gettext_lazy as _

NUMBER_TAKEN = _(
    "Số {number} của {owner} năm {year} đã cấp cho {citation}. Kiểm tra lại số trong sổ của "
    "văn thư."
)
NUMBER_VOID = _(
    "Số {number} của {owner} năm {year} đã hủy: {reason}. Nhập số khác trong sổ của văn thư."
)
NUMBER_HELD = _(
    "Số {number} của {owner} năm {year} đang giữ cho {subject}. Nhập số khác, hoặc hủy số đang "
    "giữ trước."
)
NUMBER_FORM = _(
    "Số, ký hiệu {text} chưa đúng dạng. Viết như trên văn bản, ví dụ 16/KH-VKS hoặc 98/2023/NĐ-CP."
)
NUMBER_IN_OWN_SERIES = _("Sổ {series} do phần mềm cấp số. Dùng nút Lấy số, không nhập số bằng tay.")
NUMBER_IN_OFFICE_SERIES = _("Số của {series} do văn thư cấp sau khi ký. Nhập số mà văn thư đã cấp.")
NUMBER_BORNE = _("Số {number} đang của {citation}. Hủy văn bản ấy thì số được hủy theo.")
NUMBER_ALREADY_VOID = _("Số {number} của {series} đã hủy: {reason}.")
NO_AGENCY_NUMBERS = _(
    "Văn bản của {issuer} chưa gắn với đơn vị nào nên chưa có sổ số để ghi. Sửa thông tin, chọn "
    "đơn vị ban hành."
)
SUBJECT_MISSING = _("Chưa rõ giữ số cho việc gì. Chọn văn bản hoặc ghi ngắn gọn việc cần số.")
DOCUMENT_HAS_NUMBER = _("{citation} đã có hoặc đang giữ số {number}. Chọn văn bản chưa có số.")
SERIES_WENT_ON = _(
    "Sổ {series} vừa cấp đến số {last}, sau khi ông/bà mở trang này. Xem lại các số rồi gửi lại "
    "nếu còn cần thêm một số."
)
YEAR_UNLIKELY = _("Năm {year} không phải năm của sổ số. Nhập năm dương lịch, ví dụ 2026.")
NUMBER_MISSING = _("Chưa có số. Nhập số mà văn thư đã cấp, ví dụ 16.")
NOT_NUMBERED = _("Văn bản này chưa có số nên chưa có gì để sửa. Nhập số mà văn thư đã cấp.")
ALREADY_NUMBERED = _("Văn bản này đã có số {number}. Muốn đổi, dùng Sửa số và ghi lý do.")
SERIES_OTHERWISE = _("Sổ {series} đã mở và do {source} cấp số. Dùng sổ ấy, hoặc mở sổ có tên khác.")
NOT_SIGNED = _("Văn bản chưa ký nên chưa có số. Ghi ngày ký và người ký trước.")
NOT_A_DRAFT = _("{citation} không còn là dự thảo. Chỉ ký, sửa nội dung khi còn là dự thảo.")
SIGNER_MISSING = _("Chưa có người ký. Nhập họ và tên người ký văn bản.")
SIGNED_LATER = _("Ngày ký {signed} sau hôm nay {today}. Nhập ngày đã ký trên văn bản.")
ISSUED_LATER = _("Ngày ban hành {issued} sau hôm nay {today}. Kiểm tra lại ngày trên văn bản.")
TITLE_MISSING = _("Chưa có trích yếu. Nhập trích yếu nội dung của văn bản.")
ISSUER_MISSING = _("Chưa rõ cơ quan ban hành. Chọn đơn vị hoặc nhập tên cơ quan.")
ISSUER_NOT_LIVING = _(
    "Ngày {day} đơn vị {unit} chưa thành lập hoặc đã kết thúc nên không ban hành văn bản. Chọn "
    "đơn vị của ngày ấy hoặc sửa ngày."
)
DATE_MISSING = _("Văn bản có số thì phải có ngày ban hành. Nhập ngày ghi trên văn bản.")
SAME_DOCUMENT = _(
    "Trong sổ đã có {citation} của {issuer}. Mở văn bản ấy, hoặc ghi rõ đây là văn bản khác."
)
PAPER_UNREADABLE = _("Nội dung dự thảo chưa đọc được. {problem}")
CONTENT_CHANGED = _(
    "Người khác vừa sửa nội dung dự thảo này. Chép lại phần ông/bà đã gõ, mở lại trang để xem bản "
    "mới, rồi sửa tiếp trên bản ấy."
)
PAPER_KIND = _(
    "Loại {kind} chưa có mẫu trình bày trong phần mềm. Đính tệp của văn bản thay cho nội dung."
)
PAPER_MISSING = _("{citation} không soạn trong phần mềm nên không có bản in. Mở tệp đính kèm.")
RELATED_TO_ITSELF = _("Văn bản không thể {relation} chính nó. Chọn văn bản khác.")
RELATED_IN_CIRCLE = _(
    "{other} đã {relation} văn bản này, trực tiếp hoặc qua văn bản khác. Kiểm tra lại chiều của "
    "quan hệ."
)
REASON_MISSING = _("Chưa có lý do. Ghi lý do ngắn gọn.")
VOID_NEEDS_REASON = _("Chưa có lý do hủy. Ghi lý do ngắn gọn, ví dụ “in hỏng”.")
VOID_DOCUMENT = _("Văn bản này đã hủy, không sửa được nữa.")
NOT_ISSUED = _("{citation} chưa ban hành. Chỉ công khai văn bản đã ban hành.")
DATE_BEFORE_SIGNING = _("Ngày ban hành {issued} trước ngày ký {signed}. Kiểm tra lại ngày.")
FILE_EMPTY = _("Tệp {name} không có nội dung. Chọn lại tệp.")
FILE_TOO_LARGE = _("Tệp {name} lớn hơn {limit} MB. Tách hoặc nén tệp rồi gửi lại.")
FILE_TYPE = _(
    "Tệp {name} không phải PDF, Word, Excel hoặc ảnh như tên tệp. Lưu lại đúng loại rồi gửi."
)
ANOTHER_YEAR = _(
    "Ngày {issued} không thuộc năm {year} của sổ số. Mở sổ số của năm ấy hoặc sửa ngày."
)
PARTICULARS = {
    "kind": _("loại văn bản"),
    "title": _("trích yếu"),
    "symbol": _("ký hiệu"),
    "issued_on": _("ngày ban hành"),
    "issuer_id": _("cơ quan ban hành"),
    "issuer_label": _("tên cơ quan ban hành"),
    "signer": _("người ký"),
    "source": _("nguồn"),
    "note": _("ghi chú"),
}
"""What can be corrected of a paper, by column, in words."""
