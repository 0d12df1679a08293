"""Wording of the organisation that is used more than once: refusals by code, with their mend."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

PROBLEMS = {
    "steps.none": _("Đợt sắp xếp chưa có bước nào. Thêm ít nhất một bước."),
    "steps.twice": _("Dự thảo đã có đúng bước này ở vị trí {other}. Mở dự thảo để xem các bước."),
    "unit.unknown": _("Không tìm thấy đơn vị “{ref}”. Chọn lại đơn vị trong danh sách."),
    "unit.not_begun": _(
        "“{label}” chỉ có từ ngày {begins}, sau ngày {day}. Chọn ngày từ {begins} trở đi."
    ),
    "unit.no_beginning": _(
        "Chưa ghi ngày bắt đầu, mà “{label}” chỉ có từ ngày {begins}. "
        "Ghi ngày bắt đầu từ {begins} trở đi."
    ),
    "unit.ended": _(
        "“{label}” đã kết thúc hoạt động sau ngày {last}. Chọn ngày không muộn hơn {last}, "
        "hoặc chọn đơn vị kế thừa."
    ),
    "unit.ends_too": _(
        "“{label}” kết thúc hoạt động ở bước {other}. Bỏ một trong hai bước, hoặc chọn đơn vị khác."
    ),
    "unit.ends_twice": _("“{label}” đã kết thúc hoạt động ở bước {other}. Bỏ một trong hai bước."),
    "unit.named_twice": _("“{label}” đã được đổi tên ở bước {other}. Bỏ một trong hai bước."),
    "unit.placed_twice": _(
        "“{label}” đã được chuyển đơn vị cấp trên ở bước {other}. Bỏ một trong hai bước."
    ),
    "unit.has_children": _(
        "“{label}” còn {count} đơn vị trực thuộc: {names}. "
        "Chuyển hoặc kết thúc các đơn vị đó trong cùng đợt, hoặc trước đó."
    ),
    "new.exists": _("Ký hiệu tạm “{ref}” trùng một đơn vị đã có. Đặt ký hiệu khác."),
    "new.repeated": _("“{label}” được lập hai lần, lần đầu ở bước {other}. Bỏ một bước."),
    "name.empty": _("Tên đơn vị để trống. Ghi tên đầy đủ theo quyết định."),
    "name.long": _("Tên “{name}” dài quá {limit} chữ. Ghi tên ngắn hơn."),
    "name.unchanged": _("“{label}” đã mang đúng tên này vào ngày {day}. Ghi tên mới."),
    "name.same_day": _(
        "“{label}” bắt đầu có từ chính ngày {day}. Dùng mục Sửa thông tin ghi nhầm để đổi tên đầu."
    ),
    "name.later": _(
        "“{label}” đã có tên khác từ ngày {day}. Chọn ngày sau ngày đó, hoặc sửa lần đổi tên ấy trước."
    ),
    "name.taken": _(
        "Thuộc “{parent}” đã có “{name}” vào ngày {day}. "
        "Ghi tên khác, hoặc dùng chính đơn vị đã có."
    ),
    "name.taken_at_top": _(
        "Đã có “{name}” vào ngày {day}, cũng không trực thuộc đơn vị nào. "
        "Ghi tên khác, hoặc dùng chính đơn vị đã có."
    ),
    "parent.unchanged": _("“{label}” đã ở đúng cấp trên này vào ngày {day}. Chọn cấp trên khác."),
    "parent.later": _(
        "“{label}” đã có cấp trên khác từ ngày {day}. "
        "Chọn ngày sau ngày đó, hoặc sửa lần chuyển ấy trước."
    ),
    "parent.ring": _(
        "“{label}” không thể trực thuộc “{parent}”: vào ngày {day}, “{parent}” là chính đơn vị này "
        "hoặc thuộc cấp dưới của nó. Chọn đơn vị cấp trên khác."
    ),
    "parent.not_begun": _(
        "“{parent}” chỉ có từ ngày {day}, sau khi “{label}” trực thuộc. "
        "Chọn đơn vị cấp trên khác, hoặc chọn ngày từ {day}."
    ),
    "parent.ended": _(
        "“{parent}” đã kết thúc hoạt động sau ngày {day}, khi “{label}” còn trực thuộc. "
        "Chọn đơn vị cấp trên khác."
    ),
    "merge.one": _(
        "Hợp nhất, sáp nhập cần ít nhất hai đơn vị; bước này mới có: {label}. "
        "Thêm đơn vị, hoặc dùng bước đổi tên, đổi cấp."
    ),
    "merge.itself": _(
        "“{label}” vừa là đơn vị nhận vừa là đơn vị nhập vào. Bỏ nó khỏi các đơn vị nhập vào."
    ),
    "split.one": _("Bước chia, tách “{label}” chưa đủ đơn vị nhận. Thêm đơn vị nhận."),
    "split.itself": _("“{label}” không thể là đơn vị nhận của chính nó. Bỏ khỏi các đơn vị nhận."),
    "split.heir": _(
        "Đơn vị kế thừa của “{label}” phải là một trong các đơn vị nhận; "
        "khi “{label}” còn hoạt động thì để trống. Chọn lại đơn vị kế thừa."
    ),
    "split.existing": _(
        "Khi đơn vị cũ còn hoạt động, bước tách chỉ lập đơn vị mới; “{label}” đã có từ trước. "
        "Lập đơn vị mới, hoặc bỏ “{label}” khỏi bước này."
    ),
    "code.empty": _("Mã để trống. Ghi mã của đơn vị."),
    "code.long": _("Mã “{code}” dài quá {limit} chữ. Ghi đúng mã của đơn vị."),
    "code.unchanged": _("“{label}” đã mang mã {code} vào ngày {day}. Ghi mã mới."),
    "code.later": _(
        "“{label}” đã có mã khác trong cùng hệ mã từ ngày {day}. Chọn ngày sau ngày đó."
    ),
    "code.taken": _(
        "Mã {code} đã thuộc “{label}” vào ngày {day}. Ghi mã khác, hoặc chọn ngày sau khi mã ấy hết "
        "hiệu lực."
    ),
    "days.range": _("Ngày {day} nằm ngoài khoảng năm {first} đến {last}. Kiểm tra lại năm."),
    "days.order": _("Ngày kết thúc {last} trước ngày bắt đầu {first}. Sửa lại hai ngày."),
    "days.outside": _(
        "Ngày {day} nằm ngoài thời gian đã ghi của tên, mã hoặc cấp trên của “{label}”. "
        "Sửa các mốc đó trước."
    ),
    "correction.none": _("Chưa có thông tin nào được sửa. Ghi thông tin đúng rồi lưu lại."),
    "reorganisation.no_title": _("Đợt sắp xếp chưa có tên. Ghi trích yếu của quyết định."),
    "text.long": _("“{text}” dài quá {limit} chữ. Ghi ngắn hơn."),
    "reorganisation.drafted": _(
        "Đã có dự thảo “{title}” cho ngày {day}. Mở dự thảo ấy trong danh sách để viết tiếp."
    ),
    "reorganisation.not_draft": _(
        "“{title}” không còn là dự thảo. Mở đợt sắp xếp để xem trạng thái hiện nay."
    ),
    "reorganisation.not_applied": _(
        "“{title}” chưa được áp dụng nên không có gì để rút lại. Chọn một đợt đã áp dụng."
    ),
    "reorganisation.packaged": _(
        "“{title}” thuộc bộ dữ liệu tổ chức kèm theo phần mềm nên không rút lại được. "
        "Nhập đợt sắp xếp mới để điều chỉnh."
    ),
    "reorganisation.no_reason": _("Chưa ghi lý do rút lại. Ghi lý do để lưu trong nhật ký."),
    "reorganisation.built_on": _(
        "Không rút lại được “{title}”: {label} đã có thay đổi sau đó. "
        "Rút lại hoặc sửa các thay đổi ấy trước."
    ),
    "reorganisation.used": _(
        "Không rút lại được “{title}”: {label} đã được dùng ở nơi khác ({where}). "
        "Bỏ các liên hệ ấy trước, hoặc nhập đợt sắp xếp mới."
    ),
    "dataset.broken": _(
        "Bộ dữ liệu tổ chức kèm theo không toàn vẹn: {reason}. Cài lại phần mềm từ bản gốc."
    ),
    "dataset.partial": _(
        "Cơ sở dữ liệu đã có một phần bộ dữ liệu tổ chức ({found} trên {expected} đơn vị). "
        "Phục hồi từ bản sao lưu, hoặc khởi tạo cơ sở dữ liệu mới."
    ),
}
CORRECTED = {
    "name": _("tên"),
    "short_name": _("tên ngắn"),
    "valid_from": _("ngày bắt đầu"),
    "from_certainty": _("mức chắc chắn của ngày bắt đầu"),
    "kind": _("loại đơn vị"),
    "level": _("cấp"),
    "sector": _("ngành"),
    "legal_personality": _("tư cách pháp nhân"),
    "basis": _("căn cứ"),
    "note": _("ghi chú"),
}
AT_STEP = _("Bước {step}: {sentence}")
TOP = _("cấp cao nhất")
UNKNOWN_SUCCESSOR = _("Chưa rõ đơn vị kế thừa")
NO_SUCCESSOR = _("Không có đơn vị kế thừa")
HISTORY = {
    "began": _("Bắt đầu hoạt động"),
    "ended": _("Kết thúc hoạt động"),
    "name": _("Mang tên {name}"),
    "parent": _("Trực thuộc {name}"),
    "code": _("Mã {code}, {scheme}"),
    "origin.merge": _("Hợp nhất, sáp nhập từ {name}"),
    "origin.split": _("Tách ra từ {name}, là đơn vị kế thừa"),
    "origin.change_level": _("Kế thừa {name} khi đổi cấp"),
    "origin.territory": _("Nhận một phần địa bàn, nhiệm vụ của {name}"),
    "succession.merge": _("Hợp nhất, sáp nhập vào {name}"),
    "succession.split": _("Chia, tách; {name} là đơn vị kế thừa"),
    "succession.change_level": _("Đổi cấp thành {name}"),
    "succession.territory": _("Một phần địa bàn, nhiệm vụ chuyển về {name}"),
}


def shown(fact: object) -> str:
    """A fact as it stands in a sentence; days as dd/mm/yyyy."""
    return f"{fact:%d/%m/%Y}" if isinstance(fact, date) else str(fact)


def sentence(code: str, facts: Mapping[str, object], step: int | None = None) -> str:
    """The whole sentence of a problem, with its place and mend."""
    told = str(PROBLEMS[code]).format(**{name: shown(fact) for name, fact in facts.items()})
    return str(AT_STEP).format(step=step, sentence=told) if step else told
