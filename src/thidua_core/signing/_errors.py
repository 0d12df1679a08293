"""Why a PDF could not be signed: a closed list, and the error that carries one of it."""

from enum import StrEnum

from thidua_core.errors import ThiduaCoreError


class SigningFault(StrEnum):
    """What stood in the way of a signature."""

    UNREADABLE = "unreadable"
    NO_FIELD = "no_field"
    FILLED = "filled"
    CLOSED = "closed"
    """An earlier signature allows no further one."""
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    NO_TIME = "no_time"
    """The time service did not answer, or answered something else."""


_SENTENCES = {
    SigningFault.UNREADABLE: "Tệp này không phải là PDF đọc được. Mở thử tệp rồi chọn lại.",
    SigningFault.NO_FIELD: "Tệp không có ô ký {field}. Kiểm lại tên ô ký.",
    SigningFault.FILLED: "Ô ký {field} đã có chữ ký. Chọn ô còn trống.",
    SigningFault.CLOSED: "Chữ ký trước không cho ký thêm. Xin lại bản chưa khóa.",
    SigningFault.EXPIRED: "Chứng thư số đã hết hạn vào ngày ký. Dùng chứng thư còn hạn.",
    SigningFault.NOT_YET_VALID: "Chứng thư số chưa có hiệu lực vào ngày ký. Kiểm lại ngày.",
    SigningFault.NO_TIME: "Dịch vụ dấu thời gian chưa trả lời đúng. Thử lại sau ít phút.",
}


class CannotSignError(ThiduaCoreError):
    """The signature was not made; the given bytes are as they were."""

    code = "cannot_sign"

    def __init__(self, fault: SigningFault, field: str = "") -> None:
        """Keep which fault it was and, where it is about a field, which field."""
        super().__init__(_SENTENCES[fault].format(field=field))
        self.args = (fault, field)
        self.fault = fault
        self.field = field
