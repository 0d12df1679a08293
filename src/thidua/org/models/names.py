"""What a unit was called, under which code, below whom and for which territory, and when."""

from django.db import models
from django.db.models import F, Q

from thidua.kernel.fields import FoldedField, VietnameseKeyField
from thidua.org.enums import Scheme
from thidua.org.models.unit import Unit
from thidua.org.models.validity import Dated, days_in_order, one_at_a_time


class UnitName(Dated):
    """A name in a period; exactly one on any day of a unit's life."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=300)
    folded = FoldedField(sources=("name", "short_name"))
    sort_key = VietnameseKeyField(sources=("name",))

    class Meta:
        constraints = [days_in_order("org_name"), *one_at_a_time("org_name", "unit")]
        ordering = [F("valid_from").asc(nulls_first=True)]

    def __str__(self) -> str:
        return self.name


class UnitCode(Dated):
    """A code in a period. Codes are given again to others: never read one without a day."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="codes")
    scheme = models.CharField(max_length=20, choices=Scheme.choices)
    code = models.CharField(max_length=40)

    class Meta:
        constraints = [
            days_in_order("org_code"),
            *one_at_a_time("org_code", "unit", "scheme"),
            *one_at_a_time("org_code_owner", "scheme", "code"),
        ]
        ordering = [F("valid_from").asc(nulls_first=True)]

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class UnitParent(Dated):
    """The unit directly above in a period; a unit without a row on a day stands at the top."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parent_links")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="child_links")

    class Meta:
        constraints = [
            days_in_order("org_parent"),
            *one_at_a_time("org_parent", "unit"),
            models.CheckConstraint(name="org_parent_not_itself", condition=~Q(unit=F("parent"))),
        ]
        ordering = [F("valid_from").asc(nulls_first=True)]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id}"


class Jurisdiction(Dated):
    """The territory that an agency serves in a period: a province, a district, communes."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="territories")
    territory = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="agencies")

    class Meta:
        constraints = [
            days_in_order("org_jurisdiction"),
            *one_at_a_time("org_jurisdiction", "unit", "territory"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} → {self.territory_id}"
