"""Forms of clusters and blocks: the group, its year, its members, its leads."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua.clusters.enums import ClusterKind, ClusterState, LeadHow, LeadRole
from thidua.clusters.queries import MemberCandidate, MemberRow
from thidua.desk.forms.consent import WordField
from thidua.desk.forms.days import DayField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import Find, PickField, PickManyField
from thidua_core.periods import format_date_vn

LINE_LENGTH = 600
PAPER_HELP = _("Gõ số, ký hiệu của văn bản đã vào sổ, ví dụ 31/HD-VKSTC. Bỏ trống khi chưa rõ.")
NAMED_HELP = _("Gõ tên, không dấu cũng được.")


class Lines(forms.CharField):
    """Several short texts, one a line; cleans to a list."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(required=False, max_length=20_000, **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        for number, line in enumerate(lines, start=1):
            if len(line) > LINE_LENGTH:
                raise ValidationError(
                    _("Dòng {number} dài {length} ký tự, chỉ ghi được {limit}. Rút gọn.").format(
                        number=number, length=len(line), limit=LINE_LENGTH
                    )
                )
        return lines


class YearFacts(forms.Form):
    """What a document says of a cluster's year."""

    created_by = PickField(label=_("Văn bản thành lập"), required=False, help_text=PAPER_HELP)
    theme = forms.CharField(label=_("Chủ đề của năm"), required=False, max_length=300)
    stated_member_count = WholeField(
        label=_("Số thành viên theo văn bản"), required=False, min_value=1, max_value=999
    )

    def looking(self, **finds: Find) -> Any:
        """The same form, each named field finding with its own."""
        for name, find in finds.items():
            self.fields[name].find = find  # type: ignore[attr-defined]  # reason: a PickField
        return self


class ClusterForm(YearFacts):
    """A new cluster or block, with its first year."""

    parent_body = PickField(
        label=_("Cơ quan chủ quản"),
        help_text=_("Cơ quan chia cụm, khối; chỉ nơi ông/bà là thường trực."),
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=ClusterKind.choices)
    name = forms.CharField(
        label=_("Tên"), max_length=160, help_text=_("Như trong văn bản: Cụm thi đua số 10.")
    )
    number = forms.CharField(
        label=_("Số"),
        required=False,
        max_length=8,
        help_text=_("Như in trong văn bản: 10, 01 hoặc II."),
    )
    year = WholeField(label=_("Năm"))

    field_order = ["parent_body", "kind", "name", "number", "year"]


class NextYearForm(YearFacts):
    """Another year of a cluster, begun with the members of the year before."""

    year = WholeField(label=_("Năm"))
    start = DayField(label=_("Tham gia từ ngày"))
    units = forms.MultipleChoiceField(
        label=_("Thành viên lấy từ năm trước"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ đánh dấu đơn vị không còn ở cụm, khối. Trưởng, phó được ghi lại từ đầu."),
    )

    field_order = ["year", "start", "units"]

    def offering(self, candidates: Sequence[MemberCandidate]) -> "NextYearForm":
        """The same form, offering these units, all of them ticked."""
        _offer(self.fields["units"], candidates)
        self.fields["units"].initial = [each.public_id for each in candidates]
        return self


class YearForm(YearFacts):
    """Particulars and texts of a year, to be corrected."""

    members_complete = forms.BooleanField(label=_("Danh sách thành viên đã đủ"), required=False)
    mottos = Lines(label=_("Phương châm"), help_text=_("Mỗi dòng một phương châm."))
    tasks = Lines(label=_("Nhiệm vụ trọng tâm"), help_text=_("Mỗi dòng một nhiệm vụ."))
    member_kinds = Lines(
        label=_("Thành phần"), help_text=_("Khi văn bản chỉ nêu loại đơn vị, mỗi dòng một loại.")
    )


class MembersForm(forms.Form):
    """Several units to be added: ticked from a list, or typed."""

    start = DayField(label=_("Tham gia từ ngày"))
    units = forms.MultipleChoiceField(
        label=_("Đơn vị trực thuộc cơ quan chủ quản, chưa ở cụm, khối nào"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = PickManyField(
        label=_("Đơn vị khác"),
        required=False,
        help_text=_("Mỗi dòng một đơn vị; gõ không dấu cũng được."),
    )

    def offering(
        self, candidates: Sequence[MemberCandidate], day: date, find: Find
    ) -> "MembersForm":
        """The same form, offering the units of a day and finding others; no empty list is shown."""
        self.fields["others"].find = find  # type: ignore[attr-defined]  # reason: a PickManyField
        if candidates:
            _offer(self.fields["units"], candidates)
            self.fields["units"].help_text = _("Các đơn vị có trong ngày {day}.").format(
                day=format_date_vn(day)
            )
        else:
            del self.fields["units"]
            self.fields["others"].label = _("Đơn vị")
        return self


class EndForm(forms.Form):
    """The last day of a membership or headship, with the reason."""

    end = DayField(label=_("Ngày cuối cùng"))
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ngắn gọn, kèm số văn bản nếu có."),
    )


class LeadForm(forms.Form):
    """A head or deputy to be named from among the members."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=LeadRole.choices)
    unit = forms.ChoiceField(label=_("Đơn vị"), help_text=_("Chỉ chọn trong các thành viên."))
    how = forms.ChoiceField(label=_("Cách chọn"), choices=LeadHow.choices, initial=LeadHow.UNKNOWN)
    start = DayField(label=_("Từ ngày"))
    document = PickField(label=_("Căn cứ"), required=False, help_text=PAPER_HELP)

    def among(self, members: Sequence[MemberRow], kind: str, papers: Find) -> "LeadForm":
        """The same form, choosing among the members of a cluster or block of ``kind``."""
        self.fields["role"].choices = [(each.value, each.of(kind)) for each in LeadRole]  # type: ignore[attr-defined]  # reason: a ChoiceField
        unit = self.fields["unit"]
        unit.choices = [  # type: ignore[attr-defined]  # reason: a ChoiceField
            ("", _("Chọn đơn vị")),
            *((each.unit_public_id, each.name) for each in members if not each.end),
        ]
        unit.error_messages["invalid_choice"] = _(
            "Đơn vị này không phải thành viên của năm. Thêm vào thành viên trước, rồi ghi vai trò."
        )
        self.fields["document"].find = papers  # type: ignore[attr-defined]  # reason: a PickField
        return self


class OverseerForm(forms.Form):
    """Who of the council or the leaders follows the cluster."""

    overseer = forms.CharField(
        label=_("Người theo dõi"),
        max_length=200,
        help_text=_("Họ tên, chức vụ như trong văn bản, hoặc tên vụ, phòng được giao."),
    )
    person = PickField(label=_("Là người nào trong phần mềm"), required=False, help_text=NAMED_HELP)

    def looking(self, people: Find) -> "OverseerForm":
        """The same form, finding persons with ``people``."""
        self.fields["person"].find = people  # type: ignore[attr-defined]  # reason: a PickField
        return self


def _offer(field: forms.Field, candidates: Sequence[MemberCandidate]) -> None:
    field.choices = [  # type: ignore[attr-defined]  # reason: a MultipleChoiceField
        (each.public_id, f"{each.label} · {each.note}" if each.note else each.label)
        for each in candidates
    ]


class MoveForm(forms.Form):
    """The step to the state that the page named; the last one asks for its word."""

    to = forms.CharField(required=False, widget=forms.HiddenInput)

    def closing(self, word: Any) -> "MoveForm":
        """The same form, asking for a word to be typed."""
        self.fields["word"] = WordField(word)
        return self

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("to") not in ClusterState.values:
            raise ValidationError(_("Trang này đã cũ. Mở lại trang của năm rồi chuyển bước."))
        return typed
