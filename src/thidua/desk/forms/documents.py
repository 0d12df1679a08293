"""Forms of documents: entered, drafted, numbered, mended, related, filed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.choosing import (
    FilesField,
    IssuerField,
    kinds_in_order,
)
from thidua.desk.forms.days import DayField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.papers import PaperField
from thidua.desk.forms.picking import Find
from thidua.documents.actions import Particulars
from thidua.documents.enums import DocumentKind, RelationKind
from thidua.kernel.identifiers import PublicIdConverter, new_public_id

_OF_STATE = (DocumentKind.LAW, DocumentKind.DECREE, DocumentKind.CIRCULAR, DocumentKind.NEWS)
"""Kinds that no office of the sector drafts."""
SYMBOL_HELP = _("Phần sau dấu gạch chéo, ví dụ KH-VKS.")
REASON_HELP = _("Ngắn gọn. Lý do hiện trong nhật ký thao tác.")


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _chosen(kinds: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Kinds of which none is chosen by itself."""
    return [("", gettext("Chọn loại văn bản")), *kinds]


class KeyedForm(forms.Form):
    """A form that makes one new thing however often it is sent: its identifier is chosen at once."""

    key = forms.RegexField(
        regex=rf"^{PublicIdConverter.regex}$",
        required=False,
        initial=new_public_id,
        widget=forms.HiddenInput,
    )


class ParticularsForm(forms.Form):
    """What a paper says of itself."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=kinds_in_order)
    title = forms.CharField(label=_("Trích yếu"), required=False, max_length=600, widget=_lines(2))
    symbol = forms.CharField(
        label=_("Ký hiệu"), required=False, max_length=60, help_text=SYMBOL_HELP
    )
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    issuer = IssuerField(
        label=_("Đơn vị ban hành"),
        required=False,
        help_text=_("Đơn vị mà ông/bà giữ sổ. Bỏ trống khi là văn bản của cơ quan khác."),
    )
    issuer_label = forms.CharField(
        label=_("Tên ghi trên văn bản"),
        required=False,
        max_length=240,
        help_text=_(
            "Với cơ quan khác: tên cơ quan. Với đơn vị mình: chỉ ghi khi người ban hành là hội "
            "đồng, ban, tổ có dãy số riêng."
        ),
    )
    signer = forms.CharField(label=_("Người ký"), required=False, max_length=160)
    source = forms.CharField(
        label=_("Nguồn"),
        required=False,
        max_length=300,
        help_text=_("Bản giấy, trục liên thông, hay địa chỉ trang đã đọc."),
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=600)

    def looking(self, issuers: Find) -> "ParticularsForm":
        """The same form, finding agencies with ``issuers``."""
        self.fields["issuer"].find = issuers  # type: ignore[attr-defined]  # reason: a PickField
        return self

    def without(self, *names: str) -> "ParticularsForm":
        """The same form for a paper that has nothing to say under ``names``."""
        for name in names:
            del self.fields[name]
        return self


def changes_of(typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed into a form of particulars, by the columns of the paper."""
    changes = {name: typed[name] for name in ParticularsForm.base_fields if name in typed}
    if "issuer" in changes:
        issuer = changes.pop("issuer")
        changes["issuer_id"] = issuer.id if issuer else None
    if "kind" in changes:
        changes["kind"] = DocumentKind(changes["kind"])
    return changes


class RegisterForm(KeyedForm, ParticularsForm):
    """A paper that has been issued, by another body or by our own."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=lambda: _chosen(kinds_in_order()))
    symbol = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        required=False,
        max_length=60,
        help_text=_("Như trên văn bản, ví dụ 16/KH-VKS hoặc 98/2023/NĐ-CP."),
    )
    file = FilesField(
        label=_("Tệp"),
        required=False,
        help_text=_(
            "PDF, Word, Excel hoặc ảnh, mỗi tệp tối đa 50 MB. Nếu trang báo lỗi, chọn lại tệp."
        ),
    )
    another_one = forms.BooleanField(
        label=_("Đây là văn bản khác với văn bản đã có trong sổ"), required=False
    )
    field_order = ("kind", "number", "issued_on", "issuer", "issuer_label", "title", "file")

    def particulars(self) -> Particulars:
        """What was typed, as the register takes it; refuses a number in an unknown form."""
        typed = self.cleaned_data
        entered = Particulars(**changes_of(typed))
        return entered.numbered(typed["number"]) if typed["number"] else entered


class ContentForm(forms.Form):
    """The content of a paper made here, as lines."""

    superior = forms.CharField(label=_("Cơ quan chủ quản"), required=False, max_length=240)
    place = forms.CharField(
        label=_("Địa danh"), required=False, max_length=80, help_text=_("Trước ngày, tháng, năm.")
    )
    addressees = forms.CharField(
        label=_("Kính gửi"), required=False, widget=_lines(2), help_text=_("Mỗi nơi một dòng.")
    )
    authority = forms.CharField(
        label=_("Thẩm quyền ban hành"),
        required=False,
        max_length=300,
        help_text=_("Của quyết định, nghị quyết."),
    )
    bases = forms.CharField(
        label=_("Căn cứ"), required=False, widget=_lines(3), help_text=_("Mỗi căn cứ một dòng.")
    )
    body = forms.CharField(
        label=_("Nội dung"),
        required=False,
        widget=_lines(16),
        help_text=_(
            "Mỗi đoạn một dòng, mở đầu như trên văn bản: I. – 1. – a) – gạch đầu dòng – Điều 1. – "
            "Chương I. Số thứ tự được đánh lại theo vị trí. Bỏ trống khi soạn ở nơi khác."
        ),
    )
    signing = forms.CharField(
        label=_("Quyền hạn, chức vụ người ký"),
        required=False,
        widget=_lines(2),
        help_text=_("Như sẽ in, ví dụ KT. VIỆN TRƯỞNG, dòng dưới PHÓ VIỆN TRƯỞNG."),
    )
    recipients = forms.CharField(
        label=_("Nơi nhận"), required=False, widget=_lines(3), help_text=_("Mỗi nơi một dòng.")
    )
    filed = forms.CharField(
        label=_("Lưu"), required=False, max_length=80, help_text=_("Ví dụ VT, VP.")
    )

    def holding(self, typed: dict[str, str]) -> "ContentForm":
        """The same form without the parts that only other tools can write."""
        for name in set(ContentForm.base_fields) - set(typed):
            del self.fields[name]
        return self

    def written(self) -> dict[str, str]:
        """The texts of the content's own fields."""
        names = [name for name in ContentForm.base_fields if name in self.fields]
        return {name: self.cleaned_data[name] for name in names}


class WriteForm(ContentForm):
    """The content of a draft, written from the one that was seen."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class DraftForm(KeyedForm, ContentForm, ParticularsForm):
    """A paper of our own that begins."""

    issued_on = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    signer = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    source = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    kind = forms.ChoiceField(
        label=_("Loại văn bản"), choices=lambda: _chosen(kinds_in_order(without=_OF_STATE))
    )
    title = forms.CharField(label=_("Trích yếu"), max_length=600, widget=_lines(2))
    issuer = IssuerField(
        label=_("Đơn vị ban hành"), help_text=_("Đơn vị có dãy số mà văn bản sẽ lấy số.")
    )
    issuer_label = forms.CharField(
        label=_("Tên ghi trên văn bản"),
        required=False,
        max_length=240,
        help_text=_("Chỉ ghi khi người ban hành là hội đồng, ban, tổ có dãy số riêng."),
    )
    field_order = ("kind", "symbol", "issuer", "issuer_label", "title", "note")

    def particulars(self) -> Particulars:
        """What was typed, as the register takes it."""
        return Particulars(**changes_of(self.cleaned_data))


class SigningForm(forms.Form):
    """Who signed, and when."""

    signer = forms.CharField(
        label=_("Người ký"), max_length=160, help_text=_("Họ và tên như trên văn bản.")
    )
    signed_on = DayField(label=_("Ngày ký"))


class NumberForm(forms.Form):
    """The number that the office gave."""

    number = WholeField(
        label=_("Số"),
        help_text=_("Số trong sổ của văn thư, chỉ ghi phần số, ví dụ 16."),
    )
    symbol = forms.CharField(
        label=_("Ký hiệu"), required=False, max_length=60, help_text=SYMBOL_HELP
    )
    issued_on = DayField(label=_("Ngày ban hành"))


class DrawForm(forms.Form):
    """The day of a paper that gets the next number of an own series."""

    symbol = forms.CharField(
        label=_("Ký hiệu"), required=False, max_length=60, help_text=SYMBOL_HELP
    )
    issued_on = DayField(label=_("Ngày ban hành"))


class RenumberForm(forms.Form):
    """A number that was typed wrongly."""

    number = WholeField(
        label=_("Số đúng"),
    )
    symbol = forms.CharField(
        label=_("Ký hiệu"), required=False, max_length=60, help_text=SYMBOL_HELP
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300, help_text=REASON_HELP)


class ReasonForm(forms.Form):
    """Why a step is taken back."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, help_text=REASON_HELP)


class RelationForm(forms.Form):
    """How this paper stands to another."""

    kind = forms.ChoiceField(label=_("Văn bản này"), choices=RelationKind.choices)
    other = PaperField(
        label=_("Văn bản kia"),
        help_text=_("Gõ số, ký hiệu hoặc trích yếu, rồi chọn trong gợi ý."),
    )

    def among(self, papers: QuerySet[Any]) -> "RelationForm":
        """The same form, choosing among ``papers``."""
        self.fields["other"].among(papers)  # type: ignore[attr-defined]  # reason: a PaperField
        return self


class FileForm(forms.Form):
    """Files of a paper."""

    file = FilesField(
        label=_("Tệp"), help_text=_("PDF, Word, Excel hoặc ảnh, mỗi tệp tối đa 50 MB.")
    )
