"""Forms of the register of awards: entered, corrected, cancelled, restored, and its coverage."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.awards.actions import AwardLine, DecisionFacts
from thidua.awards.enums import Basis, Ground, KnownKind, SubjectKind
from thidua.awards.queries import title_choices
from thidua.desk.forms.consent import WordField
from thidua.desk.forms.days import DayField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.papers import PaperField
from thidua.desk.forms.picking import Candidate, Find, PickField


def _or_none(choices: Any, word: Any) -> list[tuple[str, Any]]:
    return [("", word), *choices]


class DecisionFields(forms.Form):
    """What a decision says of all its awards."""

    number = forms.CharField(
        label=_("Số, ký hiệu quyết định"),
        required=False,
        max_length=80,
        help_text=_("Ví dụ 98/QĐ-VKS. Bỏ trống khi chọn văn bản trong sổ."),
    )
    document = PaperField(
        label=_("Quyết định trong sổ văn bản"),
        required=False,
        help_text=_("Gõ số, ký hiệu hoặc trích yếu, rồi chọn trong gợi ý."),
    )
    decided_on = DayField(label=_("Ngày quyết định"))
    authority = forms.CharField(
        label=_("Người, cơ quan quyết định"),
        max_length=240,
        help_text=_("Như trong quyết định, ví dụ Viện trưởng VKSND tối cao."),
    )


class AwardForm(DecisionFields):
    """One award that was decided, here or by another body."""

    subject_kind = forms.ChoiceField(label=_("Đối tượng"), choices=SubjectKind.choices)
    person = PickField(
        label=_("Người"),
        required=False,
        help_text=_("Với cá nhân có trong danh sách người; nếu không có, ghi họ tên ở ô dưới."),
    )
    name = forms.CharField(
        label=_("Tên ghi trong quyết định"),
        required=False,
        max_length=240,
        help_text=_("Bỏ trống khi trùng tên người hoặc đơn vị đã chọn."),
    )
    office = forms.CharField(label=_("Chức vụ lúc được tặng"), required=False, max_length=240)
    unit = PickField(
        label=_("Đơn vị"),
        required=False,
        help_text=_("Đơn vị được tặng, hoặc đơn vị của người, tập thể lúc được tặng."),
    )
    unit_label = forms.CharField(label=_("Đơn vị ngoài danh sách"), required=False, max_length=240)
    award = forms.ChoiceField(
        label=_("Danh hiệu, hình thức"), choices=lambda: _or_none(title_choices(), _("Chọn"))
    )
    first = WholeField(label=_("Thành tích từ năm"), required=False, min_value=1945)
    last = WholeField(
        label=_("đến năm"),
        required=False,
        min_value=1945,
        help_text=_("Danh hiệu của một năm: ghi năm ấy ở cả hai ô."),
    )
    period_none = forms.BooleanField(
        label=_("Quyết định không nêu thời gian tính thành tích"), required=False
    )
    ground = forms.ChoiceField(
        label=_("Loại hình khen thưởng"),
        required=False,
        choices=lambda: _or_none(Ground.choices, _("Chưa rõ")),
    )
    basis = forms.ChoiceField(
        label=_("Căn cứ của danh hiệu"),
        required=False,
        choices=lambda: _or_none(Basis.choices, _("Không ghi")),
    )
    merit = forms.CharField(
        label=_("Thành tích"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Một câu, lấy từ quyết định."),
    )
    golden_number = forms.CharField(label=_("Số sổ vàng"), required=False, max_length=24)
    public = forms.BooleanField(
        label=_("Hiện trong sổ khen thưởng công khai"), required=False, initial=True
    )
    source = forms.CharField(
        label=_("Nguồn"),
        required=False,
        max_length=300,
        help_text=_("Bản giấy, sổ theo dõi, tệp đã nhận."),
    )

    def looking(self, people: Find, units: Find, papers: Any) -> "AwardForm":
        """The same form, finding people, units and papers."""
        self.fields["person"].find = people  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["unit"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        if "document" in self.fields:
            self.fields["document"].among(papers)  # type: ignore[attr-defined]  # reason: a PaperField
        return self

    def line(self) -> AwardLine:
        """The award's own line, as the register takes it."""
        typed = self.cleaned_data
        first, last = typed["first"] or typed["last"], typed["last"] or typed["first"]
        return AwardLine(
            award=typed["award"],
            subject_kind=SubjectKind(typed["subject_kind"]),
            name=typed["name"],
            person_id=_key(typed["person"]),
            unit_id=_key(typed["unit"]),
            office=typed["office"],
            unit_label=typed["unit_label"],
            ground=Ground(typed["ground"]) if typed["ground"] else None,
            period=(first, last) if first and last else None,
            period_none=typed["period_none"],
            basis=Basis(typed["basis"]) if typed["basis"] else None,
            merit=typed["merit"],
            golden_number=typed.get("golden_number", ""),
        )

    def decision(self) -> DecisionFacts:
        """The decision, as the register takes it."""
        typed = self.cleaned_data
        return DecisionFacts(
            decided_on=typed["decided_on"],
            authority=typed["authority"],
            document_id=_key(typed["document"]),
            number=typed["number"],
            public=typed["public"],
            source=typed["source"],
        )


class CorrectAwardForm(forms.Form):
    """What was entered wrongly; subject, title and year are another award."""

    name = forms.CharField(label=_("Tên ghi trong quyết định"), max_length=240)
    office = forms.CharField(label=_("Chức vụ lúc được tặng"), required=False, max_length=240)
    merit = forms.CharField(
        label=_("Thành tích"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    ground = forms.ChoiceField(
        label=_("Loại hình khen thưởng"),
        required=False,
        choices=lambda: _or_none(Ground.choices, _("Chưa rõ")),
    )
    decision_number = forms.CharField(label=_("Số, ký hiệu quyết định"), max_length=80)
    authority = forms.CharField(label=_("Người, cơ quan quyết định"), max_length=240)
    golden_number = forms.CharField(label=_("Số sổ vàng"), required=False, max_length=24)
    source = forms.CharField(label=_("Nguồn"), required=False, max_length=300)
    public = forms.BooleanField(label=_("Hiện trong sổ khen thưởng công khai"), required=False)
    reason = forms.CharField(
        label=_("Lý do sửa"), max_length=300, help_text=_("Hiện trong nhật ký thao tác.")
    )


class EndAwardForm(forms.Form):
    """Cancelling or restoring: why, from when, by which paper, and a word typed by hand."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
    on = DayField(label=_("Từ ngày"))
    document = PaperField(
        label=_("Quyết định"),
        required=False,
        help_text=_("Quyết định hủy bỏ hoặc khôi phục, nếu đã vào sổ văn bản."),
    )

    def __init__(self, *arguments: Any, word: Any, papers: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["document"].among(papers)  # type: ignore[attr-defined]  # reason: a PaperField
        self.fields["word"] = WordField(word)


class CoverageForm(forms.Form):
    """For which years the register of a unit is whole."""

    unit = PickField(label=_("Đơn vị"), help_text=_("Lời ghi tính cho cả các đơn vị trực thuộc."))
    kind = forms.ChoiceField(label=_("Loại"), choices=KnownKind.choices)
    first = WholeField(label=_("Đủ từ năm"))
    last = WholeField(
        label=_("đến năm"), required=False, help_text=_("Bỏ trống khi vẫn ghi đều đến nay.")
    )
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=300,
        help_text=_("Sổ, hồ sơ hoặc văn bản cho biết sổ đã đủ."),
    )

    def looking(self, units: Find) -> "CoverageForm":
        """The same form, finding units."""
        self.fields["unit"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        return self


def _key(candidate: Candidate | None) -> int | None:
    return candidate.id if candidate else None
