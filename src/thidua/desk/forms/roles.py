"""Forms of roles: giving, lending, ending."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.days import DayField
from thidua.desk.forms.picking import Find, PickField
from thidua.people.enums import Role, ScopeKind

SCOPES = [
    (each.value, each.label) for each in (ScopeKind.SYSTEM, ScopeKind.UNIT, ScopeKind.CLUSTER_YEAR)
]
PLACE_MISSING = _("Chưa chọn phạm vi. Gõ tên đơn vị hoặc tên cụm, khối và năm.")
BASIS_HELP = _("Số, ký hiệu văn bản giao việc, ví dụ: 12/QĐ-VKS ngày 05/01/2026.")


class RoleForm(forms.Form):
    """A role to be given."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    scope_kind = forms.ChoiceField(label=_("Phạm vi"), choices=SCOPES, initial=ScopeKind.UNIT)
    place = PickField(
        label=_("Đơn vị, cụm, khối"),
        required=False,
        help_text=_("Bỏ trống khi phạm vi là toàn hệ thống. Cụm, khối: gõ tên và năm."),
    )
    start = DayField(label=_("Từ ngày"))
    end = DayField(label=_("Đến hết ngày"), required=False)
    basis = forms.CharField(label=_("Căn cứ"), required=False, max_length=200, help_text=BASIS_HELP)

    def looking(self, units: Find, clusters: Find) -> "RoleForm":
        """The same form, finding what the chosen kind of scope asks for."""
        asked = self.data.get("scope_kind", "")
        self.fields["place"].find = clusters if asked == ScopeKind.CLUSTER_YEAR else units  # type: ignore[attr-defined]  # reason: a PickField
        return self

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        scoped = typed.get("scope_kind") not in {None, ScopeKind.SYSTEM.value}
        if scoped and "place" in typed and typed["place"] is None:
            self.add_error("place", PLACE_MISSING)
        return typed


class LoanForm(forms.Form):
    """A role to be lent until a day."""

    to_person = PickField(label=_("Người nhận ủy quyền"), help_text=_("Gõ họ và tên."))
    start = DayField(label=_("Từ ngày"))
    end = DayField(label=_("Đến hết ngày"), required=False)
    capacity = forms.CharField(
        label=_("Tư cách khi ký"),
        required=False,
        max_length=120,
        help_text=_("Ví dụ: KT. VIỆN TRƯỞNG, PHÓ VIỆN TRƯỞNG."),
    )
    basis = forms.CharField(label=_("Căn cứ"), required=False, max_length=200, help_text=BASIS_HELP)

    def looking(self, people: Find) -> "LoanForm":
        """The same form, finding persons with ``people``."""
        self.fields["to_person"].find = people  # type: ignore[attr-defined]  # reason: a PickField
        return self


class RoleEndForm(forms.Form):
    """The last day of a role."""

    end = DayField(label=_("Ngày cuối cùng còn hiệu lực"))
