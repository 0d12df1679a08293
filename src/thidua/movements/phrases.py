"""Sentences of the refusals of movements and guidance, and words used more than once."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from thidua.kernel.clock import VIETNAM
from thidua_core.periods import format_date_vn

NAME_MISSING = _("Chưa có tên phong trào. Nhập tên như trong chỉ thị hoặc kế hoạch.")
DAYS_OUT_OF_ORDER = _("Ngày kết thúc {end} trước ngày bắt đầu {start}. Kiểm tra lại hai ngày.")
CLUSTER_OF_OTHER_BODY = _(
    "{cluster} thuộc {body}, không thuộc {launcher}. Chọn cụm, khối của đơn vị phát động."
)
PARENT_NOT_LAUNCHED = _(
    "Phong trào cấp trên “{name}” đang ở trạng thái “{state}”. Chọn phong trào đã phát động."
)
IN_A_RING = _("“{name}” đã là phong trào cấp dưới của phong trào này. Chọn phong trào khác.")
CANCELLED = _("“{name}” đã hủy, không sửa được nữa. Soạn phong trào mới nếu cần.")
LAUNCHED_PLACE = _(
    "“{name}” đã phát động nên không đổi được {fields}. Hủy phong trào rồi soạn lại nếu cần."
)
ALREADY_LAUNCHED = _("“{name}” đã phát động ngày {day}.")
CONTENT_MISSING = _(
    "Phong trào theo chuyên đề phải có đủ sáu nội dung (TT 01/2019/TT-VKSTC, Điều 6 khoản 2): còn "
    "thiếu “{content}”. Thêm tại mục {content} của trang phong trào."
)
CONTENT_WOULD_BE_MISSING = _(
    "Phong trào theo chuyên đề đã phát động không được để trống “{content}” (TT 01/2019/TT-VKSTC, "
    "Điều 6 khoản 2). Giữ lại ít nhất một ý tại mục {content}."
)
EMPTY_POINT = _("Ý thứ {order} của mục {content} để trống. Nhập nội dung hoặc bỏ ý ấy.")
DUE_PASSED = _("Hạn {due} không sau thời điểm phát động {at}. Chọn hạn muộn hơn.")
NOT_RECEIVING = _(
    "Ngày {day} {unit} chưa thành lập hoặc đã kết thúc. Bỏ đơn vị này khỏi danh sách nhận, hoặc "
    "chọn đơn vị kế tục."
)
SENT_TO_ITSELF = _("{unit} là đơn vị phát động. Bỏ đơn vị này khỏi danh sách nhận.")
NOT_LAUNCHED = _("“{name}” đang ở trạng thái “{state}”. Phát động trước khi công khai.")
REASON_MISSING = _("Chưa có lý do. Ghi lý do ngắn gọn, kèm số văn bản nếu có.")
LAUNCH_TASK = _("Phát động “{name}” tại đơn vị")

NOT_PUBLIC = _("“{name}” chưa công khai nên không có gì để thôi công khai.")
NOT_RUNNING = _(
    "“{name}” đang ở trạng thái “{state}”. Chỉ nhắc và ghi sơ kết, tổng kết phong trào đã phát động và "
    "chưa tổng kết."
)
NOBODY_WAITS = _("Mọi đơn vị nhận “{name}” đều đã phát động. Không còn đơn vị nào để nhắc.")
REMINDED_TODAY = _("Hôm nay đã nhắc các đơn vị chưa phát động “{name}”. Ngày mai nhắc lại được.")
RECEIVED_TASK = _("Phong trào mới: “{name}”. Xác nhận đã nhận và phát động tại đơn vị.")
REMINDER = _("Nhắc: “{name}” chờ đơn vị xác nhận và phát động.")
REMINDER_DUE = _("Nhắc: “{name}” chờ đơn vị phát động trước {due}.")
REVIEW_EMPTY = _("Chưa có văn bản hay kết quả. Chọn báo cáo trong sổ, hoặc ghi kết quả ngắn gọn.")
REVIEW_LATER = _("Ngày {day} chưa đến. Ghi khi đã sơ kết, tổng kết xong.")
REVIEW_BEFORE_LAUNCH = _("Ngày {day} trước ngày phát động {launched}. Kiểm tra lại ngày.")
REVIEW_TWICE = _("{kind} ngày {day} của “{name}” đã ghi rồi.")
REVIEWS_CLOSED = _("Phong trào đã tổng kết.")

MOVEMENT_CLOSED = _("“{name}” không còn ở trạng thái đã phát động nên không ghi thêm được.")
DELIVERY_ENDED = _("“{name}” đã thôi theo dõi ở {unit}: {note}.")
ALREADY_ACKNOWLEDGED = _("{unit} đã xác nhận nhận “{name}” ngày {day}.")
BELOW_ALREADY_LAUNCHED = _("{unit} đã phát động “{name}” ngày {day} bằng {plan}.")
PLAN_MISSING = _(
    "Chưa có kế hoạch của {unit}. Chọn văn bản kế hoạch trong sổ, hoặc phong trào do đơn vị phát "
    "động."
)
PLAN_NOT_ISSUED = _(
    "{citation} chưa ban hành hoặc đã hủy. Chọn kế hoạch đã ban hành, hoặc nhập số do văn thư cấp "
    "trước."
)
PLAN_OF_ANOTHER = _("{citation} là văn bản của {issuer}, không phải của {unit}. Chọn lại kế hoạch.")
OWN_MOVEMENT_OF_ANOTHER = _(
    "“{own}” không phải phong trào do {unit} phát động để thực hiện “{name}”. Chọn lại phong trào, "
    "hoặc ghi phong trào cấp trên của nó trước."
)
OWN_NOT_LAUNCHED = _("“{own}” chưa phát động. Phát động phong trào ấy trước.")
HAPPENED_LATER = _("Thời điểm {when} ở sau lúc nhập. Kiểm tra lại ngày, giờ.")
HAPPENED_BEFORE_SENDING = _("Thời điểm {when} trước khi phong trào được gửi ({sent}).")
PASSED_TO_THERE = _("{unit} đã nhận “{name}”. Thôi theo dõi ở đơn vị cũ thay vì chuyển.")
PASSED_TO_ENDED = _("Ngày {day} {unit} chưa thành lập hoặc đã kết thúc. Chọn đơn vị khác.")

REORGANISED = _("sắp xếp tổ chức từ ngày {day}")
FOLLOWER_HAS_IT = _("{reason}, {unit} kế tục và đã nhận")
NO_FOLLOWER = _("{reason}, không có đơn vị kế tục")
FOLLOWER_UNKNOWN = _("{reason}, chưa rõ đơn vị kế tục")
SEVERAL_FOLLOWERS = _("{reason}, có {count} đơn vị kế tục")
REORGANISATION_REVOKED = _("rút lại việc sắp xếp tổ chức từ ngày {day}")
LAUNCHED_BY_FOLLOWER = _(
    "Không rút lại được: {unit} đã phát động “{name}” thay cho đơn vị cũ. Hủy phong trào ấy trước nếu "
    "việc sắp xếp ghi nhầm."
)

GUIDANCE_EXISTS = _("{citation} đã là hướng dẫn năm {year} của {body}. Mở hướng dẫn ấy để sửa.")
GUIDANCE_NOT_ISSUED = _("{citation} chưa ban hành hoặc đã hủy. Chọn văn bản đã ban hành.")
GUIDANCE_NOT_ABOVE = _(
    "{other} không phải đơn vị cấp trên của {body}. Chọn hướng dẫn của cấp trên."
)
GUIDANCE_OTHER_YEAR = _("Hướng dẫn cấp trên là của năm {other}, không phải năm {year}.")
WHO_MISSING = _("Chưa rõ ai phải gửi. Nhập đơn vị, ví dụ “Các đơn vị trực thuộc”.")
PAPER_MISSING = _("Chưa rõ phải gửi văn bản gì. Nhập tên văn bản, ví dụ “Báo cáo tổng kết”.")
KEY_FORM = _("Mã “{key}” chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ bao-cao-tong-ket.")
NO_COPIES = _("Số bản phải từ 1. Để trống nếu hướng dẫn không nêu.")
LATER_THAN_ABOVE = _(
    "Hạn {own} muộn hơn hạn {above} do {body} quy định ({citation}). Đặt hạn {above} hoặc sớm hơn."
)
FEWER_COPIES = _(
    "{own} bản ít hơn {above} bản do {body} quy định ({citation}). Đặt từ {above} bản, hoặc để trống "
    "để theo cấp trên."
)
LARGER_QUOTA = _(
    "Tối đa {own} đề nghị, nhiều hơn {above} do {body} quy định ({citation}). Đặt không quá {above}, "
    "hoặc để trống để theo cấp trên."
)
EXCLUSIONS_LEFT_AWAY = _(
    "Danh sách loại trừ ({own}) bỏ mất trường hợp do {body} quy định ({citation}): {above}. Ghi thêm "
    "các trường hợp ấy, hoặc để trống để theo cấp trên."
)
NARROWED_BELOW = _(
    "{bodies} đang quy định chặt hơn dựa trên mục này. Bỏ quy định ở các cấp ấy trước, hoặc sửa thay "
    "vì bỏ."
)

CLUSTER_MISSING = _("Chưa chọn cụm, khối phải gửi. Gõ tên và năm.")
CLUSTER_NOT_BELOW = _(
    "{cluster} không phải cụm, khối của {body}. Chọn cụm, khối do đơn vị này lập, hoặc nêu tên từng "
    "đơn vị."
)
UNITS_MISSING = _("Chưa nêu đơn vị nào phải gửi. Gõ tên từng đơn vị, hoặc chọn “Chỉ ghi bằng chữ”.")
UNITS_ENDED = _("Ngày {day} {unit} chưa thành lập hoặc đã kết thúc. Chọn đơn vị kế tục.")
HANDED_OVER_ALREADY = _(
    "Đã có {count} đơn vị gửi theo quy định này nên không bỏ được. Sửa thay vì bỏ."
)
DUTY_TASK = _("Gửi {paper}")
DUTY_TASK_INVENTED = _("Gửi {paper} (giả định)")
DUTY_TO = _("Nơi nhận: {to}")
DUTY_CHANGED = _("quy định của hướng dẫn thay đổi")
NOT_OWING = _(
    "{unit} không có trong danh sách phải gửi {paper}. Bổ sung đơn vị vào quy định trước."
)
HANDED_OVER_TWICE = _("{unit} đã gửi {paper} lúc {when}.")
HANDOVER_EMPTY = _("Chọn văn bản đã gửi trong sổ, hoặc ghi cách gửi, ví dụ “bản giấy, ngày 12/11”.")
TEXT_ONLY = _("chỉ ghi bằng chữ, chưa giao hạn cho đơn vị nào")
NAMED_UNITS = _("{count} đơn vị được nêu tên")
MEMBERS_OF = _("thành viên {cluster} năm {year}")

STAYS_ON_DAY_OFF = _("rơi vào {reason}; giữ nguyên ngày theo hướng dẫn")
MOVED_FROM_DAY_OFF = _("dời từ {stated} vì rơi vào {reason}")
DAY_OFF_DOUBTFUL = _("chưa chắc chắn ({names}); có thể là {other}")
MEASURE_WORDS = {
    "due": _("hạn gửi"),
    "copies": _("số bản"),
    "quota": _("số lượng tối đa"),
    "exclusions": _("trường hợp loại trừ"),
}

DURATION_WORDS = {
    "below_three": _("dưới 3 năm"),
    "three": _("từ 3 năm đến dưới 5 năm"),
    "five": _("từ 5 năm"),
}
FIELD_WORDS = {
    "launcher_label": _("người phát động"),
    "name": _("tên"),
    "theme": _("chủ đề"),
    "mottos": _("phương châm"),
    "year": _("năm"),
    "kind": _("loại"),
    "scope": _("phạm vi"),
    "start": _("ngày bắt đầu"),
    "end": _("ngày kết thúc"),
    "directive_id": _("văn bản phát động"),
    "parent_id": _("phong trào cấp trên"),
    "source": _("nguồn"),
    "invented": _("dấu giả định"),
    "contents": _("nội dung"),
}
"""Columns in words, for the ledger's sentences and for refusals."""


def moment(when: datetime) -> str:
    """A moment as a person reads it: ``16:00 ngày 15/11/2020``."""
    local = when.astimezone(VIETNAM)
    return f"{local:%H:%M} ngày {format_date_vn(local.date())}"


def day_of(when: datetime) -> str:
    """The day of a moment in Vietnam: ``15/11/2020``."""
    return format_date_vn(when.astimezone(VIETNAM).date())
