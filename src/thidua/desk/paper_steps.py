"""The words and addresses of what can be done with a paper; which of it can be is the part's to say."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.documents.queries import Step, Steps

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The step that moves the paper on."""

    title: Words
    text: Words
    action: Words
    icon: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A further step, for the menu."""

    step: str
    word: Words
    icon: str
    href: str
    grave: bool


_FOLLOWING: dict[str, tuple[Words, Words, Words, str]] = {
    Step.SIGN: (
        _("Trình ký, rồi ghi đã ký"),
        _("Ghi người ký và ngày ký; sau đó văn thư cấp số."),
        _("Ghi đã ký"),
        "pen-line",
    ),
    Step.NUMBER: (
        _("Đã ký, chờ số của văn thư"),
        _("Ghi số vào sổ của văn thư trước, rồi nhập số ấy ở đây."),
        _("Nhập số"),
        "hash",
    ),
    Step.DRAW: (
        _("Đã ký, chờ số"),
        _("Phần mềm cấp số của sổ này; số kế tiếp được lấy khi ban hành."),
        _("Lấy số"),
        "hash",
    ),
    Step.PUBLISH: (
        _("Đã ban hành, chưa công khai"),
        _("Nếu được công khai, ai cũng đọc được số, ngày và trích yếu trong sổ công khai."),
        _("Công khai"),
        "globe",
    ),
}
_WAITING: dict[str, tuple[Words, Words]] = {
    Step.SIGN: (
        _("Đang chờ ký"),
        _("Văn thư, thường trực hoặc người đứng đầu đơn vị ghi đã ký."),
    ),
    Step.NUMBER: (_("Đã ký, đang chờ số"), _("Văn thư của đơn vị ban hành nhập số.")),
    Step.DRAW: (_("Đã ký, đang chờ số"), _("Văn thư của đơn vị ban hành lấy số.")),
}
_OTHERS: tuple[tuple[Step, Words, str, bool], ...] = (
    (Step.WRITE, _("Soạn nội dung"), "file-pen", False),
    (Step.CORRECT, _("Sửa thông tin"), "square-pen", False),
    (Step.RENUMBER, _("Sửa số"), "hash", False),
    (Step.RELATE, _("Ghi quan hệ"), "git-branch", False),
    (Step.ATTACH, _("Đính tệp"), "paperclip", False),
    (Step.WITHDRAW, _("Thôi công khai"), "eye-off", True),
    (Step.VOID, _("Hủy văn bản"), "ban", True),
)


def following_of(steps: Steps, public_id: str) -> Following | None:
    """The one most visible button, when the next step is the actor's."""
    if not steps.following:
        return None
    title, text, action, icon = _FOLLOWING[steps.following]
    return Following(
        title=title, text=text, action=action, icon=icon, href=_address(steps.following, public_id)
    )


def waiting_of(steps: Steps) -> tuple[Words, Words] | None:
    """What the paper waits for, when that is somebody else's to do."""
    return _WAITING.get(steps.waiting)


def others_of(steps: Steps, public_id: str) -> list[Other]:
    """The further steps, mends first, grave ones last."""
    return [
        Other(step=step.value, word=word, icon=icon, href=_address(step, public_id), grave=grave)
        for step, word, icon, grave in _OTHERS
        if step in steps.possible
    ]


def _address(step: str, public_id: str) -> str:
    return reverse(f"desk:document_{Step(step).value}", args=[public_id])
