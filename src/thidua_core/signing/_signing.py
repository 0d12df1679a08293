"""Making one PAdES signature in an empty field, as an incremental update.

The first signature certifies the paper and allows only the filling in of what is there; the
others approve. Looks at the certificate's days, not at who its holder is.
"""

import io
from datetime import datetime
from typing import Any, Final

from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from thidua_core.signing._errors import CannotSignError, SigningFault
from thidua_core.signing._fields import box_of, fields_of
from thidua_core.signing._keys import SigningKey
from thidua_core.signing._reading import as_unreadable
from thidua_core.signing._times import TimeSource

_DIGEST: Final = "sha256"
_ROOM_OF_SIGNATURE: Final = 2048
_ROOM_OF_TIME: Final = 8192
"""Bytes; answers of public time services with their certificates take up to some six thousand."""


class _StampPage(ImportedPdfPage):
    """The first page of a PDF that is at hand as bytes, not as a file."""

    def __init__(self, stamp: bytes) -> None:
        super().__init__(file_name="")
        self._stamp = stamp

    def render(self) -> bytes:
        writer = self._ensure_writer
        page = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._stamp)))
        left, low, right, high = page.get_object()["/BBox"]
        self.resources.xobject["/Stamp"] = page
        self.box = BoxConstraints(width=abs(right - left), height=abs(high - low))
        return b"/Stamp Do"


class _SignerAt(PdfSigner):
    """Signs as of a given moment: the product's clock, not the machine's, is the one that counts."""

    moment: datetime

    def init_signing_session(self, *arguments: Any, **named: Any) -> PdfSigningSession:
        session = super().init_signing_session(*arguments, **named)
        session.system_time = self.moment
        return session


def sign_pdf(
    pdf: bytes,
    *,
    key: SigningKey,
    field: str,
    at: datetime,
    stamp: bytes | None = None,
    reason: str | None = None,
    times: TimeSource | None = None,
) -> bytes:
    """Sign the empty field; the given bytes stay as they are, the signature follows them.

    ``stamp`` is a PDF whose first page is drawn into the field. ``times`` makes the signature
    B-T. Raises CannotSignError.
    """
    _require_days(key, at)
    box_of(pdf, field)
    first = not any(box.filled for box in fields_of(pdf))
    with as_unreadable():
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=True)
    meta = PdfSignatureMetadata(
        field_name=field,
        md_algorithm=_DIGEST,
        name=key.certificate.subject,
        reason=reason,
        subfilter=SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = _SignerAt(
        meta,
        _signer(key),
        timestamper=None if times is None else times.at(at),
        stamp_style=_empty() if stamp is None else _style(stamp),
    )
    signer.moment = at
    try:
        signed = signer.sign_pdf(
            writer, existing_fields_only=True, bytes_reserved=_room(key, times)
        )
    except (TimestampRequestError, ValueError):
        if times is None:
            raise
        raise CannotSignError(SigningFault.NO_TIME) from None
    except SigningError:
        raise CannotSignError(SigningFault.CLOSED) from None
    return bytes(signed.getvalue())


def _room(key: SigningKey, times: TimeSource | None) -> int:
    """How many hexadecimal digits to keep free; the library would sign twice to find out."""
    carried = sum(len(each.der) for each in (key.certificate, *key.chain))
    return 2 * (_ROOM_OF_SIGNATURE + carried + (0 if times is None else _ROOM_OF_TIME))


def _require_days(key: SigningKey, at: datetime) -> None:
    if at > key.certificate.valid_until:
        raise CannotSignError(SigningFault.EXPIRED)
    if at < key.certificate.valid_from:
        raise CannotSignError(SigningFault.NOT_YET_VALID)


def _signer(key: SigningKey) -> SimpleSigner:
    return SimpleSigner(
        signing_cert=key.certificate.asn1,
        signing_key=key.asn1(),
        cert_registry=SimpleCertificateStore.from_certs([each.asn1 for each in key.chain]),
    )


def _style(stamp: bytes) -> StaticStampStyle:
    return StaticStampStyle(
        background=_StampPage(stamp),
        border_width=0,
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MID,
            y_align=AxisAlignment.ALIGN_MID,
            margins=Margins(),
            inner_content_scaling=InnerScaling.SHRINK_TO_FIT,
        ),
    )


def _empty() -> StaticStampStyle:
    return StaticStampStyle(border_width=0)
