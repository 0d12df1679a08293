"""Sentences of the commendations' refusals."""

from django.utils.translation import gettext_lazy as _

NOT_DRAFT = _("Quyết định đã trình, danh sách không sửa được nữa. Đưa về dự thảo trước.")
SESSION_WITHOUT_MINUTES = _(
    "{session} chưa có biên bản để làm căn cứ. Bế mạc và lập biên bản ở trang phiên họp trước."
)
NOTHING_PASSED = _("{session} không có câu hỏi nào đạt để đưa vào quyết định.")
DECIDED_ALREADY = _(
    "Kết quả của phiên họp đã đưa vào quyết định “{title}” của đơn vị này. Sửa dự thảo ấy."
)
NO_LINES = _("Danh sách chưa có dòng nào. Thêm người hoặc tập thể rồi trình.")
NOT_SUBMITTED = _("Quyết định chưa được trình. Hoàn thành danh sách và trình trước khi cấp số.")
ALREADY_SUBMITTED = _("Quyết định đã trình. Không cần trình lần nữa.")
ALREADY_NUMBERED = _("Quyết định đã có số {number}. Không cấp số lần nữa.")
NOT_NUMBERED = _("Chưa có số. Văn thư cấp số trước khi ký.")
NUMBER_MISSING = _("Chưa có số. Văn thư nhập số trước khi công bố.")
NUMBERED_LATER = _("Ngày ban hành {day} ở sau hôm nay. Kiểm tra lại ngày.")
NOT_SIGNED = _("Quyết định chưa ký. Ký xong mới công bố được.")
ALREADY_PUBLISHED = _("Quyết định đã công bố. Không cần công bố lần nữa.")
NOT_PUBLISHED = _("Quyết định chưa công bố. Sửa ngay ở dự thảo.")
ALREADY_CANCELLED = _("Quyết định này đã hủy bỏ.")
DOCUMENT_VOID = _("Văn bản của quyết định đã hủy trong sổ văn bản. Lập quyết định khác.")
SIGNER_WITHOUT_RIGHT = _(
    "{name} không giữ chức vụ lãnh đạo của {unit} vào ngày {day}, chưa ký được quyết định này. Chọn "
    "người ký khác, hoặc ghi chức vụ của người ấy ở trang Người."
)
TITLE_MISSING = _("Chưa có trích yếu. Ghi nội dung của quyết định trong một câu.")
TEXT_MISSING = _("Chưa có {what}. Ghi như sẽ in trên quyết định.")
REASON_MISSING = _("Chưa có lý do. Ghi ngắn gọn vì sao.")
LINE_GONE = _("Dòng này không còn trong danh sách. Tải lại trang.")
AWARD_ELSEWHERE = _("Khen thưởng này không thuộc quyết định. Mở từ trang của quyết định.")
NOT_PUBLISHED_YET = _("Quyết định chưa công bố nên chưa có giấy chứng nhận. Công bố trước.")
CERTIFICATES_NONE = _(
    "Không còn giấy chứng nhận nào chờ ký: bản đang dùng đều đã được đề nghị ký hoặc đã ký."
)
CERTIFICATES_TITLE = _("{count} giấy chứng nhận theo {citation}")
CERTIFICATE_NOT_IN_USE = _("Bản này không còn dùng. Cấp lại từ bản đang dùng.")
AWARD_NOT_IN_FORCE = _("Khen thưởng đã hủy, không cấp lại giấy chứng nhận.")
