"""Forms of scoring: a table brought, tried and adopted; results, evidence, reasons, corrections."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.days import DayField
from thidua.desk.forms.moments import MomentField
from thidua.desk.forms.papers import PaperField

MOST_BYTES = 2 * 1024 * 1024


class TableForm(forms.Form):
    """The text of a table, typed or from a file."""

    file = forms.FileField(
        label=_("Tệp bảng tiêu chí"),
        required=False,
        allow_empty_file=True,
        help_text=_("Tệp YAML, mã UTF-8. Có tệp thì nội dung ở ô dưới không dùng đến."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )
    yaml = forms.CharField(
        label=_("Nội dung"),
        required=False,
        max_length=400_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "num"}),
    )

    base = forms.FileField(
        label=_("Bảng của cấp trên"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Chỉ khi bảng có khóa extends. Không chọn tệp thì lấy bảng cấp trên đang dùng của năm."
        ),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )

    def text(self) -> str:
        """The text of the file, else the typed one; letters that are not UTF-8 are kept visible."""
        typed: str = self.cleaned_data["yaml"]
        return self._uploaded("file") or typed

    def base_text(self) -> str:
        """The text of the table that is extended; empty where no file was chosen."""
        return self._uploaded("base")

    def _uploaded(self, name: str) -> str:
        upload = self.cleaned_data.get(name)
        if not upload:
            return ""
        content: bytes = upload.read(MOST_BYTES + 1)
        return content.decode("utf-8", errors="replace")


class TryForm(forms.Form):
    """On which results a table is tried."""

    source = forms.CharField(
        label=_("Kết quả dùng để chấm thử"),
        max_length=200,
        help_text=_("Ví dụ: Kết quả năm 2025 của Cụm."),
    )
    results = forms.FileField(
        label=_("Tệp kết quả"),
        help_text=_("Excel (.xlsx) hoặc CSV theo cột của tệp kết quả."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class AdoptForm(forms.Form):
    """By what a table is adopted, and what goes with it."""

    adopted_on = DayField(label=_("Ngày thông qua"))
    note = forms.ChoiceField(
        label=_("Ghi chép của hội nghị"),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    document = PaperField(
        label=_("Văn bản"),
        required=False,
        help_text=_("Gõ số, ký hiệu của văn bản đã vào sổ. Chọn ghi chép hoặc văn bản."),
    )
    claims_due = MomentField(label=_("Hạn gửi bảng tự chấm"), required=False)
    members_see_all = forms.BooleanField(
        label=_("Các đơn vị thành viên xem được điểm của nhau theo Quy chế Cụm"), required=False
    )
    untried_because = forms.CharField(
        label=_("Vì sao chưa chấm thử"),
        required=False,
        max_length=300,
        help_text=_("Chỉ ghi khi bảng chưa chấm thử."),
    )

    def offering(self, notes: Sequence[tuple[int, str]]) -> Any:
        """The same form with the notes that may be named."""
        choice = self.fields["note"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "–"), *((str(key), words) for key, words in notes)]
        return self


class ResultsForm(forms.Form):
    """A results file of units that are not on the software."""

    file = forms.FileField(
        label=_("Tệp kết quả"),
        help_text=_("Excel (.xlsx) hoặc CSV; cột như tệp tải về từ trang này."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class ReasonForm(forms.Form):
    """Why a sheet goes back to its unit."""

    reason = forms.CharField(
        label=_("Nội dung cần bổ sung"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReopenForm(forms.Form):
    """Why a freeze is withdrawn."""

    reason = forms.CharField(
        label=_("Lý do rút khóa"),
        max_length=500,
        help_text=_("Các đơn vị đọc được lý do này."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EvidenceForm(forms.Form):
    """A file under a criterion."""

    file = forms.FileField(label=_("Minh chứng"), allow_empty_file=True)


class ScorerForm(forms.Form):
    """Who cross-scores a sheet."""

    unit = forms.ChoiceField(
        label=_("Đơn vị chấm chéo"), widget=forms.Select(attrs={"class": "form-select"})
    )

    def offering(self, units: Sequence[tuple[int, str]]) -> Any:
        choice = self.fields["unit"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(str(key), words) for key, words in units]
        return self


class CorrectionForm(forms.Form):
    """One agreed mark put right after the freeze."""

    unit = forms.ChoiceField(label=_("Đơn vị"), widget=forms.Select(attrs={"class": "form-select"}))
    criterion = forms.CharField(label=_("Mã tiêu chí"), max_length=60)
    mark = forms.CharField(
        label=_("Điểm thống nhất mới"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "num"}),
    )
    mark_reason = forms.CharField(label=_("Lý do của điểm"), max_length=1000)
    reason = forms.CharField(
        label=_("Lý do đính chính"),
        max_length=500,
        help_text=_("Ghi căn cứ, kèm số văn bản nếu có."),
    )

    def offering(self, units: Sequence[tuple[int, str]]) -> Any:
        choice = self.fields["unit"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(str(key), words) for key, words in units]
        return self
