"""Findings of the layout check: what the decree asks and a document does not do.

A finding is a value. An error breaks a number or a word of Nghị định 30/2020/NĐ-CP; a warning
is a matter of its form that a clerk would mend, or something still to be filled in.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_LONGEST: Final = 40


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: a stable code, a place in words, a Vietnamese sentence."""

    code: str
    where: str
    text: str

    @property
    def severity(self) -> Severity:
        """Set by the code alone."""
        return Severity.WARNING if self.code in _WARNINGS else Severity.ERROR


def found(code: str, where: object, **values: object) -> Finding:
    """The finding of that code, its sentence filled with the values."""
    return Finding(code, str(where), _SENTENCES[code].format(**values))


def excerpt(words: str) -> str:
    """The beginning of a text, to find it by."""
    shown = " ".join(words.split())
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def holds(findings: tuple[Finding, ...]) -> bool:
    """Whether nothing but warnings was found."""
    return all(finding.severity is Severity.WARNING for finding in findings)


_WARNINGS: Final = frozenset(
    {
        "award.capital",
        "basis.dash",
        "basis.italic",
        "basis.law_number",
        "basis.mark",
        "body.align",
        "body.indent",
        "body.line",
        "body.spacing",
        "date.blank",
        "date.month_zero",
        "end_mark",
        "meeting.blank",
        "number.blank",
        "page_number.missing",
        "points.many",
        "rule.length",
        "rule.title",
        "rule.typed",
        "signer.blank",
        "signer.degree",
        "structure.title",
    }
)

_SENTENCES: Final[dict[str, str]] = {
    "appendix.arabic": "“{shown}”: số thứ tự phụ lục dùng chữ số La Mã. Hãy ghi “{mended}”.",
    "award.capital": "“{shown}”: hạng của huân chương viết hoa. Hãy ghi “{mended}”.",
    "basis.dash": "Trước “Căn cứ” không có gạch đầu dòng. Hãy bỏ dấu gạch.",
    "basis.italic": "Căn cứ trình bày kiểu chữ nghiêng.",
    "basis.law_number": "“{shown}”: căn cứ là Luật, Pháp lệnh thì không ghi số, ký hiệu. Hãy bỏ số.",
    "basis.mark": "Căn cứ kết thúc bằng “{mark}”: mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy,"
    " dòng cuối cùng có dấu chấm.",
    "body.align": "{count} đoạn không canh đều hai lề.",
    "body.indent": "{count} đoạn lùi đầu dòng {shown} cm; theo quy định 1 cm hoặc 1,27 cm.",
    "body.line": "{count} đoạn có khoảng cách dòng {shown} lần dòng đơn; theo quy định từ 1 đến 1,5.",
    "body.spacing": "{count} đoạn cách đoạn sau {shown} pt; theo quy định ít nhất 6 pt.",
    "case.upper": "{element} viết bằng chữ in hoa: “{shown}”.",
    "colour": "Chữ màu {shown}; văn bản dùng chữ màu đen: “{words}”.",
    "date.blank": "Chưa ghi đủ ngày, tháng, năm.",
    "date.form": "“{shown}” chưa đúng cách ghi. Hãy ghi như “Long An, ngày 05 tháng 01 năm 2020”.",
    "date.leading_zero": "Ngày {shown} nhỏ hơn 10 phải có số 0 phía trước. Hãy ghi “{mended}”.",
    "date.missing": "Không thấy dòng địa danh, ngày tháng năm.",
    "date.month_zero": "Tháng 1, tháng 2 có số 0 phía trước. Hãy ghi “tháng {mended}”.",
    "date.place": "Chưa ghi địa danh trước ngày tháng.",
    "end_mark": "Hết nội dung chưa có dấu “./.”.",
    "filed.missing": "Nơi nhận chưa có dòng “Lưu: VT, …”.",
    "font": "Phông {shown}; theo quy định Times New Roman: “{words}”{more}.",
    "form.order": "Thứ tự quyền hạn “{shown}” không đúng: TM. đứng trước, rồi đến TL., TUQ., KT. hoặc Q.",
    "issuer.missing": "Không thấy tên cơ quan ban hành ở bên trái Quốc hiệu.",
    "kind.unknown": "Không thấy tên loại văn bản, cũng không thấy “V/v” của công văn.",
    "meeting.blank": "Biên bản chưa ghi giờ bắt đầu hoặc giờ kết thúc.",
    "meeting.missing": "Biên bản chưa có thời gian, địa điểm, thành phần, chủ trì, thư ký (khóa meeting).",
    "minutes.signatures": "Biên bản ký hai cột: THƯ KÝ bên trái, CHỦ TỌA bên phải.",
    "motto.form": "Tiêu ngữ ghi “{shown}”. Hãy ghi “Độc lập - Tự do - Hạnh phúc”.",
    "motto.missing": "Không thấy Tiêu ngữ dưới Quốc hiệu.",
    "nation.missing": "Không thấy Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.",
    "number.abbreviation": "“{shown}” không phải chữ viết tắt của loại văn bản này. {mend}",
    "number.blank": "Chưa ghi số; văn thư ghi sau khi ký.",
    "number.form": "“{shown}” chưa đúng cách ghi. Hãy ghi như “Số: 09/KH-VKS”: dấu hai chấm sau Số,"
    " gạch chéo, gạch nối, chữ in hoa, không cách chữ.",
    "number.leading_zero": "Số {shown} nhỏ hơn 10 phải có số 0 phía trước. Hãy ghi “{mended}”.",
    "number.missing": "Không thấy dòng “Số: …/…”.",
    "page.margin": "Lề {side} {shown} mm; theo quy định từ {low} đến {high} mm.",
    "page.size": "Khổ giấy {shown}; theo quy định A4 (210 mm x 297 mm).",
    "page_number.align": "Số trang không canh giữa.",
    "page_number.first": "Số trang hiện ở trang thứ nhất.",
    "page_number.missing": "Không có số trang ở lề trên.",
    "page_number.place": "Số trang đặt ở chân trang; theo quy định ở lề trên, canh giữa.",
    "points.many": "Một khoản có hơn 23 điểm, hết chữ cái tiếng Việt. Hãy chia khoản.",
    "recipients.missing": "Không thấy “Nơi nhận”.",
    "rule.length": "Đường kẻ dưới {element} dài {shown} % dòng chữ; theo quy định từ 1/3 đến 1/2.",
    "rule.missing": "Không có đường kẻ dưới {element}.",
    "rule.title": "Không có đường kẻ dưới trích yếu.",
    "rule.typed": "Dưới {element} là dấu gạch gõ tay. Hãy kẻ đường thẳng.",
    "rule.underlined": "{element} gạch chân chữ; theo quy định là đường kẻ bên dưới.",
    "signer.blank": "Chưa ghi họ tên người ký.",
    "signer.degree": "“{shown}”: trước họ tên không ghi học hàm, học vị, danh hiệu.",
    "signer.missing": "Không thấy họ tên người ký.",
    "signer.office": "Người ký chưa có chức vụ.",
    "size": "Cỡ chữ {shown}; {element} theo quy định cỡ {allowed}: “{words}”{more}.",
    "structure.title": "Điều {shown} chưa có tiêu đề; văn bản chia chương thì điều phải có tiêu đề.",
    "style.bold": "{element} phải in đậm: “{words}”.",
    "style.italic": "{element} phải in nghiêng: “{words}”.",
    "style.not_bold": "{element} không in đậm: “{words}”.",
    "text.sign": "Không dựng được: {problem}. Hãy bỏ hoặc thay ký tự đó.",
    "style.not_italic": "{element} không in nghiêng: “{words}”.",
}
"""Every code with its sentence; what stands in braces is filled in."""
