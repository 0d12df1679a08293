"""Who is asked to sign which bytes, what each has done, and the certificates that are known."""

from django.db import models
from django.db.models import F, Q

from thidua.documents.enums import RequestState, SlotState, SlotWay
from thidua.documents.models.document import Document
from thidua.kernel.base import BaseModel


class TrustAnchor(BaseModel):
    """A certificate of an authority that this installation trusts."""

    subject = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64, unique=True)
    pem = models.TextField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    installed_at = models.DateTimeField()

    class Meta:
        ordering = ["subject", "id"]

    def __str__(self) -> str:
        return self.subject


class RegisteredCertificate(BaseModel):
    """A certificate of which it is known whose it is. Knowing it is not yet trusting its issuer."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="certificates"
    )
    unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    subject = models.CharField(max_length=300)
    issuer = models.CharField(max_length=300)
    serial = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, unique=True)
    pem = models.TextField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    registered_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_because=""),
                name="documents_certificate_revoked_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")),
                name="documents_certificate_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class SignatureRequest(BaseModel):
    """The bytes that are to be signed, and how far they are."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="signature_requests"
    )
    cluster_year_id = models.BigIntegerField(null=True, blank=True)
    """The cluster's year whose officer handles the papers, where there is one."""
    ordered = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    frozen_sha256 = models.CharField(max_length=64)
    """Of the bytes before anybody signed."""
    current_sha256 = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    """Why it was withdrawn."""

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=~Q(state="withdrawn"),
                name="documents_request_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""),
                name="documents_request_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)


class SignatureSlot(BaseModel):
    """One place to sign, whose it is, and what has been done there."""

    request = models.ForeignKey(SignatureRequest, on_delete=models.PROTECT, related_name="slots")
    field = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit_label = models.CharField(max_length=240)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    office = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=SlotState.choices, default=SlotState.WAITING)
    how = models.CharField(max_length=10, choices=SlotWay.choices, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signer = models.CharField(max_length=300, blank=True)
    certificate = models.ForeignKey(
        RegisteredCertificate, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_sha256 = models.CharField(max_length=64, blank=True)
    """Of the bytes last given out to be signed elsewhere."""
    scan_sha256 = models.CharField(max_length=64, blank=True)
    scan_name = models.CharField(max_length=200, blank=True)
    entered_by = models.CharField(max_length=200, blank=True)
    """Who handed the paper or the file in, where that was not the signer."""

    class Meta:
        ordering = ["request_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["request", "field"], name="documents_slot_field_once"),
            models.UniqueConstraint(fields=["request", "order"], name="documents_slot_order_once"),
            models.CheckConstraint(
                condition=Q(state="waiting", signed_at=None, how="")
                | (~Q(state="waiting") & Q(signed_at__isnull=False) & ~Q(how="")),
                name="documents_slot_signed_with_how",
            ),
            models.CheckConstraint(
                condition=Q(state="paper", how="paper") | (~Q(state="paper") & ~Q(how="paper")),
                name="documents_slot_paper_is_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_label}: {self.field}"
