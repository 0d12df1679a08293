"""Forms of movements: writing, launching, answering, reviewing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.clusters.queries import cluster_year_rows, cluster_years_for, search_cluster_years
from thidua.desk.forms.days import DayField
from thidua.desk.forms.moments import MomentField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import LIMIT, Candidate, Find, PickField
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.movements.enums import MovementKind, MovementScope, ReviewKind
from thidua.movements.queries import (
    Audience,
    cluster_draft_of,
    draft_of,
    movement_rows,
    movements_running,
    search_movements,
)
from thidua.org.queries import search_units, units_for

_WIDE = LIMIT * 5
PAPER_HELP = _("Gõ số, ký hiệu hoặc tên văn bản có trong sổ.")
FIXED_BY_LAUNCH = ("year", "kind", "scope", "parent")


class MovementForm(forms.Form):
    """What a movement says of itself, its contents apart."""

    name = forms.CharField(label=_("Tên phong trào"), max_length=300)
    theme = forms.CharField(
        label=_("Chủ đề"), required=False, max_length=300, help_text=_("Không cần dấu ngoặc kép.")
    )
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=MovementKind.choices,
        help_text=_("Phong trào chuyên đề phải có đủ sáu nội dung mới phát động được."),
    )
    scope = forms.ChoiceField(label=_("Phạm vi"), choices=MovementScope.choices)
    year = WholeField(label=_("Năm thi đua"), min_value=1945, max_value=2100)
    start = DayField(label=_("Từ ngày"), required=False)
    end = DayField(
        label=_("Đến hết ngày"),
        required=False,
        help_text=_(
            "Biết cả hai ngày thì trang phong trào cho biết thời hạn: dưới 3, từ 3, từ 5 năm."
        ),
    )
    launcher_label = forms.CharField(
        label=_("Người phát động"),
        required=False,
        max_length=200,
        help_text=_(
            "Như trong văn bản: Viện trưởng, Hội đồng Thi đua - Khen thưởng. Bỏ trống là đơn vị."
        ),
    )
    directive = PickField(label=_("Văn bản phát động"), required=False, help_text=PAPER_HELP)
    parent = PickField(
        label=_("Hưởng ứng phong trào của cấp trên"), required=False, help_text=_("Gõ tên và năm.")
    )
    mottos = forms.CharField(
        label=_("Phương châm"),
        required=False,
        help_text=_("Mỗi dòng một phương châm."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def looking(self, papers: Find, movements: Find) -> "MovementForm":
        """The same form, finding papers and movements."""
        self.fields["directive"].find = papers  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["parent"].find = movements  # type: ignore[attr-defined]  # reason: a PickField
        return self

    def without(self, names: Sequence[str]) -> "MovementForm":
        """The same form without fields that can no longer be changed."""
        for name in names:
            del self.fields[name]
        return self

    @property
    def particulars(self) -> dict[str, Any]:
        """What was typed, as the actions name it."""
        typed = dict(self.cleaned_data)
        for name in ("directive", "parent"):
            if name in typed:
                picked = typed.pop(name)
                typed[f"{name}_id"] = picked.id if picked else None
        for name in ("launcher", "cluster"):
            typed.pop(name, None)
        return typed | {"mottos": typed["mottos"].splitlines()}


class NewMovementForm(MovementForm):
    """A new movement, and for whom it is written."""

    launcher = PickField(
        label=_("Đơn vị phát động"),
        required=False,
        help_text=_(
            "Gõ tên đơn vị mà bạn làm việc cho. Bỏ trống khi phong trào là của một cụm, khối."
        ),
    )
    cluster = PickField(
        label=_("Cụm, khối"),
        required=False,
        help_text=_("Chỉ khi phong trào là của một cụm, khối. Gõ tên và năm."),
    )
    field_order = ("launcher", "cluster")

    def of(self, launchers: Find, clusters: Find) -> "NewMovementForm":
        """The same form, finding units and clusters for which the actor writes."""
        self.fields["launcher"].find = launchers  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["cluster"].find = clusters  # type: ignore[attr-defined]  # reason: a PickField
        return self

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if {"launcher", "cluster"} <= typed.keys() and not (typed["launcher"] or typed["cluster"]):
            self.add_error("launcher", _("Chọn đơn vị phát động, hoặc cụm, khối."))
        return typed


class LaunchForm(forms.Form):
    """To whom a movement goes, and by when they launch theirs."""

    due = MomentField(
        label=_("Hạn đơn vị phát động"),
        required=False,
        help_text=_("Giờ và ngày. Hạn hiện ở mục Việc chờ tôi của từng đơn vị nhận."),
    )
    receivers = forms.MultipleChoiceField(
        label=_("Đơn vị nhận"),
        required=False,
        help_text=_(
            "Bỏ chọn đơn vị không nhận. Không chọn đơn vị nào là chỉ phát động trong đơn vị."
        ),
        widget=forms.CheckboxSelectMultiple,
    )

    def offering(self, audience: Audience | None) -> "LaunchForm":
        """The same form with the units of an audience, all ticked at first."""
        receivers = audience.receivers if audience else ()
        choices = [(each.public_id, each.unit) for each in receivers]
        self.fields["receivers"].choices = choices  # type: ignore[attr-defined]  # reason: a choice field
        self.fields["receivers"].initial = [key for key, _label in choices]
        if not choices:
            del self.fields["receivers"]
        return self


class ReasonForm(forms.Form):
    """Why something is given up."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Ngắn gọn, kèm số văn bản nếu có.")
    )


class ReviewForm(forms.Form):
    """A review that was held."""

    kind = forms.ChoiceField(label=_("Lần này là"), choices=ReviewKind.choices)
    held_on = DayField(label=_("Ngày"))
    paper = PickField(label=_("Báo cáo, biên bản"), required=False, help_text=PAPER_HELP)
    summary = forms.CharField(
        label=_("Kết quả"),
        required=False,
        max_length=800,
        help_text=_("Một hai câu. Cần có văn bản hoặc kết quả."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def looking(self, papers: Find) -> "ReviewForm":
        """The same form, finding papers."""
        self.fields["paper"].find = papers  # type: ignore[attr-defined]  # reason: a PickField
        return self


class AnswerForm(forms.Form):
    """What a unit has launched of its own."""

    plan = PickField(
        label=_("Kế hoạch của đơn vị"),
        required=False,
        help_text=PAPER_HELP,
    )
    own_movement = forms.ChoiceField(label=_("Phong trào của đơn vị"), required=False)
    happened_at = MomentField(
        label=_("Phát động lúc"), required=False, help_text=_("Bỏ trống là bây giờ.")
    )

    def looking(self, papers: Find, own: Sequence[tuple[str, str]]) -> "AnswerForm":
        """The same form, finding papers, with the unit's own movements to choose from."""
        self.fields["plan"].find = papers  # type: ignore[attr-defined]  # reason: a PickField
        if own:
            self.fields["own_movement"].choices = [("", _("Không có")), *own]  # type: ignore[attr-defined]  # reason: a choice field
        else:
            del self.fields["own_movement"]
        return self


class ReceiptForm(forms.Form):
    """That a unit has received a movement, entered for it."""

    by = forms.CharField(
        label=_("Ai xác nhận"),
        required=False,
        max_length=200,
        help_text=_("Người của đơn vị đã trả lời, ví dụ qua công văn hoặc điện thoại."),
    )
    happened_at = MomentField(
        label=_("Xác nhận lúc"), required=False, help_text=_("Bỏ trống là bây giờ.")
    )


def find_launchers(actor: Actor, day: date) -> Find:
    """Units by name as of a day, those alone for which the actor may write a movement."""

    def find(words: str) -> list[Candidate]:
        hits = search_units(units_for(actor), words, day, limit=_WIDE)
        fitting = (
            hit.unit
            for hit in hits
            if may(actor, "movement.draft", draft_of(launcher_id=hit.unit.id))
        )
        listed = [
            Candidate(id=unit.id, public_id=unit.public_id, label=unit.label) for unit in fitting
        ]
        return listed[:LIMIT]

    return find


def find_launching_clusters(actor: Actor) -> Find:
    """Clusters of a year by name or year, those alone for which the actor may write a movement."""

    def find(words: str) -> list[Candidate]:
        years = search_cluster_years(cluster_years_for(actor), words).order_by("-year")[:_WIDE]
        listed = [
            Candidate(id=row.id, public_id=row.public_id, label=f"{row.name} · {row.year}")
            for row in cluster_year_rows(years)
            if may(actor, "movement.draft", cluster_draft_of(row.id))
        ]
        return listed[:LIMIT]

    return find


def find_movements(actor: Actor, day: date, at: Any) -> Find:
    """Running movements by name, theme or year, the newest first."""

    def find(words: str) -> list[Candidate]:
        found = search_movements(movements_running(actor, on=day), words)
        rows = movement_rows(found.order_by("-year", "-id")[:LIMIT], at=at)
        return [
            Candidate(id=row.id, public_id=row.public_id, label=f"{row.name} · {row.launcher}")
            for row in rows
        ]

    return find
