"""Sentences of the exchange: for each problem what is wrong and what to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

FILE = _("Tệp")
WHOLE_SHEET = _("Trang tính “{sheet}”")
WITHIN = _("Trang tính “{sheet}”, ô {cell}")
ROW_AND_COLUMN = _("Dòng {row}, cột {column}")

_FORM = _("Tải tệp mẫu, dán dữ liệu vào rồi nhập lại.")
_SMALLER = _("Chia thành nhiều tệp nhỏ rồi nhập từng tệp.")

PROBLEMS: dict[str, tuple[Any, Any]] = {
    "file.kind": (
        _("“{name}” không phải tệp Excel (.xlsx) hay CSV."),
        _("Mở tệp bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx), rồi nhập lại."),
    ),
    "file.old": (
        _("“{name}” là tệp Excel kiểu cũ (.xls), hoặc tệp có mật khẩu."),
        _("Bỏ mật khẩu nếu có, lưu thành .xlsx rồi nhập lại."),
    ),
    "file.broken": (
        _("“{name}” bị hỏng, không mở được."),
        _("Mở bằng Excel, lưu thành tệp .xlsx mới rồi nhập lại."),
    ),
    "file.encoding": (
        _("“{name}” không phải CSV mã UTF-8 (byte thứ {place})."),
        _("Lưu lại kiểu CSV UTF-8, hoặc lưu thành .xlsx."),
    ),
    "file.wide_encoding": (
        _("“{name}” là văn bản mã UTF-16, không phải CSV mã UTF-8."),
        _("Mở bằng Excel, lưu lại kiểu CSV UTF-8 hoặc .xlsx."),
    ),
    "file.separator": (
        _("Chưa rõ “{name}” ngăn cột bằng dấu phẩy, dấu chấm phẩy hay tab."),
        _("Lưu thành .xlsx, hoặc thêm dòng đầu tiên “sep=;” với dấu đang dùng."),
    ),
    "file.quotes": (
        _("Dấu ngoặc kép từ dòng {row} chưa khép, hoặc đứng sai chỗ."),
        _("Sửa ngoặc kép của ô ấy, hoặc mở bằng Excel rồi lưu thành .xlsx."),
    ),
    "file.large": (_("Tệp lớn quá {limit} MB."), _SMALLER),
    "file.swollen": (_("Tệp bung ra quá lớn để đọc an toàn."), _SMALLER),
    "file.empty": (_("Tệp không có dòng nào."), _FORM),
    "sheet.rows": (_("Có hơn {limit} dòng."), _SMALLER),
    "sheet.wide": (
        _("Có hơn {limit} cột."),
        _("Xóa các cột thừa bên phải rồi nhập lại."),
    ),
    "sheet.no_rows": (
        _("Dưới dòng tiêu đề không có dòng dữ liệu nào."),
        _("Nhập ít nhất một dòng."),
    ),
    "sheet.hidden": (
        _("Có {count} dòng đang ẩn, các dòng này vẫn được nhập."),
        _("Xóa các dòng ấy trong tệp nếu không muốn nhập."),
    ),
    "header.missing": (
        _("Không thấy dòng tiêu đề với cột “{column}”."),
        _("Để tên cột trên một dòng, trong {limit} dòng đầu; xem tệp mẫu."),
    ),
    "header.two": (
        _("Đây là dòng tiêu đề thứ hai; dòng tiêu đề đã có ở dòng {row}."),
        _("Để tất cả tên cột trên một dòng và xóa dòng tiêu đề kia."),
    ),
    "header.lacking": (_("Thiếu cột “{column}”."), _("Thêm cột ấy; xem tệp mẫu.")),
    "header.unknown": (
        _("Không biết cột “{column}”."),
        _("Nếu là cột “{nearest}” thì sửa lại tên; nếu không thì xóa cột."),
    ),
    "header.twice": (
        _("Cột “{column}” đã có ở ô {other}."),
        _("Giữ một cột, xóa cột kia."),
    ),
    "header.nameless": (
        _("Cột này có dữ liệu nhưng không có tên."),
        _("Ghi tên cột vào dòng tiêu đề, hoặc xóa cột."),
    ),
    "cell.merged": (
        _("Các ô {area} bị trộn."),
        _("Chọn các ô ấy, bấm Bỏ trộn ô (Unmerge Cells), điền đủ từng dòng."),
    ),
    "cell.empty": (_("Cột “{column}” để trống."), _("Điền giá trị cho dòng này.")),
    "cell.failed": (_("Công thức báo lỗi {value}."), _("Sửa công thức hoặc gõ giá trị.")),
    "cell.long": (
        _("“{value}” dài quá {limit} ký tự."),
        _("Rút gọn, hoặc kiểm tra xem có dán nhầm không."),
    ),
    "cell.day": (
        _("{problem}."),
        _("Gõ ngày dạng dd/mm/yyyy, ví dụ 01/07/2025, hoặc định dạng ô là ngày."),
    ),
    "cell.year": (
        _("“{value}” không phải một năm từ {first} đến {last}."),
        _("Gõ bốn chữ số, ví dụ 1985."),
    ),
    "cell.choice": (
        _("“{value}” không có trong danh mục “{column}”."),
        _("Chọn một trong: {choices}."),
    ),
    "unit.unknown": (
        _("Không có đơn vị “{value}” vào ngày {day}."),
        _("Ghi đúng tên đơn vị như trong danh mục{nearest}."),
    ),
    "unit.ambiguous": (
        _("Có {count} đơn vị cùng tên “{value}”."),
        _("Ghi kèm nơi trong ngoặc, một trong: {choices}."),
    ),
    "unit.same": (
        _("Đơn vị “{value}” không thể thuộc chính nó hoặc thuộc đơn vị dưới nó."),
        _("Ghi đơn vị cấp trên khác."),
    ),
    "unit.later": (
        _("Đơn vị “{value}” chỉ có từ ngày {day}."),
        _("Ghi “Từ ngày” từ ngày ấy trở đi."),
    ),
    "unit.code_taken": (
        _("Mã “{value}” đã dùng cho {holder}."),
        _("Ghi mã khác hoặc để trống."),
    ),
    "unit.code_undated": (
        _("Có mã thì phải có “Từ ngày”."),
        _("Ghi ngày đơn vị bắt đầu, hoặc bỏ mã."),
    ),
    "unit.no_level": (
        _("Chưa biết cấp của đơn vị loại này khi không có đơn vị cấp trên."),
        _("Ghi cột “Cấp” hoặc cột “Thuộc đơn vị”."),
    ),
    "row.twice": (
        _("Dòng này trùng với ô {other}: “{value}”."),
        _("Xóa một trong hai dòng."),
    ),
    "row.forbidden": (
        _("Tài khoản của ông/bà chưa được giao quyền nhập vào {unit}."),
        _("Bỏ dòng này, hoặc đề nghị người quản trị nhập."),
    ),
    "row.refused": ("{reason}", ""),
    "person.alike": (
        _("{unit} đã có {name}, {position}. Dòng này sẽ thành một người khác."),
        _("Nếu là một người thì xóa dòng này và ghi chức vụ mới trên trang của người ấy."),
    ),
    "document.nameless": (
        _("Dòng này không có số, cũng không có trích yếu."),
        _("Điền số, ký hiệu hoặc trích yếu, hoặc xóa dòng."),
    ),
    "document.number": (
        _("Số, ký hiệu “{value}” chưa đúng dạng.{problem}"),
        _("Viết như trên văn bản, ví dụ 16/KH-VKS hoặc 98/2023/NĐ-CP."),
    ),
    "document.symbols": (
        _("Cột “Ký hiệu” ghi “{value}”, còn cột “Số, ký hiệu” ghi “{other}”."),
        _("Ghi ký hiệu ở một cột."),
    ),
    "document.kind": (
        _("Chưa rõ loại văn bản: trích yếu không bắt đầu bằng tên loại, ký hiệu không cho biết."),
        _("Thêm cột “Loại văn bản”, ghi một trong: {choices}."),
    ),
    "document.future": (
        _("Ngày {value} chưa đến."),
        _("Kiểm tra lại ngày trên văn bản."),
    ),
    "document.undated": (
        _("Văn bản có số thì phải có ngày ban hành."),
        _("Ghi ngày trên văn bản."),
    ),
    "document.issuer_missing": (
        _("Chưa rõ cơ quan ban hành."),
        _("Thêm cột “Cơ quan ban hành”; cơ quan ngoài phần mềm thì ghi ở “Ban hành nhân danh”."),
    ),
    "document.same": (
        _("Sổ đã có {citation}{title}, khác ngày hoặc trích yếu với dòng này."),
        _("Là văn bản ấy thì xóa dòng này; là văn bản khác thì kiểm tra lại số."),
    ),
    "number.taken": (
        _("Số {number} của {owner} năm {year} đã cấp cho {citation}{title}."),
        _("Kiểm tra lại số trong sổ của văn thư."),
    ),
    "number.void": (
        _("Số {number} của {owner} năm {year} đã hủy: {reason}."),
        _("Ghi số khác trong sổ của văn thư, hoặc xóa dòng."),
    ),
    "number.held": (
        _("Số {number} của {owner} năm {year} đang giữ cho {subject}."),
        _("Ghi số khác, hoặc hủy số đang giữ trước."),
    ),
    "number.own": (
        _("Sổ {series} do phần mềm cấp số, không nhập số từ tệp."),
        _("Xóa dòng này; lấy số ở trang của văn bản."),
    ),
    "document.several_waiting": (
        _("Có {count} văn bản đã ký chờ số cùng trích yếu “{value}”."),
        _("Nhập số ở trang của từng văn bản, rồi xóa dòng này."),
    ),
    "document.waiting": (
        _("Số này được ghi cho dự thảo đã ký “{value}” đang chờ số."),
        _("Nếu là văn bản khác, sửa trích yếu của dòng này."),
    ),
    "column.not_kept": (
        _("Cột “{column}” chưa có chỗ trong phần mềm nên không được nhập."),
        _("Cứ giữ cột ấy trong sổ của cơ quan."),
    ),
    "person.unknown": (
        _("Không có ai tên “{value}” giữ chức vụ ở {unit} trong năm {year}."),
        _("Kiểm tra họ tên và đơn vị, hoặc thêm người ấy trước."),
    ),
    "person.same_name": (
        _("{unit} có {count} người tên “{value}”."),
        _("Ghi thêm cột “Năm sinh” hoặc “Chức vụ” để phân biệt: {choices}."),
    ),
    "rating.other": (
        _("{name} đã có xếp loại năm {year}: {grade}."),
        _(
            "Nếu đúng là phải đổi thì sửa ở trang Xếp loại và ghi lý do; nếu không thì xóa dòng này."
        ),
    ),
    "registration.award": (
        _("Không biết danh hiệu, hình thức “{value}”."),
        _("Ghi đúng tên như ở trang Đăng ký thi đua, hoặc “Sáng kiến”."),
    ),
    "registration.count": (
        _("“{value}” không phải số lượng từ 1 đến {limit}."),
        _("Gõ một số nguyên, hoặc để trống nếu là một."),
    ),
    "registration.no_cluster": (
        _("{unit} không thuộc cụm, khối nào năm {year}, hoặc không thuộc cụm đã ghi."),
        _("Kiểm tra năm, đơn vị và cột “Cụm, khối”."),
    ),
    "registration.clusters": (
        _("{unit} năm {year} thuộc nhiều cụm, khối: {choices}."),
        _("Ghi thêm cột “Cụm, khối”."),
    ),
    "figure.unit": (
        _("{name} năm {year} không có đơn vị “{value}”."),
        _("Ghi tên như trong danh sách thành viên{nearest}."),
    ),
    "figure.code": (
        _("Bảng tiêu chí không có mã “{value}”."),
        _("Ghi mã như trong bảng tiêu chí đang dùng{nearest}."),
    ),
    "figure.kind": (
        _("Tiêu chí {criterion} không tính theo {column}."),
        _("Bỏ số ở ô này, hoặc kiểm tra lại mã tiêu chí."),
    ),
    "figure.number": (
        _("“{value}” không phải là một số."),
        _("Gõ chữ số, không có dấu ngăn hàng nghìn, ví dụ 62,5."),
    ),
    "figure.marks": (
        _("“{value}” dùng {mark} trong khi ô {other} cùng cột dùng {first}."),
        _("Dùng một dấu thập phân cho cả cột."),
    ),
    "figure.truth": (
        _("“{value}” không rõ là có hay không."),
        _("Ghi có hoặc để trống."),
    ),
    "figure.half": (_("Có tử số mà chưa có mẫu số."), _("Điền mẫu số cho dòng này.")),
    "figure.above": (
        _("Tử số {numerator} lớn hơn mẫu số {denominator}, mà {criterion} là một tỷ lệ."),
        _("Xem lại hai số; có thể hai cột bị đổi chỗ."),
    ),
    "figure.sheet": (
        _("Phiếu của {unit} đang ở bước “{state}”, không nhận số liệu nữa."),
        _("Đề nghị đơn vị lấy lại phiếu, hoặc bỏ dòng này."),
    ),
    "figure.unusable": ("{problem}.", "{mend}."),
    "account.form": (
        _("Tên đăng nhập “{value}” chưa đúng."),
        _("Dùng chữ không dấu, số, dấu chấm, gạch dưới, từ 3 đến 60 ký tự."),
    ),
    "account.taken": (_("Tên đăng nhập “{value}” đã có người dùng."), _("Chọn tên khác.")),
    "account.forbidden": (
        _("Chỉ người quản trị mở được tài khoản."),
        _("Để trống cột “Tên đăng nhập”, hoặc đề nghị người quản trị nhập."),
    ),
}

NEAREST = _(", gần nhất là “{name}”")
REST_ON = _("Không rút lại được: {name} đã có {what}. Bỏ phần ấy trước, hoặc giữ lại lần nhập này.")
LATER_ENTRY = _("thay đổi sau khi nhập (“{sentence}”)")
ALREADY_UNDONE = _("Lần nhập này đã rút lại.")
NOT_APPLIED = _("Lần nhập này chưa được thực hiện.")
HELD_GONE = _("Tệp xem thử không còn. Chọn tệp rồi xem thử lại.")
OTHER_THING = _("dữ liệu khác ({kind})")
OWN_TITLE = _(" (“{title}”)")
A_ROLE = _("vai trò của {name}")

BUNDLE_PARTS: dict[str, Any] = {
    "documents": _("Văn bản của năm"),
    "pledge": _("Giao ước đã ký"),
    "table": _("Bảng tiêu chí"),
    "results": _("Kết quả các đơn vị"),
    "scores": _("Điểm, hạng và căn cứ"),
    "ballots": _("Hồ sơ phiếu"),
    "decisions": _("Quyết định khen thưởng"),
    "log": _("Bằng chứng nhật ký"),
}
"""The parts of a year bundle, as a page names them."""
BUNDLE_LACKS = _(
    "Bộ hồ sơ còn thiếu: {parts}. Bổ sung ở trang của năm, hoặc đánh dấu đã biết để bàn giao như vậy."
)
RECEIVER_MISSING = _("Chưa ghi bên nhận. Ghi tên đơn vị nhận bàn giao.")
HANDED_OVER_ALREADY = _("{name} đã bàn giao ngày {day}. Xem biên bản và bộ hồ sơ ở trang này.")
HAND_OVER_EARLY = _(
    "{name} đang ở bước “{state}”. Chuyển năm sang “{voted}” ở trang của năm rồi bàn giao."
)
BUNDLE_LOST = _(
    "Bộ hồ sơ đã bàn giao không còn nguyên vẹn trong kho tệp. Lấy lại từ bản sao lưu, rồi so mã băm "
    "{sha256}."
)

FIGURES_ERRORS = _("Phụ lục còn {count} chỗ cần sửa, chưa lưu gì.")
FIGURES_NO_TABLE = _(
    "{name} năm {year} chưa có bảng tiêu chí được thông qua, chưa nhận số liệu được."
)
MARKS = {".": _("dấu chấm"), ",": _("dấu phẩy")}
