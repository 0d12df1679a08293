"""Decisions on awards, their lists, and the certificates printed from them."""

from django.db import models
from django.db.models import F, Q

from thidua.awards.enums import Basis, Ground, SubjectKind
from thidua.commendations.enums import CertificateState, DecisionState
from thidua.kernel.base import BaseModel


class Decision(BaseModel):
    """A decision of our own that gives titles and forms; its paper is a document.

    ``state`` goes on by this part's own steps; what the register of documents knows besides (a
    paper signed or void there) is read by ``domain.course``.
    """

    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, related_name="commendation"
    )
    cluster_year = models.ForeignKey(
        "clusters.ClusterYear",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
    )
    session = models.ForeignKey(
        "councils.Session",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
    )
    """The session whose results its list was begun from."""
    year = models.PositiveSmallIntegerField()
    """The emulation year that it ends."""
    authority = models.CharField(max_length=240)
    """Who decides: ``Viện trưởng VKSND tỉnh …``."""
    place = models.CharField(max_length=80)
    signer = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="decisions_signed"
    )
    signer_office = models.CharField(max_length=160)
    """As printed above the name; lines apart: ``KT. Viện trưởng`` over ``Phó Viện trưởng``."""
    bases = models.JSONField(default=list)
    articles = models.JSONField(default=list)
    """Texts of the articles after the first, which the list makes."""
    recipients = models.JSONField(default=list)
    state = models.CharField(
        max_length=10, choices=DecisionState.choices, default=DecisionState.DRAFT
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    """Given by the clerk before the signature; held in the series until then."""
    issued_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number=None, issued_on=None) | (~Q(number=None) & ~Q(issued_on=None)),
                name="commendations_number_with_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancel_reason=""),
                name="commendations_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "corrected"]) | ~Q(published_at=None),
                name="commendations_published_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Quyết định khen thưởng {self.document_id}"


class DecisionLine(BaseModel):
    """One subject with one title or form, and the award that it became."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveIntegerField()
    subject_kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=240, blank=True)
    office = models.CharField(max_length=240, blank=True)
    unit_label = models.CharField(max_length=240, blank=True)
    award = models.CharField(max_length=40)
    ground = models.CharField(max_length=12, choices=Ground.choices, blank=True)
    period_first = models.PositiveSmallIntegerField(null=True, blank=True)
    period_last = models.PositiveSmallIntegerField(null=True, blank=True)
    period_none = models.BooleanField(default=False)
    basis = models.CharField(max_length=24, choices=Basis.choices, blank=True)
    merit = models.CharField(max_length=600, blank=True)
    relies_on = models.ManyToManyField("awards.Award", related_name="+", blank=True)
    given = models.OneToOneField(
        "awards.Award",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decision_line",
    )

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "order"], name="commendations_line_place"),
            models.CheckConstraint(
                condition=Q(period_first=None, period_last=None)
                | Q(period_first__lte=F("period_last")),
                name="commendations_line_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.name}"


class CertificateFile(BaseModel):
    """One file of certificates put up for the signature of who decided; its paper holds the bytes."""

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="certificate_files"
    )
    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, related_name="certificate_file"
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.document)


class Certificate(BaseModel):
    """One printed certificate; its public identifier is the code under its QR picture."""

    award = models.ForeignKey("awards.Award", on_delete=models.PROTECT, related_name="certificates")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="certificates")
    serial = models.PositiveSmallIntegerField(default=1)
    """1 for the first; each re-issue counts on."""
    state = models.CharField(
        max_length=8, choices=CertificateState.choices, default=CertificateState.ISSUED
    )
    reason = models.CharField(max_length=300, blank=True)
    """Why it is no longer the one in use."""
    issued_at = models.DateTimeField()
    file = models.ForeignKey(
        CertificateFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificates",
    )
    """The file to be signed in which it stands; a withdrawn signing gives it free again."""

    class Meta:
        ordering = ["award_id", "serial"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "serial"], name="commendations_certificate_serial"
            ),
            models.UniqueConstraint(
                fields=["award"],
                condition=Q(state="issued"),
                name="commendations_one_certificate_in_use",
            ),
            models.CheckConstraint(
                condition=Q(state="issued") | ~Q(reason=""),
                name="commendations_spoilt_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Bản {self.serial} của {self.award}"
