"""Sentences of the pledges' refusals, messages and papers."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from thidua.kernel.clock import VIETNAM
from thidua_core.periods import format_date_vn

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

YEAR_CLOSED = _("{name} năm {year} đã khép năm. Mở năm sau để soạn giao ước mới.")
NO_MAIN_SIGNED = _(
    "{name} năm {year} chưa có giao ước đã ký nên chưa lập được phụ lục. Ký giao ước trước."
)
APPENDIX_OPEN = _("{name} năm {year} đang có một phụ lục chưa ký xong. Mở phụ lục ấy để soạn tiếp.")
COPIED_FROM_EMPTY = _("Giao ước năm trước không có khoản nào để chép. Chọn soạn từ đầu.")
NOT_DRAFTING = _(
    "{what} đang ở bước “{state}” nên không sửa được. Mở lại dự thảo, hoặc lập phụ lục nếu đã chốt."
)
TITLE_MISSING = _("Chưa có tên giao ước. Nhập tên ở ô Tên giao ước.")
CODE_MISSING = _("Chưa có mã của khoản. Nhập mã, ví dụ 1.1 hoặc A5.2.")
CODE_FORM = _("Mã “{code}” chỉ được có chữ, số và dấu chấm. Nhập lại, ví dụ 1.1 hoặc A5.2.")
CODE_TAKEN = _("Mã {code} đã dùng cho khoản khác. Chọn mã khác, hoặc sửa khoản ấy.")
TEXT_MISSING = _("Khoản {code} chưa có nội dung. Nhập nội dung ở ô Nội dung.")
PLACE_WRONG = _("Không có vị trí thứ {place} trong dự thảo. Chọn từ 1 đến {count}.")
OVERTAKEN = _(
    "{who} đã sửa nội dung này lúc {when}, sau khi ông/bà mở trang. Bản của ông/bà chưa được lưu: so "
    "hai bản ở dưới, sửa lại rồi lưu."
)
LEVEL_MISSING = _("Chỉ tiêu {code} chưa có mức. Nhập mức chung, hoặc mức riêng của từng đơn vị.")
LEVEL_BOTH = _("Chỉ tiêu {code} có cả mức chung và mức riêng. Giữ một trong hai.")
LEVEL_NONE = _("Chỉ tiêu {code} là không để xảy ra nên không có mức. Bỏ trống ô mức.")
LEVEL_NEGATIVE = _("Mức “{level}” của chỉ tiêu {code} nhỏ hơn 0. Kiểm tra lại.")
LEVEL_LARGE = _(
    "Mức “{level}” của chỉ tiêu {code} quá lớn hoặc quá 4 chữ số thập phân. Kiểm tra lại."
)
LEVEL_OF_STRANGER = _(
    "Một đơn vị có mức riêng không phải thành viên của {name}. Bỏ mức của đơn vị ấy."
)
INDICATOR_TWICE = _("Chỉ tiêu {code} có hai lần trong một khoản. Giữ một lần.")
CLAUSES_MISSING = _("Dự thảo chưa có khoản nào. Thêm khoản ở mục Nội dung giao ước.")
DUE_PAST = _("Hạn góp ý {due} đã qua. Chọn ngày giờ sau lúc gửi.")
NOT_CHANGED = _("Dự thảo không khác lần gửi trước. Sửa nội dung rồi gửi lại.")
MEMBERS_MISSING = _("{name} chưa có thành viên nào. Thêm thành viên ở trang Cụm, khối trước.")
NOT_SENT = _("Dự thảo chưa gửi các đơn vị. Gửi lấy ý kiến trước.")
NOT_A_MEMBER = _(
    "{unit} không phải thành viên của {name} vào ngày {day}. Chọn một đơn vị thành viên."
)
COMMENT_EMPTY = _("Chưa có nội dung góp ý. Nhập ý kiến hoặc câu chữ đề nghị.")
PASSAGE_ELSEWHERE = _(
    "Không tìm thấy đoạn “{passage}” trong khoản {code}. Chép lại đúng đoạn của dự thảo, hoặc bỏ "
    "trống ô Đoạn."
)
NOTHING_TO_TAKE = _("Không có góp ý nào được chọn. Đánh dấu ít nhất một dòng.")
ALREADY_ANSWERED = _("Góp ý này đã được trả lời ngày {day}. Gửi góp ý mới nếu còn ý kiến.")
NOT_ANSWERED = _("Góp ý này chưa được trả lời. Trả lời trước.")
REASON_MISSING = _("Chưa có lý do. Nhập lý do, các đơn vị sẽ đọc.")
ANSWER_MISSING = _("Giữ nguyên thì phải giải trình. Nhập lý do để đơn vị góp ý đọc.")
OWN_OBJECTION = _(
    "{unit} còn ý kiến chưa giải quyết về khoản {codes}. Bỏ đánh dấu khoản ấy, hoặc rút ý kiến rồi "
    "tán thành."
)
NOTHING_TO_ASSENT = _("Không còn khoản nào chờ {unit} tán thành.")
OBJECTION_OPEN = _("Còn ý kiến phản đối của {unit} về {place}: trả lời ở mục Góp ý.")
OBJECTION_UNSEEN = _(
    "{unit} chưa xem giải trình về {place}: nhắc đơn vị mở trang giao ước, hoặc ghi thay khi đơn vị "
    "đã báo."
)
COMMENT_OPEN = _("Còn góp ý của {unit} về {place} chưa trả lời: trả lời ở mục Góp ý.")
NOT_SETTLED = _("{what} đang ở bước “{state}”. Thống nhất nội dung trước khi chốt.")
NOT_FROZEN = _("{what} đang ở bước “{state}”. Chốt văn bản trước khi ký.")
SIGNATORIES_MISSING = _("Chưa có thứ tự ký. Chọn các đơn vị và thứ tự ở mục Phần ký.")
SIGNATORIES_LACK = _("Danh sách ký thiếu {units}. Thêm vào danh sách ký; mọi thành viên đều ký.")
OFFICE_MISSING = _("{unit} chưa có chức danh người ký. Nhập, ví dụ Viện trưởng.")
OFFICE_FORM = _(
    "Không đọc được chức danh “{office}”. Nhập như: Viện trưởng, hoặc KT. Viện trưởng / Phó Viện "
    "trưởng."
)
PAPER_UNPRINTABLE = _("Chưa in được {what}: {problem}. Sửa đoạn ấy rồi chốt lại.")
ALREADY_WITHDRAWN = _("{what} đã rút trước đó.")
SIGNED_STAYS = _("{what} đã đủ chữ ký nên không rút được. Điều chỉnh bằng phụ lục có chữ ký.")
REPLY_EMPTY = _("Chưa có thư hoặc tệp trả lời. Dán nội dung, hoặc chọn tệp .docx, .txt.")
REPLY_UNREADABLE = _("Không đọc được tệp “{name}”. Gửi tệp .docx hoặc .txt, hoặc dán nội dung.")
REPLY_LONG = _("Thư trả lời dài quá {limit} ký tự. Chia thành nhiều lần.")
DEADLINE_LABEL = _("Góp ý dự thảo {what}")
DEADLINE_DETAIL = _("{name}, lần gửi {version}")
DRAFT_SENT = _("{name} gửi lấy ý kiến dự thảo {what}, lần {version}.")
ANSWERED = _("Góp ý về {place} của dự thảo {what} đã được trả lời: {outcome}.")
NOT_FROZEN = _("{what} đang ở bước “{state}”, chưa đưa vào ký được. Chốt văn bản trước khi ký.")
SIGN_NOW = _("{what} của {name} đã chốt và chờ ký.")
NO_LONGER_OPEN = _("{what} không còn lấy ý kiến.")
WHOLE_DRAFT = _("toàn bộ dự thảo")
CLAUSE_PLACE = _("khoản {code}")
LEFT_LIST = _("thôi có tên trong danh sách ký từ ngày {day} vì sắp xếp tổ chức trước khi chốt")
PASSED_ON = _("đơn vị kế tiếp theo pháp luật ký thay từ ngày {day}, văn bản đã chốt giữ nguyên")
GIVEN_BACK = _("việc sắp xếp tổ chức từ ngày {day} đã được thu hồi")
HEIR_SIGNED = _(
    "{unit} đã ký thay tại {name}. Không thu hồi được việc sắp xếp khi chữ ký ấy đã có; hủy văn bản "
    "trước."
)
NOBODY_FOLLOWS = _("chưa xác định được đơn vị kế tiếp để ký từ ngày {day}")


def told_moment(when: datetime) -> str:
    """``16:00 15/11/2026`` in Vietnam."""
    local = when.astimezone(VIETNAM)
    return f"{local:%H:%M} {format_date_vn(local.date())}"
