"""Forms of persons, posts and accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.days import DayField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import Find, PickField
from thidua.people.enums import Leadership, PostEnd, PostKind, Sex


class PersonForm(forms.Form):
    """A person's own facts."""

    full_name = forms.CharField(
        label=_("Họ và tên"),
        max_length=120,
        help_text=_("Như trong giấy tờ, có dấu."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sex = forms.ChoiceField(label=_("Giới tính"), choices=Sex.choices, initial=Sex.UNKNOWN)
    birth_year = WholeField(label=_("Năm sinh"), required=False, min_value=1900, max_value=2100)


class PostForm(forms.Form):
    """A post that begins."""

    unit = PickField(label=_("Đơn vị"), help_text=_("Gõ tên, không dấu cũng được."))
    position = forms.CharField(label=_("Chức vụ"), max_length=160)
    leadership = forms.ChoiceField(label=_("Vị trí lãnh đạo"), choices=Leadership.choices)
    kind = forms.ChoiceField(label=_("Hình thức"), choices=PostKind.choices)
    start = DayField(label=_("Từ ngày"))
    end = DayField(label=_("Đến ngày"), required=False)

    def looking(self, units: Find) -> "PostForm":
        """The same form, finding units with ``units``."""
        self.fields["unit"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        return self


class PostEndForm(forms.Form):
    """A post that ends."""

    end = DayField(label=_("Ngày cuối cùng giữ chức vụ"))
    reason = forms.ChoiceField(label=_("Lý do"), choices=PostEnd.choices)


class AccountForm(forms.Form):
    """An account to be opened."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ không dấu, số, dấu chấm, dấu gạch dưới; từ 3 ký tự."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


class ConsentForm(forms.Form):
    """A step that needs nothing but to be confirmed."""
