"""Forms of the year's guidance: its paper, its duties, what was handed over."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.moments import MomentField
from thidua.desk.forms.movements import PAPER_HELP
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import LIMIT, Candidate, Find, PickField, PickManyField
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.movements.actions import Duty
from thidua.movements.enums import Addressee, ObligationRule
from thidua.org.queries import living_on, rows_by_id, search_units, units_for

_WIDE = LIMIT * 5


class GuidanceForm(forms.Form):
    """A paper that guides a body's year."""

    body = PickField(label=_("Đơn vị ban hành"), help_text=_("Gõ tên đơn vị mà bạn làm việc cho."))
    year = WholeField(label=_("Năm thi đua"), min_value=1945, max_value=2100)
    document = PickField(label=_("Văn bản hướng dẫn"), help_text=PAPER_HELP)

    def looking(self, bodies: Find, papers: Find) -> "GuidanceForm":
        """The same form, finding bodies and papers."""
        self.fields["body"].find = bodies  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["document"].find = papers  # type: ignore[attr-defined]  # reason: a PickField
        return self


class DutyForm(forms.Form):
    """One duty: who owes which paper by when."""

    paper = forms.CharField(
        label=_("Văn bản phải gửi"), max_length=240, help_text=_("Ví dụ: Báo cáo tổng kết.")
    )
    who = forms.CharField(
        label=_("Ai phải gửi, theo lời văn bản"),
        max_length=200,
        help_text=_("Ghi như trong hướng dẫn, ví dụ: Các đơn vị trực thuộc."),
    )
    addressee = forms.ChoiceField(
        label=_("Giao hạn cho"),
        choices=Addressee.choices,
        initial=Addressee.BELOW,
        widget=forms.RadioSelect,
        help_text=_("Đơn vị được giao hạn thấy việc này ở mục Việc chờ tôi cho đến khi gửi."),
    )
    cluster_year = PickField(
        label=_("Cụm, khối"),
        required=False,
        help_text=_("Khi giao cho một cụm, khối. Gõ tên và năm."),
    )
    units = PickManyField(
        max_length=40_000,
        label=_("Các đơn vị"),
        required=False,
        help_text=_("Khi nêu tên. Mỗi dòng một đơn vị."),
    )
    due = MomentField(label=_("Hạn"), help_text=_("Giờ và ngày như trong hướng dẫn."))
    day_off = forms.ChoiceField(
        label=_("Nếu hạn rơi vào ngày nghỉ"),
        choices=ObligationRule.choices,
        initial=ObligationRule.STAY,
        help_text=_("Hướng dẫn không nói gì thì giữ nguyên ngày."),
    )
    to = forms.CharField(label=_("Nơi nhận"), required=False, max_length=200)
    form = forms.CharField(
        label=_("Hình thức"),
        required=False,
        max_length=120,
        help_text=_("Ví dụ: bản giấy, bản ký số, tệp Excel."),
    )
    copies = WholeField(label=_("Số bản"), required=False, min_value=1, max_value=999)
    quota = WholeField(
        label=_("Số lượng tối đa được đề nghị"), required=False, min_value=0, max_value=100_000
    )
    exclusions = forms.CharField(
        label=_("Trường hợp loại trừ"),
        required=False,
        help_text=_(
            "Mỗi dòng một trường hợp. Ghi bằng chữ, không tự bớt đơn vị khỏi danh sách giao hạn."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    citation = forms.CharField(label=_("Mục, điểm trong hướng dẫn"), required=False, max_length=120)

    def looking(self, clusters: Find, units: Find) -> "DutyForm":
        """The same form, finding clusters and units."""
        self.fields["cluster_year"].find = clusters  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["units"].find = units  # type: ignore[attr-defined]  # reason: a PickManyField
        return self

    def duty(self, key: str) -> Duty:
        """What was typed, under the key that names it on every level."""
        typed = self.cleaned_data
        words = ("paper", "who", "due", "to", "form", "copies", "quota", "citation")
        return Duty(
            key=key,
            addressee=Addressee(typed["addressee"]),
            cluster_year_id=typed["cluster_year"].id if typed["cluster_year"] else None,
            unit_ids=[each.id for each in typed["units"]],
            day_off=ObligationRule(typed["day_off"]),
            exclusions=typed["exclusions"].splitlines(),
            **{name: typed[name] for name in words},
        )


class HandoverForm(forms.Form):
    """That a paper was handed over."""

    paper = PickField(label=_("Văn bản đã gửi"), required=False, help_text=PAPER_HELP)
    note = forms.CharField(
        label=_("Cách gửi"),
        required=False,
        max_length=300,
        help_text=_("Khi văn bản không có trong sổ: bản giấy, thư điện tử, ngày gửi."),
    )
    handed_at = MomentField(label=_("Gửi lúc"), required=False, help_text=_("Bỏ trống là bây giờ."))

    def looking(self, papers: Find) -> "HandoverForm":
        """The same form, finding papers."""
        self.fields["paper"].find = papers  # type: ignore[attr-defined]  # reason: a PickField
        return self


def find_guiding_bodies(actor: Actor, day: date) -> Find:
    """Units by name as of a day, those alone for which the actor may enter guidance."""

    def find(words: str) -> list[Candidate]:
        hits = search_units(units_for(actor), words, day, limit=_WIDE)
        bodies = units_for(actor).in_bulk([hit.unit.id for hit in hits])
        listed = [
            Candidate(id=hit.unit.id, public_id=hit.unit.public_id, label=hit.unit.label)
            for hit in hits
            if may(actor, "guidance.enter", bodies[hit.unit.id])
        ]
        return listed[:LIMIT]

    return find


def find_living_units(actor: Actor, day: date) -> Find:
    """Units by name that exist on a day."""

    def find(words: str) -> list[Candidate]:
        hits = search_units(living_on(units_for(actor), day), words, day, limit=LIMIT)
        return [
            Candidate(id=hit.unit.id, public_id=hit.unit.public_id, label=hit.unit.label)
            for hit in hits
        ]

    return find


def written_units(unit_ids: Sequence[int], day: date) -> str:
    """What stands in the field of units that were named before, one a line."""
    rows = sorted(rows_by_id(unit_ids, day).values(), key=lambda row: row.label)
    return "\n".join(f"{row.label} [{row.public_id}]" for row in rows)
