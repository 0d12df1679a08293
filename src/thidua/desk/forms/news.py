"""Forms of news."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewsForm(forms.Form):
    """The words of news."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    summary = forms.CharField(
        label=_("Tóm tắt"),
        required=False,
        max_length=1000,
        help_text=_("Một, hai câu; hiện trong danh sách tin và nguồn tin."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body = forms.CharField(
        label=_("Nội dung"),
        required=False,
        help_text=_("Chữ thường, không định dạng. Để một dòng trống giữa hai đoạn."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    byline_unit = forms.CharField(label=_("Đơn vị đưa tin"), required=False, max_length=200)
    source = forms.CharField(
        label=_("Nguồn"),
        required=False,
        max_length=200,
        help_text=_("Khi ghi lại tin của nơi khác. Tin tự viết thì bỏ trống."),
    )


class PhotoForm(forms.Form):
    """A photograph and what it shows."""

    file = forms.FileField(
        label=_("Ảnh"),
        allow_empty_file=True,
        help_text=_("JPEG hoặc PNG, tối đa 8 MB. Nơi chụp và tên máy trong ảnh bị xóa khi lưu."),
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png"}),
    )
    caption = forms.CharField(
        label=_("Chú thích"),
        max_length=200,
        help_text=_("Ảnh chụp gì, ở đâu; không ghi tên người khi chưa được đồng ý."),
    )


class WithdrawForm(forms.Form):
    """Why news is taken back."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
