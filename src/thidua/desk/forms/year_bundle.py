"""The form that hands a cluster's year over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.consent import WordForm


class HandOverForm(WordForm):
    """To whom, with which remark; what is lacking must be ticked as known."""

    receiver = forms.CharField(
        label=_("Bên nhận"),
        max_length=240,
        help_text=_("Đơn vị làm trưởng cụm, khối năm sau, hoặc cơ quan chủ quản."),
    )
    note = forms.CharField(
        label=_("Ghi chú trong biên bản"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    knows_lacking = forms.BooleanField(
        label=_("Đã biết bộ hồ sơ còn thiếu các phần kể trên, bàn giao như vậy"), required=False
    )

    field_order = ["receiver", "note", "knows_lacking", "word"]

    def of(self, *, lacks: bool) -> Any:
        """The same form, asking about what is lacking only where something is."""
        if not lacks:
            del self.fields["knows_lacking"]
        return self
