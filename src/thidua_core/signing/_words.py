"""The sentences of a verification of signatures, by code, in Vietnamese and English.

Knows words only. Each sentence says what was found and, where something is wrong, what to do.
Moments are written as they are read in Viet Nam, with their offset.
"""

from datetime import datetime, timedelta, timezone
from typing import Final, Literal, NamedTuple

Language = Literal["vi", "en"]
HANOI: Final = timezone(timedelta(hours=7))


class Words(NamedTuple):
    """One sentence in both languages."""

    vi: str
    en: str

    def said(self, language: Language) -> str:
        """Give the sentence in that language."""
        return self.en if language == "en" else self.vi


_AGAIN: Final = "Xin lại bản đúng từ đơn vị giữ văn bản."
_AGAIN_EN: Final = "Ask whoever keeps the paper for the right copy."
_HOW: Final = (
    "Chứng thư cao nhất đi kèm là của “{top}”, vân tay SHA-256 {fingerprint}. Hãy so vân tay này với "
    "bản mà nơi cấp chứng thư công bố ở nơi khác; nếu giống, tải chứng thư gốc của họ rồi chạy lại: "
    "thidua verify {file} --trust CA.pem"
)
_HOW_EN: Final = (
    "The highest certificate that comes with it is that of “{top}”, SHA-256 fingerprint "
    "{fingerprint}. Compare it with the one that the issuer publishes elsewhere; if they agree, take "
    "the issuer's root certificate and run: thidua verify {file} --trust CA.pem"
)

WORDS: Final = {
    "unreadable": Words(
        f"Không đọc được tệp PDF này. {_AGAIN}", f"This PDF cannot be read. {_AGAIN_EN}"
    ),
    "unreadable_signature": Words(
        f"Không đọc được chữ ký trong ô này: tệp đã bị sửa hoặc hỏng. {_AGAIN}",
        f"The signature in this field cannot be read: the file was altered or is damaged. {_AGAIN_EN}",
    ),
    "no_signature": Words(
        "Tệp không có chữ ký số nào. Kiểm lại đã chọn đúng tệp.",
        "The file has no digital signature. Check that it is the right file.",
    ),
    "loose_end": Words(
        f"Sau phần cuối của tệp còn có byte lạ. {_AGAIN}",
        f"Strange bytes follow the end of the file. {_AGAIN_EN}",
    ),
    "empty_fields": Words(
        "Còn {count} ô ký chưa có chữ ký số.", "{count} fields have no digital signature yet."
    ),
    "broken": Words(
        f"Nội dung không khớp chữ ký của {{who}}: tệp đã bị sửa. {_AGAIN}",
        f"The content does not fit the signature of {{who}}: the file was altered. {_AGAIN_EN}",
    ),
    "changed_after": Words(
        "Sau chữ ký của {who}, tệp bị sửa theo cách không được phép (ví dụ vẽ đè lên trang). "
        f"{_AGAIN}",
        "After the signature of {who} the file was changed in a way that is not allowed (a page "
        f"painted over, say). {_AGAIN_EN}",
    ),
    "loose_container": Words(
        f"Vùng chứa chữ ký của {{who}} có phần không ai ký ({{parts}}). {_AGAIN}",
        f"What holds the signature of {{who}} has parts that nobody signed ({{parts}}). {_AGAIN_EN}",
    ),
    "revoked": Words(
        "Chứng thư số của {who} đã bị thu hồi. Hỏi lại người ký.",
        "The certificate of {who} has been revoked. Ask the signer.",
    ),
    "certificate_days": Words(
        "Chứng thư số của {who} chỉ có hiệu lực từ {since} đến {until}, mà chữ ký không có dấu thời "
        "gian trong khoảng ấy. Hỏi lại người ký.",
        "The certificate of {who} is valid from {since} to {until} only, and no time stamp places "
        "the signature within. Ask the signer.",
    ),
    "untrusted": Words(
        f"Chưa rõ chứng thư số của {{who}} có đáng tin hay không. {_HOW}",
        f"It is not known whether the certificate of {{who}} deserves trust. {_HOW_EN}",
    ),
    "time_untrusted": Words(
        f"Dấu thời gian trên chữ ký của {{who}} chưa rõ có đáng tin hay không. {_HOW}",
        f"It is not known whether the time stamp on the signature of {{who}} deserves trust. {_HOW_EN}",
    ),
    "signature_holds": Words(
        "Chữ ký của {who}{unit} hợp lệ{when}; {after}.",
        "The signature of {who}{unit} holds{when}; {after}.",
    ),
    "stamped": Words("dấu thời gian", "time stamp"),
    "claimed": Words("theo máy của người ký", "by the signer's machine"),
    "after_none": Words("không thay đổi sau khi ký", "nothing changed after it"),
    "after_allowed": Words("sau đó chỉ có thêm chữ ký", "only signatures were added after it"),
    "field": Words("ô ký {field}", "field {field}"),
    "end_of_file": Words("cuối tệp", "end of the file"),
    "moment": Words("{time} ngày {day} (+07:00, {whose})", "{time} on {day} (+07:00, {whose})"),
}

PARTS: Final = {
    "padding": Words("phần đệm", "padding"),
    "unsourced": Words("chứng thư không có nguồn", "a certificate that nothing issued"),
    "structure": Words("cấu trúc", "structure"),
    "content_type": Words("loại nội dung", "kind of content"),
    "version": Words("phiên bản", "version"),
    "signer": Words("người ký", "signer"),
    "digest": Words("thuật toán băm", "digest algorithm"),
    "revocations": Words("danh sách thu hồi", "list of revocations"),
    "attribute": Words("thuộc tính ngoài chữ ký", "attribute outside the signature"),
    "other_certificate": Words("chứng thư lạ", "strange certificate"),
    "altered_certificate": Words("chứng thư bị sửa", "altered certificate"),
}
"""What of a signature's container nobody signed."""


def day_text(moment: datetime) -> str:
    """The day in Viet Nam."""
    return f"{moment.astimezone(HANOI):%d/%m/%Y}"


def moment_text(moment: datetime, whose: str, language: Language) -> str:
    """The moment as it was in Viet Nam, with its offset and by whose clock."""
    local = moment.astimezone(HANOI)
    said = WORDS["moment"].said(language)
    return said.format(time=f"{local:%H:%M}", day=f"{local:%d/%m/%Y}", whose=whose)
