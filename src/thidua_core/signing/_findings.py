"""What a verification of a signed PDF says: a code, a place and a sentence with the next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal

from thidua_core.signing._checking import Checked

FindingLevel = Literal["error", "warning", "info"]
_HANOI = timezone(timedelta(hours=7))
_AGAIN = "Xin lại bản đúng từ đơn vị giữ văn bản."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a verification found."""

    level: FindingLevel
    code: str
    text: str
    where: str = ""

    def as_json(self) -> dict[str, str]:
        """The finding in the shape of the contract."""
        return {"level": self.level, "code": self.code, "text": self.text, "where": self.where}


def unreadable(file: str) -> Finding:
    return Finding("error", "unreadable", f"Không đọc được tệp PDF này. {_AGAIN}", file)


def unreadable_signature(field: str) -> Finding:
    text = f"Không đọc được chữ ký trong ô này: tệp đã bị sửa hoặc hỏng. {_AGAIN}"
    return Finding("error", "broken", text, f"ô ký {field}")


def no_signature(file: str) -> Finding:
    return Finding(
        "error", "no_signature", "Tệp không có chữ ký số nào. Kiểm lại đã chọn đúng tệp.", file
    )


def loose_end() -> Finding:
    return Finding(
        "error", "loose_end", f"Sau phần cuối của tệp còn có byte lạ. {_AGAIN}", "cuối tệp"
    )


def empty_fields(count: int) -> Finding:
    return Finding("info", "empty_fields", f"Còn {count} ô ký chưa có chữ ký số.", "")


def findings_of(checked: Checked, file: str) -> Iterator[Finding]:
    """What is wrong with a signature; one line that all holds when nothing is."""
    wrong = [*_integrity(checked), *_trust(checked, file)]
    yield from wrong
    if not wrong:
        yield _holds(checked)


def _integrity(checked: Checked) -> Iterator[Finding]:
    where, who = _place(checked), checked.certificate.subject
    if not checked.intact:
        yield Finding(
            "error",
            "broken",
            f"Nội dung không khớp chữ ký của {who}: tệp đã bị sửa. {_AGAIN}",
            where,
        )
    if checked.changes_after == "forbidden":
        yield Finding(
            "error",
            "changed_after",
            f"Sau chữ ký của {who}, tệp bị sửa theo cách không được phép (ví dụ vẽ đè lên trang). "
            f"{_AGAIN}",
            where,
        )
    if checked.loose:
        parts = ", ".join(dict.fromkeys(checked.loose))
        yield Finding(
            "error",
            "loose_container",
            f"Vùng chứa chữ ký của {who} có phần không ai ký ({parts}). {_AGAIN}",
            where,
        )


def _trust(checked: Checked, file: str) -> Iterator[Finding]:
    where, held = _place(checked), checked.certificate
    if checked.revoked:
        text = f"Chứng thư số của {held.subject} đã bị thu hồi. Hỏi lại người ký."
        yield Finding("error", "revoked", text, where)
    elif not checked.in_days:
        yield Finding(
            "error",
            "certificate_days",
            f"Chứng thư số của {held.subject} chỉ có hiệu lực từ {_day(held.valid_from)} đến "
            f"{_day(held.valid_until)}, mà chữ ký không có dấu thời gian trong khoảng ấy. "
            "Hỏi lại người ký.",
            where,
        )
    elif checked.time_trusted is False:
        text = f"Dấu thời gian trên chữ ký của {held.subject} chưa rõ có đáng tin hay không."
        yield Finding("error", "time_untrusted", f"{text} {_how(checked, file)}", where)
    elif not checked.trusted:
        text = f"Chưa rõ chứng thư số của {held.subject} có đáng tin hay không."
        yield Finding("error", "untrusted", f"{text} {_how(checked, file)}", where)


def _how(checked: Checked, file: str) -> str:
    top = checked.top
    return (
        f"Chứng thư cao nhất đi kèm là của “{top.subject}”, vân tay SHA-256 {top.fingerprint}. "
        "Hãy so vân tay này với bản mà nơi cấp chứng thư công bố ở nơi khác; nếu giống, tải chứng "
        f"thư gốc của họ rồi chạy lại: thidua verify {file} --trust CA.pem"
    )


def _holds(checked: Checked) -> Finding:
    stamped = "dấu thời gian" if checked.time_trusted else "theo máy của người ký"
    when = f", {_moment(checked.time)} ({stamped})" if checked.time else ""
    after = (
        "không thay đổi sau khi ký"
        if checked.changes_after == "none"
        else "sau đó chỉ có thêm chữ ký"
    )
    unit = f", {checked.certificate.unit}" if checked.certificate.unit else ""
    return Finding(
        "info",
        "signature_holds",
        f"Chữ ký của {checked.certificate.subject}{unit} hợp lệ{when}; {after}.",
        _place(checked),
    )


def _place(checked: Checked) -> str:
    return f"ô ký {checked.field}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(_HANOI):%d/%m/%Y}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(_HANOI):%H:%M ngày %d/%m/%Y}"
