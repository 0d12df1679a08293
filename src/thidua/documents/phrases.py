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
SLOTS_MISSING = _("Chưa có nơi ký nào. Chọn ít nhất một đơn vị hoặc một người ký.")
SLOT_NOT_IN_FILE = _("Tệp không có ô ký trống {field}. Dựng lại tệp có đủ ô ký.")
SLOTS_TWICE = _("Có hai nơi ký cùng ô hoặc cùng thứ tự. Mỗi nơi ký một ô, một thứ tự.")
ALREADY_REQUESTED = _("{citation} đã mở ký. Xem trang ký của văn bản, hoặc rút việc ký ấy trước.")
REQUEST_CLOSED = _("Việc ký {citation} đã kết thúc: {state}. Mở trang ký để xem kết quả.")
SLOT_SIGNED = _("{unit} đã ký lúc {moment}. Tải lại trang để xem bản mới.")
NOT_YOUR_TURN = _("Chưa đến lượt {unit}. Đang chờ {next} ký trước.")
KEY_FAULTS = {
    "unreadable": _("Tệp này không phải là khóa PKCS#12 đọc được. Chọn tệp .p12 hoặc .pfx."),
    "wrong_passphrase": _("Mật khẩu của khóa chưa đúng. Gõ lại mật khẩu."),
    "no_key": _("Tệp chỉ có chứng thư, không có khóa bí mật. Xuất lại kèm khóa bí mật."),
    "no_certificate": _("Tệp có khóa mà không có chứng thư. Xuất lại kèm chứng thư."),
    "other_kind": _("Loại khóa này không dùng để ký văn bản. Dùng khóa RSA hoặc ECDSA."),
}
SIGNING_FAULTS = {
    "unreadable": _("Chưa đọc được bản chờ ký. Báo cho người mở việc ký."),
    "no_field": _("Bản chờ ký không còn ô của nơi ký này. Báo cho người mở việc ký."),
    "filled": _("Ô ký này đã có chữ ký. Tải lại trang để xem bản mới."),
    "closed": _("Chữ ký trước không cho ký thêm. Báo cho người mở việc ký."),
    "expired": _("Chứng thư số đã hết hạn. Dùng chứng thư còn hạn."),
    "not_yet_valid": _("Chứng thư số chưa đến ngày có hiệu lực. Dùng chứng thư đang có hiệu lực."),
    "no_time": _("Dịch vụ dấu thời gian chưa trả lời. Chưa ký; thử lại sau ít phút."),
}
CERTIFICATE_FAULTS = {
    "unknown_certificate": _(
        "Chứng thư số của {subject} chưa đăng ký. Nhờ người quản trị đăng ký chứng thư, rồi ký lại."
    ),
    "other_person": _(
        "Chứng thư số của {subject} không phải của người được ký ở ô này. Ký lại bằng chứng thư "
        "của người được ký, hoặc gắn văn bản ủy quyền trước."
    ),
    "revoked": _("Chứng thư số của {subject} đã ghi là không dùng nữa. Dùng chứng thư khác."),
    "expired": _("Chứng thư số của {subject} đã hết hạn ngày {until}. Dùng chứng thư còn hạn."),
    "not_yet_valid": _(
        "Chứng thư số của {subject} đến ngày {since} mới có hiệu lực. Dùng chứng thư đang có hiệu "
        "lực."
    ),
}
RETURN_FAULTS = {
    "unreadable": _("Chưa đọc được tệp gửi lại. Gửi đúng tệp PDF do phần mềm ký số ghi ra."),
    "other_bytes": _(
        "Tệp gửi lại không phải là bản đã phát cho nơi ký này. Tải bản chờ ký, ký trên bản ấy rồi "
        "gửi lại."
    ),
    "not_incremental": _(
        "Phần mềm ký đã ghi lại cả tệp thay vì ghi thêm chữ ký, hoặc tệp không phải bản mới nhất. "
        "Tải lại bản chờ ký, ký bằng chế độ giữ nguyên nội dung."
    ),
    "nothing_signed": _("Tệp gửi lại chưa có chữ ký mới. Ký vào ô của đơn vị rồi gửi lại."),
    "other_field": _("Chữ ký nằm ở ô khác ({field}). Ký đúng ô {asked} trên bản chờ ký."),
    "broken": _("Chữ ký trong tệp gửi lại bị hỏng. Tải bản chờ ký, ký lại rồi gửi lại."),
    "forbidden_change": _(
        "Ngoài chữ ký, nội dung tệp đã bị sửa. Tải bản chờ ký, chỉ ký mà không sửa gì, rồi gửi lại."
    ),
}
STALE_COPY = _(
    "Sau khi ông/bà tải bản chờ ký, nơi khác đã ký thêm. Tải lại bản mới nhất, ký trên bản ấy rồi "
    "gửi lại."
)
PAPER_SIGNED_LATER = _("Ngày ký {day} sau hôm nay. Nhập ngày ghi trên bản giấy.")
PAPER_SCAN = _("Bản quét phải là PDF hoặc ảnh. Quét lại thành PDF, JPG hoặc PNG.")
CERTIFICATE_KNOWN = _("Chứng thư số này đã đăng ký cho {name}. Mỗi chứng thư chỉ của một người.")
CERTIFICATE_UNREADABLE = _("Tệp này không phải là chứng thư số đọc được. Dùng .pem, .cer, .crt.")
NOT_AN_AUTHORITY = _(
    "Chứng thư của {subject} không phải chứng thư gốc của nơi cấp. Xin chứng thư gốc từ nơi cấp."
)
CERTIFICATE_OF_AUTHORITY = _(
    "Đây là chứng thư của nơi cấp {subject}, không phải của người ký. Chọn chứng thư của người ký."
)
NEEDS_NUMBER = _("{citation} phải có số của văn thư. Ghi số ở trang văn bản.")
