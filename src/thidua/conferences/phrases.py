"""Sentences of the conferences' refusals, and words used more than once."""

from django.utils.translation import gettext_lazy as _

NAME_MISSING = _("Chưa có tên hội nghị. Nhập tên như trong giấy mời.")
KIND_MISSING = _("Chưa chọn loại hội nghị. Chọn ít nhất một, ví dụ Phát động, Ký kết giao ước.")
CLUSTER_OF_OTHER_BODY = _(
    "{cluster} năm {year} không thuộc {body}. Chọn cụm, khối của cơ quan chủ quản hội nghị."
)
BODY_MISSING = _("Chưa rõ hội nghị của cơ quan nào. Chọn cụm, khối họp.")
PART_OF_DAY_WRONG = _(
    "{start} không thuộc buổi {part}. Sửa giờ khai mạc hoặc buổi họp cho khớp nhau."
)
MINUTED = _("{name} đã có biên bản, không sửa được nữa.")
CANCELLED = _("{name} đã hủy, không sửa được nữa. Lập hội nghị khác nếu vẫn họp.")
CANCEL_REASON = _("Chưa có lý do hủy. Người được mời đọc lý do này trên trang hội nghị.")
CANCEL_LATE = _(
    "{name} đang ở bước “{now}”, không hủy được. Chỉ hủy hội nghị chưa khai mạc; muốn dời ngày, sửa "
    "ngày họp."
)
PLANNED_TWICE = _(
    "Ngày {day} đã có {name} của chính các cụm, khối này. Mở hội nghị ấy để sửa, hoặc đặt tên khác."
)
HOUR_AFTER = _("Giờ {hour} ở sau lúc nhập. Kiểm tra lại giờ.")
CLOSED_BEFORE = _("Giờ bế mạc {closed} ở trước giờ khai mạc {opened}. Kiểm tra lại giờ.")
STATE_ORDER = _(
    "{name} đang ở bước “{now}”, không chuyển thẳng sang “{wanted}” được. Bước kế tiếp: “{next}”."
)
LAST_STATE = _("{name} đã ở bước cuối “{now}”.")
NOBODY_INVITED = _("{name} chưa mời ai. Thêm đại biểu tại mục Thành phần.")
NOT_YET = _("{name} họp ngày {day}. Đến ngày họp mới khai mạc, hoặc sửa ngày họp.")
MINUTES_MISSING = _("{name} chưa gắn biên bản. Chọn biên bản trong sổ văn bản.")
NOT_CLOSED = _("{name} đang ở bước “{now}”. Bế mạc trước khi gắn biên bản.")
NOT_MINUTES = _("{citation} không phải biên bản. Chọn văn bản loại Biên bản.")
MINUTES_VOID = _("{citation} đã hủy. Chọn biên bản khác.")
MINUTES_TAKEN = _("{citation} đã là biên bản của {other}. Chọn biên bản khác.")

POINT_EMPTY = _("Mục thứ {order} của chương trình để trống. Nhập nội dung hoặc bỏ mục ấy.")
POINT_EARLIER = _(
    "Mục thứ {order} bắt đầu lúc {start}, trước mục liền trên ({before}). Sắp lại giờ hoặc thứ tự."
)
POINT_LENGTH = _("Mục thứ {order} dài {minutes} phút. Nhập từ 1 phút trở lên, hoặc để trống.")

POINT_TWICE = _(
    "Chương trình đã có mục “{title}” vào giờ ấy. Sửa mục đã có, hoặc nhập nội dung khác."
)
POINT_NOTED = _(
    "Mục “{title}” đã có ghi chép. Chuyển hoặc bỏ các ghi chép của mục trước khi bỏ mục."
)
POINT_UNKNOWN = _(
    "Mục này không còn trong chương trình của {name}. Tải lại trang rồi chọn mục khác."
)

ROLE_MISSING = _(
    "Chưa rõ mời ai. Nhập chức danh và đơn vị, ví dụ “Viện trưởng VKSND tỉnh Long An”."
)
UNITS_MISSING = _("Chưa chọn đơn vị nào. Chọn ít nhất một đơn vị.")
ATTENDANCE_MISSING = _("Chưa rõ có mặt hay vắng. Mở lại danh sách rồi chọn một trong hai.")
PLACE_IN_AGENDA_MISSING = _("Chưa rõ chuyển mục đến đâu. Mở lại chương trình rồi bấm mũi tên.")
COUNT_WRONG = _("Số người phải từ 1. Để trống nếu chưa rõ số người.")
PERSON_IS_ONE = _("{who} là một người, không ghi số người là {count}.")
INVITED_TWICE = _("{who} đã có trong thành phần của {name}.")
STRANGER = _(
    "Người này không có trong thành phần của {name}. Thêm vào thành phần trước khi ghi có mặt hoặc "
    "vắng."
)
STAND_IN_MISSING = _("Chưa rõ ai dự thay. Nhập họ tên, chức vụ người dự thay.")
CAME_ALREADY = _(
    "{who} đã được điểm danh “{attendance}” nên giữ lại trong thành phần. Sửa điểm danh nếu ghi "
    "nhầm."
)
CODE_OF_OTHER = _(
    "Mã này không phải của {name}. Quét lại mã đang chiếu tại phòng họp, hoặc báo thư ký hội nghị."
)
NOT_INVITED = _(
    "Ông/bà chưa có tên trong thành phần của {name}. Báo thư ký hội nghị thêm tên, rồi quét lại mã."
)
INVITED_BY_ROLE = _(
    "{unit} được mời theo chức danh, chưa ghi tên người dự. Báo thư ký hội nghị điểm danh cho đơn vị "
    "hoặc thêm tên ông/bà, rồi quét lại mã."
)
CODE_EARLY = _("{name} họp ngày {day}. Đến ngày họp mới điểm danh bằng mã.")
CODE_LATE = _("{name} đang ở bước “{now}”, không điểm danh bằng mã được nữa. Báo thư ký hội nghị.")
LISTED_ALREADY = _("{who} đã có trong thành phần của {name}. Mở lại mã để điểm danh.")
REPORT_NEEDS_PERSON = _(
    "Tài khoản này không gắn với người nào, chưa báo thư ký bằng mã được. Báo trực tiếp tại bàn đón "
    "tiếp."
)
NO_ATTENDANCE_YET = _("{name} đang ở bước “{now}”. Chuyển sang “Đã mời” trước khi điểm danh.")
ARRIVED_LATER = _("Giờ đến {when} ở sau lúc nhập. Kiểm tra lại giờ.")

NOTE_EMPTY = _("Chưa có nội dung ghi. Nhập nội dung, ví dụ “Thông qua Kế hoạch hoạt động của Cụm”.")

MINUTES_EARLY = _(
    "{name} đang ở bước “{now}”, chưa có gì để ghi biên bản. Khai mạc trước khi soạn biên bản."
)
MINUTES_NOT_WRITTEN = _("Chưa soạn biên bản của {name}. Bấm “Soạn biên bản” trước.")
MINUTES_APPROVED_ALREADY = _(
    "Biên bản của {name} đã được duyệt nên không sửa được. Bỏ duyệt trước nếu còn chỗ phải sửa."
)
MINUTES_NOT_APPROVED = _("Biên bản của {name} chưa được duyệt.")
MINUTES_STILL_OPEN = _(
    "{name} đang ở bước “{now}”. Bế mạc trước khi duyệt biên bản, để biên bản có giờ kết thúc."
)
MINUTES_NOBODY = _(
    "Chưa ghi {missing} của {name}. Nhập tại “Sửa thông tin”, soạn lại, rồi duyệt biên bản."
)
SIGNERS_SAME = _("Chủ trì và thư ký là hai người khác nhau. Chọn lại người ký.")
MINUTES_BEING_SIGNED = _(
    "Biên bản của {name} đã đưa vào ký. Rút yêu cầu ký trước khi bỏ duyệt hoặc sửa."
)
PASSAGE_GONE = _("Đoạn này không còn trong biên bản của {name}. Tải lại trang để xem bản hiện có.")
HEADING_EMPTY = _(
    "Tên mục không để trống được. Muốn bỏ cả mục, bỏ từng đoạn bên dưới; mục không còn đoạn nào thì "
    "không in."
)
REOPEN_REASON = _("Chưa có lý do bỏ duyệt. Nhập lý do, nhật ký thao tác giữ lại.")
CHAIR, SECRETARY = _("người chủ trì"), _("thư ký")
PAPER_UNPRINTABLE = _(
    "Chưa in được giấy tờ của {name}: {problem}. Sửa chữ ấy trong chương trình, thành phần hoặc "
    "ghi chép rồi tải lại."
)
NOTE_GONE = _("Ghi chép này không còn. Tải lại trang để xem các ghi chép hiện có.")

TOLD_INVITED = _("Mời dự {name}, {when}{place}.")
TOLD_CHANGED = _("{name} có thay đổi: {fields}. Nay họp {when}{place}.")
TOLD_CANCELLED = _("{name} ngày {day} đã hủy: {reason}.")
BY_CODE = _("mã QR")

FIELD_WORDS = {
    "name": _("tên"),
    "kinds": _("loại"),
    "day": _("ngày họp"),
    "part_of_day": _("buổi"),
    "start": _("giờ khai mạc"),
    "place": _("nơi họp"),
    "host_id": _("đơn vị chủ trì"),
    "organiser_label": _("nơi tổ chức"),
    "chair": _("người chủ trì"),
    "secretary": _("thư ký"),
    "directed_by": _("người chỉ đạo"),
    "stated_delegate_count": _("số đại biểu"),
    "based_on": _("căn cứ"),
    "cluster_years": _("cụm, khối"),
    "provenance": _("dấu nguồn"),
    "source": _("nguồn"),
    "invented": _("dấu giả định"),
}
"""Columns in words, for the ledger's sentences."""
