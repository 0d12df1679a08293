"""Sentences of the awards' refusals."""

from django.utils.translation import gettext_lazy as _

NO_LINES = _("Chưa có dòng nào. Thêm ít nhất một người hoặc một tập thể.")
AWARD_UNKNOWN = _(
    "Dòng {line}: không có danh hiệu, hình thức mang mã “{code}”. Chọn trong danh sách."
)
AWARD_NOT_FOR = _(
    "Dòng {line}: {award} không tặng cho {subject}. Chọn danh hiệu, hình thức khác hoặc sửa đối tượng."
)
NAME_MISSING = _("Dòng {line}: chưa có tên người hoặc tập thể. Ghi tên như trong quyết định.")
UNIT_MISSING = _("Dòng {line}: chưa rõ đơn vị. Chọn đơn vị, hoặc ghi tên đơn vị vào ô bên cạnh.")
UNIT_NOT_THERE = _(
    "Dòng {line}: {unit} không hoạt động vào ngày {day}. Chọn đơn vị có vào ngày ấy."
)
YEAR_MISSING = _("Dòng {line}: {award} cần năm. Ghi năm của danh hiệu.")
PERIOD_WRONG = _(
    "Dòng {line}: thời gian tính thành tích {first}–{last} không đúng thứ tự hoặc quá ngày quyết "
    "định. Sửa năm đầu, năm cuối."
)
PERIOD_NONE_WITH_YEARS = _(
    "Dòng {line}: vừa ghi năm, vừa ghi quyết định không nêu thời gian. Giữ một trong hai."
)
BASIS_OF_FORM = _(
    "Dòng {line}: {award} là hình thức khen thưởng, không ghi căn cứ của danh hiệu. Bỏ căn cứ."
)
TWICE = _(
    "Dòng {line}: {name} đã có {award} ở dòng {first}. Giữ một dòng cho mỗi danh hiệu, hình thức."
)
HELD = _(
    "Dòng {line}: {name} đã có {award} năm {year} theo {decision}. Mở bản ghi ấy để sửa, hoặc bỏ dòng."
)
PERSON_UNKNOWN = _("Dòng {line}: người này không còn trong danh sách người. Chọn lại.")
DECIDED_LATER = _("Ngày quyết định {day} ở sau hôm nay. Kiểm tra lại ngày.")
AUTHORITY_MISSING = _("Chưa có cơ quan, người quyết định. Ghi như trong quyết định.")
DECISION_MISSING = _("Chưa có số quyết định. Chọn văn bản trong sổ, hoặc ghi số, ký hiệu.")
DOCUMENT_VOID = _("{citation} đã hủy. Chọn văn bản khác.")
BASE_UNKNOWN = _("Dòng {line}: khen thưởng làm căn cứ không phải của đối tượng này. Chọn lại.")
REASON_MISSING = _("Chưa có lý do. Ghi ngắn gọn vì sao.")
ALREADY_CANCELLED = _("Khen thưởng này đã hủy từ {day}. Không cần hủy lần nữa.")
NOT_CANCELLED = _("Khen thưởng này đang có hiệu lực, không có gì để khôi phục.")
CANCELLED_EARLY = _("Ngày hủy {day} ở trước ngày quyết định {decided}. Kiểm tra lại ngày.")
CANCELLED_LATER = _("Ngày {day} ở sau hôm nay. Kiểm tra lại ngày.")
RESTORED_EARLY = _("Ngày khôi phục {day} ở trước ngày hủy {ended}. Kiểm tra lại ngày.")
COVERAGE_YEARS = _("Năm {first} đến {last} không đúng thứ tự, hoặc năm cuối chưa tới. Sửa lại.")
COVERAGE_SOURCE = _("Chưa ghi nguồn. Ghi sổ, hồ sơ hoặc văn bản cho biết sổ đã đủ.")
COVERAGE_EXISTS = _(
    "{unit} đã có lời ghi sổ {kind} biết đủ {years}. Bỏ lời ghi ấy trước, rồi ghi lại."
)
