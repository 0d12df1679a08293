"""Allauth's forms with the words of the platform; what they check stays allauth's."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

CODE = _("Mã xác thực")
CODE_HELP = _("6 chữ số trong ứng dụng tạo mã, hoặc một mã dự phòng.")


MALFORMED = (AttributeError, LookupError, TypeError, ValueError)
"""What the passkey library raises over JSON that is no credential."""


class Worded(forms.Form):
    """A form whose fields bear our labels and helps; a placeholder never stands for a label."""

    words: dict[str, tuple[Any, Any]] = {}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]


class Tolerant(forms.Form):
    """A form whose credential may be any JSON that somebody sends: what is none is refused."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # reason: allauth's, where it has one
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class SignInForm(Worded, LoginForm):
    words = {
        "login": (_("Tên đăng nhập"), ""),
        "password": (_("Mật khẩu"), ""),
        "remember": (_("Giữ đăng nhập trên máy này"), ""),
    }


class PasswordAgainForm(Worded, ReauthenticateForm):
    words = {"password": (_("Mật khẩu"), "")}


class NewPasswordForm(Worded, ChangePasswordForm):
    words = {
        "oldpassword": (_("Mật khẩu hiện tại"), ""),
        "password1": (
            _("Mật khẩu mới"),
            _("Ít nhất 10 ký tự, không phải mật khẩu dễ đoán, không giống tên đăng nhập."),
        ),
        "password2": (_("Nhập lại mật khẩu mới"), ""),
    }


class CodeForm(Worded, AuthenticateForm):
    words = {"code": (CODE, CODE_HELP)}


class CodeAgainForm(Worded, ReauthenticateByCodeForm):
    words = {"code": (CODE, CODE_HELP)}


class AppForm(Worded, ActivateTOTPForm):
    words = {"code": (CODE, _("6 chữ số mà ứng dụng đang hiện."))}


class PasskeyForm(Worded, AddWebAuthnForm):
    words = {
        "name": (_("Tên khóa"), _("Để phân biệt các khóa, ví dụ: Máy tính cơ quan.")),
        "passwordless": (
            _("Đăng nhập chỉ bằng khóa này, không cần mật khẩu"),
            _("Thiết bị sẽ hỏi vân tay, khuôn mặt hoặc mã PIN."),
        ),
    }

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean() or {}
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeySignInForm(Tolerant, LoginWebAuthnForm):
    """Signing in by a passkey alone."""


class PasskeyStepForm(Tolerant, AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyAgainForm(Tolerant, ReauthenticateWebAuthnForm):
    """A passkey asked again before something grave."""


class PasskeyNameForm(Worded, EditWebAuthnForm):
    words = {"name": (_("Tên khóa"), "")}
