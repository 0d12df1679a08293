"""Choosing a password."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DIFFERS = _("Hai lần nhập không giống nhau. Nhập lại.")


class ChosenPasswordForm(forms.Form):
    """A password typed twice; whether it is good is the action's to say."""

    password = forms.CharField(
        label=_("Mật khẩu mới"),
        help_text=_("Ít nhất 10 ký tự, không phải mật khẩu dễ đoán, không giống tên đăng nhập."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, second = typed.get("password"), typed.get("again")
        if first and second and first != second:
            self.add_error("again", DIFFERS)
        return typed
