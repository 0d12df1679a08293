"""Rows of the documents."""

from thidua.documents.models.document import Document, DocumentFile, DocumentRelation
from thidua.documents.models.series import NumberSeries, SeriesNumber
from thidua.documents.models.signatures import (
    RegisteredCertificate,
    SignatureRequest,
    SignatureSlot,
    TrustAnchor,
)

__all__ = [
    "Document",
    "DocumentFile",
    "DocumentRelation",
    "NumberSeries",
    "RegisteredCertificate",
    "SeriesNumber",
    "SignatureRequest",
    "SignatureSlot",
    "TrustAnchor",
]
