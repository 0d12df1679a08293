"""Errors that a person meets: a code, the values of the case, and the sentence in Vietnamese.

The sentence says what is wrong, where, and what to do next. Faces translate these classes in one
place; anything else that is raised is our fault.
"""

from typing import Any

from django.utils.translation import gettext_lazy


class ThiduaError(Exception):
    """Base of all refusals; subclasses set ``code`` and ``sentence`` with ``{places}``."""

    code = "refused"
    sentence = gettext_lazy("Chưa thực hiện được việc này.")
    field: str | None = None
    """The form field that the refusal belongs to, when there is one."""

    def __init__(self, *, field: str | None = None, **values: Any) -> None:
        self.values = values
        self.field = field or self.field
        super().__init__(self.code, values)

    def __str__(self) -> str:
        return str(self.sentence).format(**self.values)


class NotFound(ThiduaError):
    """Unknown and forbidden look the same."""

    code = "not_found"
    sentence = gettext_lazy("Không tìm thấy nội dung này, hoặc nội dung không dành cho ông/bà xem.")


class NotPermitted(ThiduaError):
    """The actor may not do this; raised only for a thing that the actor may see."""

    code = "not_permitted"
    sentence = gettext_lazy(
        "Tài khoản của ông/bà chưa được giao quyền làm việc này. Liên hệ người quản trị đơn vị."
    )


class Conflict(ThiduaError):
    """Somebody else changed the same thing first."""

    code = "conflict"
    sentence = gettext_lazy(
        "Nội dung vừa được người khác thay đổi. Tải lại trang, xem thay đổi rồi làm lại."
    )


class Refused(ThiduaError):
    """A rule is not met. ``reasons`` are whole sentences, each with its mend."""

    code = "refused"

    def __init__(self, *reasons: object, field: str | None = None, **values: Any) -> None:
        self.reasons = tuple(str(reason) for reason in reasons)
        super().__init__(field=field, **values)

    def __str__(self) -> str:
        return " ".join(self.reasons) if self.reasons else super().__str__()
