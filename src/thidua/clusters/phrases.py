"""Sentences of the clusters' refusals."""

from django.utils.translation import gettext_lazy as _

NAME_MISSING = _("Chưa có tên cụm, khối. Nhập tên như trong văn bản, ví dụ Cụm thi đua số 10.")
CLUSTER_EXISTS = _("{body} đã có {name}. Mở năm mới của cụm, khối ấy.")
YEAR_EXISTS = _("{name} đã mở năm {year}. Mở trang của năm ấy để sửa.")
MEMBER_TWICE = _("{unit} đã là thành viên {name} năm {year}.")
MEMBER_NOT_LIVING = _(
    "Ngày {day} đơn vị {unit} chưa thành lập hoặc đã kết thúc. Chọn đơn vị kế tục hoặc sửa ngày."
)
MEMBER_ELSEWHERE = _(
    "{unit} đang ở {other} cùng năm, cùng cơ quan chủ quản {body}. Cho đơn vị thôi ở đó trước."
)
MEMBER_OVERLAPS = _(
    "{unit} còn ở {other} đến hết ngày {until} cùng năm, cùng cơ quan chủ quản {body}. Nhập ngày "
    "tham gia sau ngày ấy."
)
AFTER_YEAR = _("Ngày {day} sau ngày cuối {last} của {name} năm {year}. Nhập ngày sớm hơn.")
MEMBERS_MISSING = _(
    "Chưa chọn đơn vị nào. Đánh dấu trong danh sách hoặc gõ tên, mỗi dòng một đơn vị."
)
MEMBER_LEFT = _("{unit} đã thôi là thành viên {name} năm {year} từ {end}.")
MEMBER_GOES_ON = _("{unit} vẫn là thành viên {name} năm {year} nên không có gì để mở lại.")
MEMBER = _("thành viên")
MEMBER_AND_LEAD = _("thành viên và {role}")
LEAD_NOT_MEMBER = _("{unit} không phải thành viên {name} năm {year}. Thêm vào thành viên trước.")
HEAD_THERE = _("{name} năm {year} đã có trưởng là {unit} từ {start}. Cho thôi trước khi ghi mới.")
HEAD_IS_DEPUTY = _("{unit} đang giữ vai trò {role} của {name} năm {year}.")
LEAD_BEFORE_JOINING = _(
    "{unit} tham gia từ {joined}. Nhập ngày giữ vai trò {role} không sớm hơn ngày ấy."
)
LEAD_ENDED = _("{unit} đã thôi làm {role} từ {end}.")
LEAD_END_BEFORE_START = _("Ngày thôi {end} trước ngày bắt đầu {start}. Nhập ngày sau đó.")
LEFT_BEFORE_JOINING = _("Ngày thôi {end} trước ngày tham gia {start}. Nhập ngày sau đó.")
REASON_MISSING = _("Chưa có lý do. Ghi lý do ngắn gọn, kèm số văn bản nếu có.")
STATE_ORDER = _(
    "{name} năm {year} đang ở bước “{now}”, không chuyển thẳng sang “{wanted}” được. Bước kế tiếp: "
    "“{next}”."
)
STATE_THERE = _("{name} năm {year} đã ở bước “{now}”. Mở lại trang của năm để xem bước kế tiếp.")
YEAR_FORM = _("Năm {year} chưa đúng. Nhập năm từ {first} đến {last}.")
OVERSEER_MISSING = _("Chưa có người theo dõi. Nhập họ tên, chức vụ của lãnh đạo hoặc ủy viên.")
CLOSED = _("{name} năm {year} đã khép năm, không sửa được nữa.")
EVENT_REASON = _("sắp xếp tổ chức từ ngày {day}")
PARTICULARS = {
    "theme": _("chủ đề"),
    "created_by": _("văn bản thành lập"),
    "stated_member_count": _("số thành viên theo văn bản"),
    "members_complete": _("mức đầy đủ của thành viên"),
    "across_sectors": _("phạm vi liên ngành"),
    "provenance": _("căn cứ của thông tin"),
    "source": _("nguồn"),
    "emulation_year": _("năm thi đua"),
}
"""What can be corrected of a cluster's year, by column, in words."""
RANK_OF_STRANGER = _(
    "Có thứ hạng của đơn vị không phải thành viên {name} năm {year}. Kiểm tra danh sách thành viên."
)
RANK_FORM = _("Thứ hạng {rank} chưa đúng. Ghi số từ 1 trở lên, hoặc để trống nếu không xếp hạng.")
NOT_RANKED = _("không xếp hạng")
