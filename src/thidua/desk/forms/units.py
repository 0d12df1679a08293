"""Forms of single units: entered, mended, renamed, moved, coded, ended."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.consent import WordField
from thidua.desk.forms.days import DayField
from thidua.desk.forms.picking import Find, PickField, PickManyField
from thidua.org.enums import Certainty, Kind, LegalPersonality, Level, Scheme, Sector

NAME_LENGTH = 300
CHOOSE: list[tuple[str, Any]] = [("", _("Chọn"))]
TOP_OR_PARENT = _(
    "Chưa chọn đơn vị cấp trên. Gõ tên đơn vị, hoặc đánh dấu ô không trực thuộc đơn vị nào."
)
NOT_BOTH = _("Vừa có đơn vị cấp trên vừa đánh dấu không trực thuộc. Bỏ một trong hai.")


def certainty_field() -> forms.ChoiceField:
    """How sure what is entered is."""
    return forms.ChoiceField(
        label=_("Độ chắc chắn"), choices=Certainty.choices, initial=Certainty.OFFICIAL
    )


class Placed(forms.Form):
    """Where a unit stands: below another one, or expressly below nobody."""

    parent = PickField(
        label=_("Đơn vị cấp trên"), required=False, help_text=_("Gõ tên, không dấu cũng được.")
    )
    at_top = forms.BooleanField(label=_("Không trực thuộc đơn vị nào"), required=False)

    def looking(self, units: Find) -> Any:
        """The same form, finding units with ``units`` in every field that picks one."""
        for field in self.fields.values():
            if isinstance(field, PickField | PickManyField):
                field.find = units
        return self

    def place_missing(self, typed: dict[str, Any]) -> None:
        """Say what is wrong with the place, if anything."""
        if "parent" not in typed:
            return
        if typed["parent"] is None and not typed.get("at_top"):
            self.add_error("parent", TOP_OR_PARENT)
        elif typed["parent"] is not None and typed.get("at_top"):
            self.add_error("parent", NOT_BOTH)


class NewUnitFields(Placed):
    """A unit that is to be made; a form says which of it must be there."""

    name = forms.CharField(
        label=_("Tên đầy đủ"), max_length=NAME_LENGTH, help_text=_("Như trong quyết định.")
    )
    short_name = forms.CharField(
        label=_("Tên ngắn"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("Ví dụ VKSND tỉnh Vĩnh Long; bỏ trống thì dùng tên đầy đủ."),
    )
    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=[*CHOOSE, *Kind.choices])
    level = forms.ChoiceField(label=_("Cấp"), choices=[*CHOOSE, *Level.choices])
    sector = forms.ChoiceField(label=_("Ngành"), choices=Sector.choices, initial=Sector.PROCURACY)
    legal_personality = forms.ChoiceField(
        label=_("Tư cách pháp nhân"),
        choices=LegalPersonality.choices,
        initial=LegalPersonality.UNKNOWN,
    )

    def make_optional(self) -> None:
        """Ask for the unit only when something of it is written."""
        for name in ("name", "kind", "level"):
            self.fields[name].required = False

    def unit_missing(self, typed: dict[str, Any]) -> None:
        """Say what a unit that is to be made still lacks."""
        for name in ("kind", "level"):
            if name in typed and not typed[name]:
                self.add_error(name, _("Chưa chọn. Đơn vị mới cần có mục này."))
        self.place_missing(typed)


class UnitForm(NewUnitFields):
    """A unit entered by hand."""

    since = DayField(
        label=_("Có từ ngày"), required=False, help_text=_("Bỏ trống khi chưa rõ từ ngày nào.")
    )
    certainty = certainty_field()
    basis = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=200, help_text=_("Số, ký hiệu văn bản.")
    )

    field_order = ["name", "short_name", "kind", "level", "sector", "parent", "at_top", "since"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.place_missing(typed)
        return typed


class CorrectionForm(forms.Form):
    """What was entered wrongly of a unit, as it should be."""

    name = forms.CharField(label=_("Tên đầy đủ"), max_length=NAME_LENGTH)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=NAME_LENGTH)
    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices)
    sector = forms.ChoiceField(label=_("Ngành"), choices=Sector.choices)
    legal_personality = forms.ChoiceField(
        label=_("Tư cách pháp nhân"), choices=LegalPersonality.choices
    )
    valid_from = DayField(label=_("Có từ ngày"), required=False)
    basis = forms.CharField(label=_("Căn cứ"), required=False, max_length=200)
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class RenameForm(forms.Form):
    """Another name from a day on."""

    name = forms.CharField(label=_("Tên mới, đầy đủ"), max_length=NAME_LENGTH)
    short_name = forms.CharField(label=_("Tên ngắn"), required=False, max_length=NAME_LENGTH)
    since = DayField(label=_("Từ ngày"))
    certainty = certainty_field()


class MoveUnitForm(Placed):
    """Another unit above from a day on."""

    since = DayField(label=_("Từ ngày"))
    certainty = certainty_field()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.place_missing(typed)
        return typed


class CodeForm(forms.Form):
    """A code from a day on."""

    scheme = forms.ChoiceField(label=_("Hệ mã"), choices=Scheme.choices)
    code = forms.CharField(label=_("Mã"), max_length=40)
    since = DayField(label=_("Từ ngày"))


class DissolveForm(forms.Form):
    """The last day of a unit that nobody follows."""

    last_day = DayField(label=_("Ngày cuối cùng hoạt động"))
    basis = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=200, help_text=_("Số, ký hiệu văn bản.")
    )

    def asking(self, word: Any) -> "DissolveForm":
        """The same form, asking for a word to be typed."""
        self.fields["word"] = WordField(word)
        return self
