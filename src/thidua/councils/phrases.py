"""Sentences of the councils' refusals."""

from django.utils.translation import gettext_lazy as _

NAME_MISSING = _("Chưa có tên. Nhập tên như trong quyết định hoặc giấy mời.")
COUNCIL_TWICE = _("{body} đã có {name} từ ngày ấy. Mở hội đồng ấy, hoặc đặt tên khác.")
TERM_ORDER = _("Ngày kết thúc ở trước ngày bắt đầu. Kiểm tra lại hai ngày.")
SEATED = _("{who} đã có tên trong {name}. Kết thúc dòng cũ trước khi ghi dòng mới.")
CHAIR_TAKEN = _("{name} đã có Chủ tịch. Kết thúc dòng ấy trước khi ghi Chủ tịch khác.")
SEAT_END_EARLY = _("{who} có tên từ {day}. Ngày cuối cùng phải từ ngày ấy trở đi.")
SEAT_ON_ROLL = _(
    "{who} có tên trong danh sách dự {session} ngày {day}. Ngày cuối cùng phải từ ngày ấy trở đi."
)
SEAT_REASON_MISSING = _("Chưa có lý do. Ghi ngắn gọn, ví dụ: nghỉ hưu, chuyển công tác.")
SEAT_ENDED = _("Dòng này đã kết thúc từ {day}.")
OUTSIDE_TERM = _("Ngày {day} nằm ngoài nhiệm kỳ của {name}. Kiểm tra lại ngày.")

NOBODY_ON_ROLL = _(
    "{name} chưa có ai trong danh sách tại ngày họp. Ghi thành viên trước khi khai mạc."
)
NOT_YET = _("{name} họp ngày {day}. Đến ngày họp mới khai mạc.")
STATE_WRONG = _("{name} đang ở bước “{now}”. Việc này làm ở bước “{wanted}”.")
OWN_CASE_UNKNOWN = _(
    "Quy chế không nói đơn vị có bỏ phiếu cho chính mình hay không. Chủ trì nêu rõ khi khai mạc: "
    "chọn Có hoặc Không."
)
VOTES_OPEN = _("Còn “{title}” ở bước “{now}”. Kiểm xong hoặc hủy trước khi bế mạc.")
NOT_PRESENT_YET = _("Còn {who} chưa điểm danh. Ghi có mặt, vắng mặt hoặc gửi văn bản.")
ROLL_FROZEN = _("Có lượt bỏ phiếu đang mở. Kết thúc lượt ấy trước khi sửa điểm danh.")
NAMES_ONLY = _("Phiên họp này điểm danh từng thành viên, không ghi số chung.")
ROLL_FIGURES = _(
    "Có mặt {present} và gửi văn bản {written}, nhiều hơn tổng số {members}. Kiểm tra lại."
)
ROLL_EMPTY = _("Tổng số phải từ 1 trở lên.")
ROLL_MISSING = _("{name} chưa ghi số người dự họp. Ghi ở mục Điểm danh.")

AWARD_UNKNOWN = _("Chưa chọn danh hiệu, hình thức hoặc nội dung giới thiệu.")
AWARD_NOT_FOR = _("{award} không dành cho đối tượng này. Chọn danh hiệu, hình thức khác.")
SUBJECT_MISSING = _("Chưa chọn người hoặc đơn vị được đề nghị.")
SUBJECT_TWO = _("Chọn một người hoặc một đơn vị, không chọn cả hai.")
NOMINEE_OUTSIDE = _("{unit} không phải thành viên của {name} tại ngày họp.")
QUESTION_TWICE = _("{name} đã có câu hỏi này.")
WHO_MEETS = _("Chọn một: Hội đồng, Cụm, Khối, hoặc phòng, đơn vị.")
QUESTION_REASON_MISSING = _("Chưa có lý do. Ghi ngắn gọn, ví dụ: người được đề nghị xin rút.")
QUESTION_IN_BALLOT = _("Câu hỏi đã nằm trong “{title}”. Hủy lượt ấy nếu phải bỏ câu hỏi.")
CONFLICT_ELSEWHERE = _("Người hoặc đơn vị này không có trong danh sách dự của phiên họp.")
CONFLICT_ABSENT = _("{who} không dự họp nên không phải khai báo.")

QUESTIONS_MISSING = _("Chưa chọn câu hỏi nào cho lượt bỏ phiếu.")
QUESTION_ELSEWHERE = _("“{text}” không thuộc phiên họp này.")
QUESTION_VOTED = _("“{text}” đã nằm trong “{title}”. Hủy lượt ấy trước khi bỏ phiếu lại.")
RULES_DIFFER = _("“{text}” theo quy định khác. Tách thành một lượt bỏ phiếu riêng.")
CHOOSE_WRONG = _("Số được chọn phải từ 1 đến {most}.")
TELLERS_TWO = _("Cần đúng hai người kiểm phiếu khác nhau.")
TELLER_CANDIDATE = _("{who} có tên trong câu hỏi nên không kiểm phiếu lượt này.")
NOBODY_PRESENT = _("Chưa ai có mặt. Điểm danh trước khi bỏ phiếu.")
BALLOT_STATE = _("“{title}” đang ở bước “{now}”. Việc này làm ở bước “{wanted}”.")
REASON_MISSING = _("Chưa có lý do. Lý do được ghi vào biên bản.")

ONE_ACCOUNT = _(
    "Tài khoản này đã nhập số của người kiểm phiếu kia. Hai người nhập độc lập, mỗi người một "
    "tài khoản."
)
IMPOSSIBLE = _("{problem} Đếm lại rồi nhập.")
COUNT_QUESTIONS = _("Số kiểm phiếu phải đủ các câu hỏi của lượt này.")

SHARE_OR_SOURCE = _("Chưa có văn bản làm căn cứ. Ghi số, ký hiệu, điều khoản của quy chế.")
SHARE_WRONG = _("Tỷ lệ để đạt phải lớn hơn 0 và không quá 100%. Nhập như 80% hoặc 2/3.")
QUORUM_WRONG = _(
    "Mức dự họp tối thiểu là một số người từ 1 trở lên, hoặc một tỷ lệ không quá 100%. Nhập như 7 "
    "hoặc 2/3."
)
RULE_STANDS = _(
    "Quy định của “{title}” đã có căn cứ ({citation}); kết quả không đổi theo văn bản khác."
)
PAPER_UNPRINTABLE = _("Chưa in được biên bản của {name}: {problem}")
NO_RESULT = _("“{title}” chưa có kết quả, chưa có biên bản kiểm phiếu.")
