"""Forms of sessions and their votes."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua.awards.domain.titles import packaged_titles
from thidua.councils.actions import Place
from thidua.councils.enums import How, Nomination
from thidua.councils.queries import BallotRow
from thidua.desk.forms.days import DayField
from thidua.desk.forms.hours import HourField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import Find, PickField
from thidua.kernel import clock
from thidua_core.errors import InputError
from thidua_core.voting import (
    Comparison,
    Denominator,
    Papers,
    QuestionCount,
    TellerCount,
    Votes,
    read_share,
)

_MOST = 9999
YES_NO = [("", _("Chưa nói")), ("yes", _("Có")), ("no", _("Không"))]


class OpeningForm(forms.Form):
    """The opening of a session; of a cluster's also what nothing else says."""

    own_case = forms.ChoiceField(
        label=_("Đơn vị có bỏ phiếu cho trường hợp của mình không"),
        choices=YES_NO,
        required=False,
    )
    own_case_basis = forms.CharField(label=_("Theo văn bản nào"), required=False, max_length=200)

    def asking(self, asks: bool) -> "OpeningForm":
        """The same form, without the question where it is settled."""
        if not asks:
            del self.fields["own_case"], self.fields["own_case_basis"]
        return self


class RollForm(forms.Form):
    """The roll of a review meeting in figures."""

    members = WholeField(label=_("Tổng số người"), min_value=1, max_value=_MOST)
    present = WholeField(label=_("Có mặt"), min_value=0, max_value=_MOST)
    written = WholeField(
        label=_("Gửi ý kiến bằng văn bản"), min_value=0, max_value=_MOST, initial=0
    )


class SessionForm(forms.Form):
    """A session of a council or a cluster, or the review meeting of a room or unit."""

    name = forms.CharField(label=_("Tên phiên họp"), max_length=300)
    council = PickField(label=_("Hội đồng"), required=False, help_text=_("Gõ tên."))
    cluster = PickField(label=_("Hoặc Cụm, khối"), required=False, help_text=_("Gõ tên và năm."))
    unit = PickField(
        label=_("Hoặc phòng, đơn vị họp bình xét"), required=False, help_text=_("Gõ tên.")
    )
    year = WholeField(
        label=_("Năm thi đua được xét"),
        required=False,
        min_value=1945,
        max_value=2200,
        help_text=_("Bỏ trống khi là năm của ngày họp. Của Cụm, Khối: theo năm của Cụm, Khối."),
    )
    day = DayField(label=_("Ngày họp"))
    start = HourField(label=_("Giờ họp"), required=False)
    place = forms.CharField(label=_("Nơi họp"), required=False, max_length=240)
    chair = forms.CharField(label=_("Người chủ trì"), required=False, max_length=200)
    secretary = forms.CharField(label=_("Thư ký"), required=False, max_length=200)

    def looking(self, councils: Find, clusters: Find, units: Find) -> "SessionForm":
        """The same form, finding councils, clusters and units."""
        for name, find in {"council": councils, "cluster": clusters, "unit": units}.items():
            self.fields[name].find = find  # type: ignore[attr-defined]  # reason: a PickField
        return self


class QuestionForm(forms.Form):
    """Whom a question concerns and what is asked."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức, hoặc giới thiệu"))
    person = PickField(label=_("Người được đề nghị"), required=False)
    unit = PickField(label=_("Hoặc đơn vị được đề nghị"), required=False)

    def looking(self, people: Find, units: Find, *, nominates: bool) -> "QuestionForm":
        """The same form, finding people and units; nominations where a cluster meets."""
        today = clock.today()
        awards = [(each.code, each.name_on(today)) for each in packaged_titles().values()]
        offered = [*awards, *Nomination.choices] if nominates else awards
        self.fields["award"].choices = offered  # type: ignore[attr-defined]  # reason: a field of choices
        self.fields["person"].find = people  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["unit"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        return self


class BallotForm(forms.Form):
    """A vote to be prepared."""

    title = forms.CharField(label=_("Tên lượt bỏ phiếu"), max_length=300)
    questions = forms.MultipleChoiceField(
        label=_("Câu hỏi"), widget=forms.CheckboxSelectMultiple, required=False
    )
    how = forms.ChoiceField(label=_("Cách bỏ phiếu"), choices=How.choices)
    choose = WholeField(
        label=_("Chọn nhiều nhất"),
        required=False,
        min_value=1,
        max_value=_MOST,
        help_text=_("Bỏ trống khi từng câu hỏi được trả lời riêng."),
    )
    teller_1 = forms.CharField(
        label=_("Người kiểm phiếu thứ nhất"),
        max_length=200,
        help_text=_("Họ tên; người có trong danh sách tự nhập số của mình."),
    )
    teller_2 = forms.CharField(label=_("Người kiểm phiếu thứ hai"), max_length=200)

    def offering(self, questions: Sequence[tuple[int, str]]) -> "BallotForm":
        """The same form with the questions that stand in no vote."""
        offered = [(str(key), text) for key, text in questions]
        self.fields["questions"].choices = offered  # type: ignore[attr-defined]  # reason: a field of choices
        return self


class AnnulForm(forms.Form):
    """Why a vote does not count."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=300)


class ShareField(forms.CharField):
    """``80%``, ``66,7%`` or ``2/3`` as a fraction; with ``counts`` also a whole number."""

    def __init__(self, *, counts: bool = False, **options: Any) -> None:
        self.counts = counts
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(max_length=12, **options)

    def clean(self, value: Any) -> Fraction | int | None:
        typed = super().clean(value).strip()
        if not typed:
            return None
        if self.counts and typed.isdecimal():
            return int(typed)
        try:
            return read_share(typed)
        except InputError as error:
            raise ValidationError(error.message) from error


class RuleForm(forms.Form):
    """A threshold with the text that says it: share, of whom, quorum, and where it stands."""

    share = ShareField(label=_("Tỷ lệ để đạt"), help_text=_("Như 80% hoặc 2/3."))
    comparison = forms.ChoiceField(
        label=_("Phải"),
        choices=[
            (Comparison.AT_LEAST, _("từ mức ấy trở lên")),
            (Comparison.MORE_THAN, _("quá mức ấy")),
        ],
    )
    denominator = forms.ChoiceField(
        label=_("Tính trên"),
        choices=[
            (Denominator.MEMBERS, _("tổng số thành viên, cả người vắng mặt")),
            (Denominator.PRESENT, _("số thành viên dự họp")),
            (Denominator.VALID, _("số phiếu hợp lệ")),
        ],
    )
    quorum = ShareField(
        label=_("Mức dự họp tối thiểu"),
        required=False,
        counts=True,
        help_text=_("Như 2/3 hoặc 7 người. Bỏ trống khi văn bản không đặt mức này."),
    )
    quorum_written = forms.BooleanField(
        label=_("Người gửi ý kiến bằng văn bản tính là dự họp"), required=False
    )
    source = forms.CharField(
        label=_("Theo văn bản"),
        max_length=200,
        help_text=_("Số và ký hiệu, ví dụ: Quy chế số 12/QC-CTĐ10."),
    )
    article = forms.CharField(label=_("Điều"), max_length=12, required=False)
    clause = forms.CharField(label=_("Khoản"), max_length=12, required=False)
    point = forms.CharField(label=_("Điểm"), max_length=12, required=False)
    kind = forms.ChoiceField(
        label=_("Văn bản ấy là"),
        choices=[
            ("regulation", _("quy chế của Cụm, Khối, Hội đồng hoặc đơn vị")),
            ("law", _("văn bản quy phạm pháp luật, đã đọc nguyên văn")),
        ],
    )

    def rule(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        typed = self.cleaned_data
        return {
            "share": typed["share"],
            "comparison": Comparison(typed["comparison"]),
            "denominator": Denominator(typed["denominator"]),
            "quorum": typed["quorum"],
            "quorum_written": typed["quorum_written"],
            "source": typed["source"],
            "place": Place(article=typed["article"], clause=typed["clause"], point=typed["point"]),
            "regulation": typed["kind"] == "regulation",
        }


class CountForm(forms.Form):
    """What one teller counted, question by question."""

    def __init__(self, *arguments: object, ballot: BallotRow, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # reason: Django's own
        self.ballot = ballot
        self.by_hand = ballot.how == How.HANDS
        if not self.by_hand:
            for name, label in _PAPERS:
                self.fields[name] = _figure(label)
        letters = bool(ballot.roll and ballot.roll.written)
        for place, text in enumerate(ballot.questions, start=1):
            for name, label in _VOTES:
                self.fields[f"{name}_{place}"] = _figure(f"{text}: {label}")
                if letters:
                    words = _("bằng văn bản")
                    self.fields[f"written_{name}_{place}"] = _figure(f"{text}: {label} {words}")

    def count(self, keys: Sequence[str]) -> TellerCount:
        """The figures, under the keys of the questions."""
        typed = self.cleaned_data
        return TellerCount(
            papers=None if self.by_hand else Papers(**{name: typed[name] for name, _l in _PAPERS}),
            questions=tuple(
                QuestionCount(
                    question=key,
                    votes=Votes(**{name: typed[f"{name}_{place}"] for name, _l in _VOTES}),
                    written=Votes(
                        **{name: typed.get(f"written_{name}_{place}", 0) for name, _l in _VOTES}
                    ),
                )
                for place, key in enumerate(keys, start=1)
            ),
        )


_PAPERS = (
    ("issued", _("Số phiếu phát ra")),
    ("returned", _("Số phiếu thu vào")),
    ("valid", _("Số phiếu hợp lệ")),
    ("spoilt", _("Số phiếu không hợp lệ")),
)
_VOTES = (
    ("agree", _("đồng ý")),
    ("disagree", _("không đồng ý")),
    ("blank", _("không ghi ý kiến")),
)


def _figure(label: object) -> WholeField:
    return WholeField(label=label, min_value=0, max_value=_MOST)
