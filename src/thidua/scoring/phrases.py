"""Sentences of the scoring's refusals, and of what people are told."""

from django.utils.translation import gettext_lazy as _

TABLE_REFUSED = _("Chưa dùng được bảng tiêu chí: {problem}")
RESULTS_REFUSED = _("Chưa đọc được tệp kết quả: {problem}")
BASE_MISSING = _("chưa có bảng của cấp trên để bổ sung")
BASE_MEND = _("Hãy chọn tệp bảng của cấp trên, hoặc gộp hai bảng thành một tệp")
TABLE_YEAR = _("Bảng ghi năm {given}, còn đây là năm {year}. Sửa khóa year của bảng.")
TABLE_SAME = _("Nội dung giống bản {version}, không có gì để thay. Sửa bảng rồi tải lên lại.")
TABLE_NOT_DRAFT = _("Bản {version} đang ở bước “{state}”. Tải lên một bản mới để sửa.")
TABLE_UNTRIED = _(
    "Bản {version} chưa chấm thử. Chấm thử trên kết quả năm trước, hoặc ghi rõ vì sao chưa chấm thử."
)
BASIS_MISSING = _(
    "Chưa có căn cứ thông qua. Chọn mục ghi chép của hội nghị đã thông qua bảng, hoặc văn bản."
)
NOTE_ELSEWHERE = _("Ghi chép này thuộc hội nghị của cụm khác. Chọn hội nghị của {name}.")
DOCUMENT_VOID = _("{citation} đã hủy. Chọn văn bản khác.")
ADOPTED_LATER = _("Ngày thông qua {day} ở sau hôm nay. Kiểm tra lại ngày.")
YEAR_FROZEN_ALREADY = _(
    "Bảng điểm của {name} năm {year} đã khóa, không đổi bảng tiêu chí được. Đính chính từng điểm "
    "nếu cần."
)
NO_MEMBERS = _("{name} năm {year} chưa có đơn vị thành viên. Thêm thành viên trước khi thông qua.")
NO_TABLE = _("{name} năm {year} chưa có bảng tiêu chí được thông qua. Thông qua bảng trước.")
NOTHING_TO_OPEN = _("Mọi đơn vị thành viên đã có phiếu. Thêm thành viên trước nếu còn thiếu.")

CELL_UNKNOWN = _("Bảng tiêu chí không có ô {criterion}, {column}. Tải lại trang.")
CELL_PLEDGED = _(
    "Chỉ tiêu {criterion} lấy từ giao ước đã ký nên không sửa ở đây. Điều chỉnh tại giao ước."
)
CELL_CLOSED = _(
    "Phiếu đang ở bước “{state}” nên không sửa {column} được. Trưởng cụm đề nghị bổ sung thì phiếu "
    "mở lại."
)
CELL_FROZEN = _("Bảng điểm đã khóa. Điểm chỉ đổi được bằng đính chính có lý do.")
CELL_REFUSED = _("{criterion}, {column}: {problem}")
REASON_OF_MARK = _("{criterion}: {mark} điểm khác {other}. Ghi lý do ở cột {column} rồi lưu lại.")
REASON_NEEDED = _(
    "{criterion}: đang có điểm khác nhau nên không bỏ trống {column} được. Sửa điểm trước."
)
OTHER_COMPUTED = _("{mark} điểm theo số liệu")
OTHER_CLAIMED = _("{mark} điểm tự chấm")
CELL_CHANGED = _(
    "{criterion}, {column} vừa được {by} đổi thành “{text}”. Xem giá trị ấy, rồi nhập lại nếu vẫn "
    "cần sửa."
)
AGREED_UNREASONED = _("{criterion}: ghi lý do thống nhất của {mark} điểm rồi lưu lại.")
MINUTES_UNPRINTABLE = _(
    "Biên bản thống nhất điểm năm {year} của {name} chưa in được: {problem}. Sửa nội dung rồi in lại."
)
MARK_CHANGED = _(
    "{criterion}, {column}: ông/bà ghi “{mine}”, trong khi {by} vừa ghi “{theirs}” lúc {at}. Chưa "
    "đổi gì; xem lại rồi ghi lần nữa nếu vẫn cần."
)
CELL_EMPTIED = _("trống")
NOTHING_TO_UNDO = _("Không còn ô nào của ông/bà để hoàn tác.")
SHEET_STATE = _("Phiếu của {unit} đang ở bước “{state}”, không làm việc này được. Tải lại trang.")
SHEET_EMPTY = _("Phiếu của {unit} chưa có ô nào. Nhập số liệu hoặc điểm tự chấm trước khi gửi.")
SHEET_TAKEN_ALREADY = _(
    "Bên xem xét đã mở bảng tự chấm lúc {when} nên không lấy lại được. Đề nghị trưởng cụm trả lại "
    "để bổ sung."
)
HALF_GIVEN = _("{criterion} có tử số mà chưa có mẫu số. Ghi mẫu số, hoặc bỏ tử số.")
EVIDENCE_MISSING = _("{criterion} cần minh chứng. Gắn tệp minh chứng trước khi gửi.")
MARK_MISSING = _("{criterion} chưa có điểm. Nhập số liệu hoặc điểm thống nhất kèm lý do.")
REASON_MISSING = _("Chưa có lý do. Ghi lý do ngắn gọn, kèm số văn bản nếu có.")
EXPLANATION_MISSING = _("Chưa có giải trình nào. Ghi giải trình ở tiêu chí chưa nhất trí.")
SCORER_NOT_MEMBER = _("{unit} không phải thành viên {name} năm {year}. Chọn một thành viên khác.")
SCORER_SELF = _("Đơn vị không chấm chéo chính mình. Chọn một thành viên khác.")
SCORER_MUTUAL = _("{unit} và {scorer} chấm qua lại nhau. Chọn một thành viên khác.")
LOTS_NUMBER_MISSING = _("Chưa có mã số bốc thăm. Nhập mã số mà các đơn vị đều biết.")
LOTS_TOO_FEW = _(
    "{name} năm {year} có ít hơn {least} phiếu chấm điểm. Bốc thăm cần từ {least} đơn vị, để không "
    "đơn vị nào chấm qua lại nhau."
)
CROSSING_MISSING = _("Chưa có điểm chấm chéo nào. Nhập điểm trước khi gửi.")

FILE_EMPTY = _("“{name}” không có nội dung. Chọn tệp khác.")
FILE_TOO_LARGE = _("“{name}” lớn hơn {limit} MB. Giảm dung lượng hoặc tách tệp.")
FILE_TYPE = _(
    "“{name}” có nội dung không đúng với tên tệp, hoặc thuộc loại không nhận. Dùng PDF, Word, Excel, "
    "JPEG hoặc PNG."
)
EVIDENCE_CLOSED = _("Phiếu đang ở bước “{state}”, không thêm bớt minh chứng được.")
CRITERION_UNKNOWN = _("Bảng không có tiêu chí {criterion}. Chọn tiêu chí trong bảng.")

ROW_UNIT = _("Không có đơn vị “{unit}” trong cụm của năm. Ghi tên như trong danh sách thành viên.")
ROW_SHEET = _("Phiếu của {unit} đang ở bước “{state}”, không nhập từ tệp được.")
ROW_MARKS = _(
    "Tệp có cột {column}: điểm chấm chéo, thống nhất không nhập từ tệp. Bỏ cột ấy rồi tải lại."
)
ROWS_REFUSED = _("Tệp còn {count} chỗ cần sửa, chưa lưu gì.")

FIGURES_TYPED = _(
    "{unit}, {criterion}: ô {column} đã được gõ tay ({text}). Xem thử lại rồi chọn số liệu nào được giữ."
)
FIGURES_NONE = _("Phụ lục không làm thay đổi ô nào. Kiểm tra lại tệp đã chọn.")

FREEZE_OPEN = _(
    "{unit}: phiếu đang ở bước “{state}”. Thống nhất điểm của đơn vị này trước khi khóa."
)
FREEZE_ANSWER = _("{unit}: giải trình chưa được trả lời. Trả lời trước khi khóa.")
FREEZE_INCOMPLETE = _(
    "{unit}: chưa có điểm {criteria}. Nhập số liệu hoặc điểm thống nhất kèm lý do."
)
NOT_FROZEN = _("Bảng điểm của {name} năm {year} chưa khóa. Khóa bảng điểm trước.")
BEFORE_CUTOFF = _(
    "Số liệu của năm chốt lúc {when}; điểm trước giờ ấy là tạm tính. Công bố sau khi chốt số liệu."
)
PROVISIONAL_FROZEN = _(
    "Bảng điểm khóa trước khi chốt số liệu ({when}) nên còn là tạm tính. Đính chính theo số liệu đã "
    "chốt rồi công bố."
)
PUBLISHED_STAYS = _(
    "Kết quả xếp hạng {name} năm {year} đã công bố nên không rút khóa được. Đính chính từng điểm nếu "
    "cần."
)
NOTHING_TO_CORRECT = _("Chưa có điểm nào thay đổi. Ghi điểm mới của ít nhất một tiêu chí.")
CORRECT_UNKNOWN = _("{unit} không có phiếu trong bảng điểm đã khóa. Chọn đơn vị khác.")

TOLD_OPENED = _("Phiếu chấm điểm năm {year} của {unit} đã mở ({table}).")
TOLD_REPLACED = _(
    "Bảng tiêu chí của {name} năm {year} có bản {version}. Phiếu theo bản trước giữ nguyên; tiêu chí "
    "không đổi được chuyển sang phiếu mới của {unit}."
)
TOLD_RETURNED = _("Đề nghị {unit} bổ sung bảng tự chấm năm {year}: {reason}")
TOLD_APPRAISED = _("Điểm thống nhất năm {year} của {unit} đã có. Giải trình nếu chưa nhất trí.")
TOLD_ANSWERED = _("Giải trình năm {year} của {unit} đã được trả lời.")
TOLD_PUBLISHED = _("Kết quả xếp hạng {name} năm {year} đã công bố.")
TOLD_REOPENED = _("Bảng điểm của {name} năm {year} đã được rút khóa: {reason}")
TOLD_CORRECTED = _("Kết quả xếp hạng {name} năm {year} đã đính chính: {reason}")

COLUMNS = {
    "assigned": _("giao"),
    "target": _("chỉ tiêu"),
    "actual": _("kết quả"),
    "numerator": _("tử số"),
    "denominator": _("mẫu số"),
    "not_arisen": _("không phát sinh"),
    "count": _("số lần"),
    "minus_count": _("số lần trừ"),
    "level": _("mức"),
    "passed": _("đạt"),
    "claimed": _("điểm tự chấm"),
    "crossed": _("điểm chấm chéo"),
    "appraised": _("điểm thống nhất"),
    "reason": _("lý do"),
    "crossed_reason": _("lý do chấm chéo"),
    "explanation": _("giải trình"),
    "appraisal_reason": _("lý do thống nhất"),
}
"""Columns of a sheet in words."""

HAPPENED = _("có xảy ra")
YES = _("Có")
NO = _("Không")

STANDINGS = {
    "unassigned": _("không tính"),
    "unknown": _("chưa có điểm"),
    "same": _("khớp"),
    "open": _("chờ thống nhất"),
    "explained": _("chờ trả lời giải trình"),
    "by_figures": _("nhận số liệu"),
    "by_claim": _("giữ điểm tự chấm"),
    "by_cluster": _("Cụm thống nhất"),
}
"""How the marks of a cell stand to each other, in words."""
