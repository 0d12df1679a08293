"""Forms of pledges: the draft and its clauses, comments with their answers, the signatories."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.days import DayField
from thidua.desk.forms.moments import MomentField
from thidua.desk.forms.numbers import WholeField
from thidua.pledges.enums import Direction, Outcome
from thidua_core.errors import InputError
from thidua_core.values import format_vn, parse_decimal_vn

Units = Sequence[tuple[int, str]]
"""Keys and names of the units offered."""


class LevelField(forms.CharField):
    """An exact decimal, written ``62,5`` or ``62.5``."""

    def __init__(self, **options: Any) -> None:
        attributes = {"class": "num", "inputmode": "decimal", "autocomplete": "off"}
        options.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(max_length=20, **options)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        plain = value.normalize()
        exponent = plain.as_tuple().exponent
        return format_vn(plain, max(0, -exponent) if isinstance(exponent, int) else 0).replace(
            ".", ""
        )

    def clean(self, value: Any) -> Decimal | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return parse_decimal_vn(typed)
        except InputError as error:
            raise ValidationError(str(error)) from error


class OpenForm(forms.Form):
    """How a draft begins."""

    copied_from = forms.ChoiceField(label=_("Soạn từ đâu"), widget=forms.RadioSelect)

    def offering(self, earlier: Sequence[tuple[int, str]]) -> "OpenForm":
        """The same form with the pledges whose clauses can be copied."""
        field = self.fields["copied_from"]
        field.choices = [  # type: ignore[attr-defined]  # reason: a field of choices
            ("", _("Từ đầu")),
            *((str(key), name) for key, name in earlier),
        ]
        field.required = False
        return self


class HeadForm(forms.Form):
    """What stands before the clauses."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Tên giao ước"),
        max_length=300,
        help_text=_("In dưới dòng GIAO ƯỚC THI ĐUA, ví dụ: năm 2026 của Cụm thi đua số 10."),
    )
    motto = forms.CharField(label=_("Phương châm"), required=False, max_length=300)
    preamble = forms.CharField(
        label=_("Lời mở đầu"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    bases = forms.CharField(
        label=_("Căn cứ"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng một căn cứ, ghi đủ số, ký hiệu, ngày, cơ quan ban hành."),
    )


class ClauseForm(forms.Form):
    """One clause; with a direction it is a measurable target."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    code = forms.CharField(
        label=_("Mã"), max_length=12, help_text=_("Ví dụ 1.1 hoặc A5.2; mục lớn ghi 1, 2, 3.")
    )
    heading = forms.BooleanField(label=_("Là tên mục lớn"), required=False)
    text = forms.CharField(
        label=_("Nội dung"), max_length=1500, widget=forms.Textarea(attrs={"rows": 4})
    )
    direction = forms.ChoiceField(
        label=_("Chỉ tiêu"),
        choices=[("", _("Không có chỉ tiêu đo được")), *Direction.choices],
        required=False,
    )
    indicator = forms.CharField(
        label=_("Mã chỉ tiêu"),
        max_length=12,
        required=False,
        help_text=_("Bỏ trống thì dùng mã của khoản; kết quả trong năm nhập theo mã này."),
    )
    measure = forms.CharField(
        label=_("Đơn vị tính"), max_length=40, required=False, help_text=_("Ví dụ: %, phiên tòa.")
    )
    level = LevelField(
        label=_("Mức chung"),
        required=False,
        help_text=_("Bỏ trống khi mỗi đơn vị có mức riêng ở dưới."),
    )

    def with_units(self, units: Units) -> "ClauseForm":
        """The same form with a field for each member's own level."""
        for key, name in units:
            self.fields[f"own_{key}"] = LevelField(
                label=_("Mức riêng của {unit}").format(unit=name), required=False
            )
        return self

    def without_target(self) -> "ClauseForm":
        """The same form for a clause with several targets, which stay as they are."""
        for name in ("direction", "indicator", "measure", "level"):
            del self.fields[name]
        return self

    def own_levels(self) -> dict[int, Decimal]:
        """The units' own levels that were typed."""
        return {
            int(name.removeprefix("own_")): level
            for name, level in self.cleaned_data.items()
            if name.startswith("own_") and level is not None
        }


class SendForm(forms.Form):
    """Until when comments are asked for."""

    due = MomentField(label=_("Hạn góp ý"), help_text=_("Ghi ngày và giờ."))
    note = forms.CharField(
        label=_("Lời nhắn các đơn vị"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ForUnitForm(forms.Form):
    """Something that is said for one member."""

    unit = forms.ChoiceField(label=_("Đơn vị"))

    def speaking_for(self, units: Units) -> "ForUnitForm":
        """The same form offering the units that the actor may speak for."""
        self.fields["unit"].choices = [(str(key), name) for key, name in units]  # type: ignore[attr-defined]  # reason: a field of choices
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = str(units[0][0])
        return self


class CommentForm(ForUnitForm):
    """A comment on a clause or the whole draft."""

    clause = forms.ChoiceField(label=_("Về khoản"), required=False)
    text = forms.CharField(
        label=_("Ý kiến"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    passage = forms.CharField(
        label=_("Đoạn"),
        required=False,
        max_length=600,
        help_text=_("Chép đúng đoạn của dự thảo khi chỉ góp ý một đoạn."),
    )
    proposed = forms.CharField(
        label=_("Đề nghị sửa thành"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    objection = forms.BooleanField(
        label=_("Chưa nhất trí với khoản này"),
        required=False,
        help_text=_("Giao ước chỉ chốt được khi ý kiến này đã được giải quyết."),
    )

    def about(self, clauses: Sequence[tuple[int, str]]) -> "CommentForm":
        """The same form with the clauses of the draft."""
        self.fields["clause"].choices = [  # type: ignore[attr-defined]  # reason: a field of choices
            ("", _("Toàn bộ dự thảo")),
            *((str(key), name) for key, name in clauses),
        ]
        return self


class AnswerForm(forms.Form):
    """What the head does with a comment."""

    outcome = forms.ChoiceField(
        label=_("Kết quả"),
        choices=[each for each in Outcome.choices if each[0] != Outcome.OPEN],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Tiếp thu, giải trình"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Giữ nguyên thì phải ghi lý do; đơn vị góp ý sẽ đọc."),
    )


class AssentForm(ForUnitForm):
    """To which clauses a unit assents."""

    clauses = forms.MultipleChoiceField(
        label=_("Các khoản tán thành"), widget=forms.CheckboxSelectMultiple
    )

    def about(self, clauses: Sequence[tuple[int, str]], debated: set[int]) -> "AssentForm":
        """The same form with the clauses, ticked but those on which the unit awaits an answer."""
        self.fields["clauses"].choices = [(str(key), name) for key, name in clauses]  # type: ignore[attr-defined]  # reason: a field of choices
        self.fields["clauses"].initial = [str(key) for key, _name in clauses if key not in debated]
        return self


class ReplyForm(ForUnitForm):
    """A letter or file to be taken apart."""

    text = forms.CharField(
        label=_("Dán nội dung thư trả lời"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Chép cả thư; phần mềm tách theo mã khoản để ông/bà soát trước khi ghi."),
    )
    file = forms.FileField(
        label=_("Hoặc chọn tệp"),
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
    )


class SignatoryForm(forms.Form):
    """Place and office of each member."""

    ordered = forms.BooleanField(
        label=_("Ký lần lượt theo thứ tự"),
        required=False,
        help_text=_("Bỏ đánh dấu thì các đơn vị ký lúc nào cũng được."),
    )

    def among(self, units: Sequence[tuple[int, str, int, str]]) -> "SignatoryForm":
        """The same form with key, name, place and office of each member."""
        for key, name, place, office in units:
            self.fields[f"place_{key}"] = WholeField(
                label=_("Thứ tự của {unit}").format(unit=name),
                min_value=1,
                max_value=len(units),
                initial=place,
            )
            self.fields[f"office_{key}"] = forms.CharField(
                label=_("Chức danh người ký của {unit}").format(unit=name),
                max_length=160,
                initial=office,
                help_text=_("Như: Viện trưởng; KT. Viện trưởng / Phó Viện trưởng."),
            )
        return self


class FreezeForm(forms.Form):
    """What stands under the motto of the state."""

    place = forms.CharField(label=_("Địa danh"), required=False, max_length=60)
    dated = DayField(
        label=_("Ngày ký"),
        required=False,
        help_text=_("Bỏ trống thì chừa chỗ ghi ngày, tháng."),
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
