"""Roles of persons, each in a scope, for a time, own or lent."""

from django.db import models
from django.db.models import F, Q

from thidua.kernel.base import BaseModel
from thidua.people.enums import Role, ScopeKind
from thidua.people.models.person import Person


class RoleAssignment(BaseModel):
    """One role of one person. The scope is an upward reference: kind, key and frozen label."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=24, choices=Role.choices)
    scope_kind = models.CharField(max_length=16, choices=ScopeKind.choices)
    scope_id = models.BigIntegerField(null=True, blank=True)
    scope_label = models.CharField(max_length=200, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    capacity = models.CharField(max_length=120, blank=True)
    """How the holder signs: "KT. VIỆN TRƯỞNG, Phó Viện trưởng"; empty for the plain role."""
    delegated_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="delegations"
    )
    basis = models.CharField(max_length=200, blank=True)
    """The document that gives or lends the role, as cited."""

    class Meta:
        ordering = ["start", "id"]
        indexes = [models.Index(fields=["role", "scope_kind", "scope_id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="people_role_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(scope_kind="system", scope_id=None)
                | (~Q(scope_kind="system") & Q(scope_id__isnull=False)),
                name="people_role_scope_named",
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()
