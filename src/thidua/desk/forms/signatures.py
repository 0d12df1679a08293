"""Forms of signing: a key, a returned file, a scan; certificates and authorities."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.days import DayField
from thidua.desk.forms.picking import Find, PickField
from thidua.documents.actions import LIMIT_MB

_MOST = LIMIT_MB * 1024 * 1024 + 1


class OneFileField(forms.FileField):
    """Cleans to a name and the bytes, read one byte past the limit at most."""

    def __init__(self, *, accept: str, **options: Any) -> None:
        widget = forms.FileInput(attrs={"accept": accept})
        super().__init__(allow_empty_file=True, max_length=200, widget=widget, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        return (file.name, file.read(_MOST)) if file else None


class KeyForm(forms.Form):
    """A key and its passphrase; both are used once and kept nowhere."""

    key = OneFileField(
        label=_("Tệp khóa (.p12, .pfx)"),
        accept=".p12,.pfx",
        help_text=_("Khóa và mật khẩu chỉ dùng cho lần ký này, không lưu lại."),
    )
    passphrase = forms.CharField(
        label=_("Mật khẩu của khóa"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        strip=False,
    )


class ReturnedForm(forms.Form):
    """A file that was signed elsewhere."""

    file = OneFileField(label=_("Tệp đã ký (PDF)"), accept=".pdf")


class ScanForm(forms.Form):
    """The scan of a paper original."""

    file = OneFileField(label=_("Bản quét (PDF hoặc ảnh)"), accept=".pdf,.png,.jpg,.jpeg")
    signed_on = DayField(label=_("Ngày ký ghi trên bản giấy"))


class CertificateForm(forms.Form):
    """A certificate, and whose it is."""

    person = PickField(label=_("Người giữ chứng thư"), help_text=_("Gõ họ và tên."))
    unit = PickField(label=_("Đơn vị"), required=False)
    file = OneFileField(label=_("Chứng thư (.pem, .cer, .crt)"), accept=".pem,.cer,.crt")

    def looking(self, persons: Find, units: Find) -> "CertificateForm":
        """The same form, finding people and units."""
        self.fields["person"].find = persons  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["unit"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        return self


class AnchorForm(forms.Form):
    """The certificate of an authority."""

    file = OneFileField(label=_("Chứng thư gốc (.pem, .cer, .crt)"), accept=".pem,.cer,.crt")
