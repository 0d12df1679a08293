"""Forms of councils, of who sits in them, and of questions that are taken back or not voted on."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.councils.enums import CouncilLevel, Seat
from thidua.councils.queries import (
    council_bodies,
    council_rows,
    councils_kept,
    search_councils,
)
from thidua.desk.forms.days import DayField
from thidua.desk.forms.picking import LIMIT, Candidate, Find, PickField
from thidua.kernel.actors import Actor
from thidua.org.queries import search_units


class CouncilForm(forms.Form):
    """A council to be set up."""

    body = PickField(label=_("Cơ quan, đơn vị"), help_text=_("Gõ tên, không dấu cũng được."))
    name = forms.CharField(
        label=_("Tên hội đồng"),
        max_length=200,
        initial=_("Hội đồng Thi đua - Khen thưởng"),
        help_text=_("Như trong quyết định thành lập."),
    )
    level = forms.ChoiceField(
        label=_("Cấp"),
        choices=CouncilLevel.choices,
        help_text=_("Tỷ lệ biểu quyết của hai cấp theo điều khoản khác nhau."),
    )
    start = DayField(label=_("Từ ngày"))
    end = DayField(
        label=_("Đến ngày"), required=False, help_text=_("Bỏ trống khi chưa có ngày kết thúc.")
    )
    created_by = forms.CharField(
        label=_("Quyết định thành lập"),
        max_length=200,
        required=False,
        help_text=_("Số, ký hiệu, ngày, ví dụ: 15/QĐ-VKS ngày 05/01/2026."),
    )

    def looking(self, bodies: Find) -> "CouncilForm":
        """The same form, finding bodies whose councils the actor keeps."""
        self.fields["body"].find = bodies  # type: ignore[attr-defined]  # reason: a PickField
        return self


class SeatForm(forms.Form):
    """Somebody who takes a seat."""

    person = PickField(label=_("Người"), help_text=_("Gõ họ tên, không dấu cũng được."))
    seat = forms.ChoiceField(
        label=_("Trong hội đồng"), choices=Seat.choices, initial=Seat.MEMBER.value
    )
    position = forms.CharField(
        label=_("Chức vụ, đơn vị"),
        max_length=200,
        required=False,
        help_text=_("Như trong danh sách của hội đồng, ví dụ: Phó Viện trưởng."),
    )
    start = DayField(label=_("Từ ngày"))

    def looking(self, people: Find) -> "SeatForm":
        """The same form, finding people."""
        self.fields["person"].find = people  # type: ignore[attr-defined]  # reason: a PickField
        return self


class SeatEndForm(forms.Form):
    """A seat that ends."""

    end = DayField(label=_("Ngày cuối cùng là thành viên"))
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: nghỉ hưu, chuyển công tác.")
    )


class TakeBackForm(forms.Form):
    """Why a question is not asked."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ghi vào nhật ký, ví dụ: người được đề nghị xin rút."),
    )


class ConflictForm(forms.Form):
    """Who does not vote on a question."""

    entry = forms.ChoiceField(label=_("Ai không biểu quyết"))

    def offering(self, entries: Sequence[tuple[int, str]]) -> "ConflictForm":
        """The same form with those who take part."""
        offered = [(str(key), label) for key, label in entries]
        self.fields["entry"].choices = offered  # type: ignore[attr-defined]  # reason: a field of choices
        return self


def find_council_bodies(actor: Actor, day: date) -> Find:
    """Bodies by name as of a day, those alone whose councils the actor keeps."""

    def find(words: str) -> list[Candidate]:
        return [
            Candidate(
                id=hit.unit.id,
                public_id=hit.unit.public_id,
                label=hit.unit.label,
                name=hit.unit.call,
            )
            for hit in search_units(council_bodies(actor, day), words, day, limit=LIMIT)
        ]

    return find


def find_councils(actor: Actor, day: date) -> Find:
    """Councils by name or body, those alone of which the actor calls sessions."""

    def find(words: str) -> list[Candidate]:
        found = search_councils(councils_kept(actor), words, on=day)[:LIMIT]
        return [
            Candidate(
                id=row.id, public_id=row.public_id, label=f"{row.name} · {row.body}", name=row.name
            )
            for row in council_rows(found, on=day)
        ]

    return find
