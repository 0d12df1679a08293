"""Forms of a reorganisation: its decision, and one form for each kind of step.

A form reads what was typed into the step's value; whether the step can be carried out is the
preview's to say.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.clusters import Lines
from thidua.desk.forms.consent import WordField
from thidua.desk.forms.days import DayField
from thidua.desk.forms.picking import Candidate, PickField, PickManyField
from thidua.desk.forms.units import NAME_LENGTH, NewUnitFields, Placed, certainty_field
from thidua.org.actions import Decision
from thidua.org.domain.steps import (
    ChangeLevel,
    Dissolve,
    Establish,
    Merge,
    Move,
    NewUnit,
    Rename,
    Split,
    Step,
)
from thidua.org.enums import Certainty
from thidua_core.text import fold, squash

PLACE = ("kind", "level", "sector", "legal_personality", "parent", "at_top")
"""What a new unit is and where it stands, in the order of the forms."""
NAMED = _("Gõ tên, không dấu cũng được.")
SHARE = _("Ví dụ: các xã phía bắc sông. Bỏ trống khi là toàn bộ.")


class DecisionForm(forms.Form):
    """The decision behind a reorganisation."""

    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=400,
        help_text=_("Ví dụ: Hợp nhất VKSND tỉnh A và VKSND tỉnh B."),
    )
    document = forms.CharField(
        label=_("Số, ký hiệu"), required=False, max_length=100, help_text="84/2025/UBTVQH15"
    )
    issuer = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=300)
    decided_on = DayField(label=_("Ngày ban hành"), required=False)
    effective_on = DayField(
        label=_("Có hiệu lực từ ngày"), help_text=_("Ngày đầu của tổ chức mới.")
    )
    certainty = certainty_field()
    basis = forms.CharField(
        label=_("Ghi chú căn cứ"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def decision(self) -> Decision:
        """What was typed, as a value."""
        typed = self.cleaned_data
        number, _stroke, symbol = typed["document"].partition("/")
        return Decision(
            title=typed["title"],
            number=number,
            symbol=symbol,
            issuer=typed["issuer"],
            decided_on=typed["decided_on"],
            certainty=Certainty(typed["certainty"]),
            basis=typed["basis"],
        )


class RevokeForm(forms.Form):
    """Why an applied reorganisation is taken back."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def asking(self, word: Any) -> "RevokeForm":
        """The same form, asking for a word to be typed."""
        self.fields["word"] = WordField(word)
        return self


class StepForm(Placed):
    """What all steps have; ``step`` gives the value once the form is valid."""

    certainty = certainty_field()

    def step(self) -> Step:
        """The step that was typed."""
        raise NotImplementedError


class RenameStep(StepForm):
    """One unit bears another name."""

    unit = PickField(label=_("Đơn vị"), help_text=NAMED)
    name = forms.CharField(label=_("Tên mới, đầy đủ"), max_length=NAME_LENGTH)
    short_name = forms.CharField(label=_("Tên ngắn"), required=False, max_length=NAME_LENGTH)
    parent = at_top = None  # type: ignore[assignment]  # reason: how a form leaves a field out
    field_order = ["unit", "name", "short_name", "certainty"]

    def step(self) -> Step:
        typed = self.cleaned_data
        short = typed["short_name"] or typed["name"]
        return Rename(
            unit=typed["unit"].public_id,
            name=squash(typed["name"]),
            short_name=squash(short),
            certainty=typed["certainty"],
        )


class MoveStep(StepForm):
    """One unit stands below another one."""

    unit = PickField(label=_("Đơn vị"), help_text=NAMED)
    field_order = ["unit", "parent", "at_top", "certainty"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.place_missing(typed)
        return typed

    def step(self) -> Step:
        typed = self.cleaned_data
        return Move(
            unit=typed["unit"].public_id, parent=_ref(typed["parent"]), certainty=typed["certainty"]
        )


class DissolveStep(StepForm):
    """One unit ends and nobody follows it."""

    unit = PickField(label=_("Đơn vị"), help_text=NAMED)
    parent = at_top = None  # type: ignore[assignment]  # reason: how a form leaves a field out
    field_order = ["unit", "certainty"]

    def step(self) -> Step:
        typed = self.cleaned_data
        return Dissolve(unit=typed["unit"].public_id, certainty=typed["certainty"])


class EstablishStep(NewUnitFields, StepForm):
    """A unit begins and follows nobody."""

    field_order = ["name", "short_name", *PLACE, "certainty"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.place_missing(typed)
        return typed

    def step(self) -> Step:
        typed = self.cleaned_data
        return Establish(unit=_new(typed), certainty=typed["certainty"])


class ChangeLevelStep(EstablishStep):
    """One unit goes on as another, on another level."""

    unit = PickField(label=_("Đơn vị đổi cấp"), help_text=NAMED)
    field_order = ["unit", "name", "short_name", *PLACE, "certainty"]

    def step(self) -> Step:
        typed = self.cleaned_data
        return ChangeLevel(
            unit=typed["unit"].public_id, into=_new(typed), certainty=typed["certainty"]
        )


class MergeStep(NewUnitFields, StepForm):
    """Several units become one, new or there already."""

    sources = PickManyField(
        label=_("Các đơn vị nhập vào, kết thúc hoạt động"),
        help_text=_("Mỗi dòng một đơn vị; gõ không dấu cũng được."),
    )
    into = PickField(
        label=_("Đơn vị nhận đã có"),
        required=False,
        help_text=_("Bỏ trống khi lập đơn vị mới; khi ấy ghi các mục bên dưới."),
    )
    share_note = forms.CharField(
        label=_("Phạm vi"), required=False, max_length=300, help_text=SHARE
    )
    field_order = ["sources", "into", "name", "short_name", *PLACE, "share_note", "certainty"]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.make_optional()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        into, name = typed.get("into"), typed.get("name")
        if "into" in typed and not into and not name:
            self.add_error("into", _("Chọn đơn vị nhận đã có, hoặc ghi tên đơn vị mới."))
        elif into and name:
            self.add_error("into", _("Vừa chọn đơn vị đã có vừa ghi tên mới. Bỏ một trong hai."))
        elif name:
            self.unit_missing(typed)
        return typed

    def step(self) -> Step:
        typed = self.cleaned_data
        return Merge(
            sources=tuple(each.public_id for each in typed["sources"]),
            into=typed["into"].public_id if typed["into"] else _new(typed),
            certainty=typed["certainty"],
            share_note=typed["share_note"],
        )


class SplitStep(NewUnitFields, StepForm):
    """One unit is divided, or gives a part away."""

    source = PickField(label=_("Đơn vị được chia, tách"), help_text=NAMED)
    continues = forms.BooleanField(
        label=_("Đơn vị này còn hoạt động, chỉ tách một phần"), required=False
    )
    into = PickManyField(
        label=_("Các đơn vị nhận đã có"), required=False, help_text=_("Mỗi dòng một đơn vị.")
    )
    new_names = Lines(
        label=_("Các đơn vị mới"),
        help_text=_("Mỗi dòng một đơn vị: tên đầy đủ; tên ngắn. Các mục dưới đây là chung."),
    )
    heir = forms.CharField(
        label=_("Đơn vị kế tục về pháp lý"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("Một trong các đơn vị nhận; bỏ trống khi chưa rõ hoặc khi đơn vị cũ còn đó."),
    )
    share_note = forms.CharField(
        label=_("Phạm vi"), required=False, max_length=300, help_text=SHARE
    )
    name = short_name = None  # type: ignore[assignment]  # reason: how a form leaves a field out
    field_order = ["source", "continues", "into", "new_names", *PLACE, "heir", "share_note"]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in ("kind", "level"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("new_names"):
            self.unit_missing(typed)
        if typed.get("heir") and not self.errors and not self._heir(typed):
            self.add_error(
                "heir", _("Tên này không ở trong các đơn vị nhận. Ghi đúng như một dòng ở trên.")
            )
        return typed

    def step(self) -> Step:
        typed = self.cleaned_data
        return Split(
            source=typed["source"].public_id,
            into=(*(each.public_id for each in typed["into"]), *self._made(typed)),
            heir=self._heir(typed),
            continues=typed["continues"],
            certainty=typed["certainty"],
            share_note=typed["share_note"],
        )

    @staticmethod
    def _made(typed: dict[str, Any]) -> list[NewUnit]:
        made = []
        for place, line in enumerate(typed["new_names"], start=1):
            name, _mark, short = (part.strip() for part in line.partition(";"))
            made.append(_new({**typed, "name": name, "short_name": short}, ref=f"new-{place}"))
        return made

    def _heir(self, typed: dict[str, Any]) -> str:
        wanted = fold(typed["heir"])
        named = {
            fold(name): each.public_id
            for each in typed["into"]
            for name in (each.label, each.name, each.written)
        } | {fold(name): made.ref for made in self._made(typed) for name in _names(made)}
        return named.get(wanted, "") if wanted else ""


FORMS: dict[str, type[StepForm]] = {
    "merge": MergeStep,
    "split": SplitStep,
    "rename": RenameStep,
    "move": MoveStep,
    "dissolve": DissolveStep,
    "establish": EstablishStep,
    "change_level": ChangeLevelStep,
}
"""The form of each kind of step."""


def _ref(picked: Candidate | None) -> str | None:
    return picked.public_id if picked else None


def _names(made: NewUnit) -> tuple[str, str]:
    return made.name, made.short_name


def _new(typed: dict[str, Any], *, ref: str = "new") -> NewUnit:
    return NewUnit(
        ref=ref,
        name=squash(typed["name"]),
        short_name=squash(typed["short_name"] or typed["name"]),
        kind=typed["kind"],
        level=typed["level"],
        sector=typed["sector"],
        legal_personality=typed["legal_personality"],
        parent=_ref(typed["parent"]),
    )
