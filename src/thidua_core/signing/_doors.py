"""What the room does to a PDF, each behind a door that loads the PDF library when it is first used.

The library takes a second or two to load, which every start of the web, of a worker and of a
command would pay, and most of them never meet a signature.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from thidua_core.signing._certificates import Certificate
from thidua_core.signing._keys import SigningKey
from thidua_core.signing._places import FieldBox, FieldPlace
from thidua_core.signing._returned import Judgement, Registered
from thidua_core.signing._times import TimeSource
from thidua_core.signing._words import Language


def add_fields(pdf: bytes, places: Iterable[FieldPlace]) -> bytes:
    """Give the PDF with an empty field at each place, added in one incremental update."""
    from thidua_core.signing import _fields  # reason: a slow library, loaded by its first use

    return _fields.add_fields(pdf, places)


def fields_of(pdf: bytes) -> tuple[FieldBox, ...]:
    """Give the signature fields of a PDF in the order in which they were made."""
    from thidua_core.signing import _fields  # reason: a slow library, loaded by its first use

    return _fields.fields_of(pdf)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from thidua_core.signing import _painting  # reason: a slow library, loaded by its first use

    return _painting.page_count(pdf)


def painted(pdf: bytes) -> bytes:
    """The PDF with its signatures' pictures painted onto their pages: to be shown, proving nothing."""
    from thidua_core.signing import _painting  # reason: a slow library, loaded by its first use

    return _painting.painted(pdf)


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
    from thidua_core.signing import _signing  # reason: a slow library, loaded by its first use

    return _signing.sign_pdf(
        pdf, key=key, field=field, at=at, stamp=stamp, reason=reason, times=times
    )


def judge_return(
    *,
    given: bytes,
    returned: bytes,
    field: str,
    registered: Iterable[Registered],
    holder: int,
    at: datetime,
) -> Judgement:
    """Say what the returned file is; ``fault`` is None when it may be taken in."""
    from thidua_core.signing import _judging  # reason: a slow library, loaded by its first use

    return _judging.judge_return(
        given=given, returned=returned, field=field, registered=registered, holder=holder, at=at
    )


def verify_pdf(
    pdf: bytes,
    anchors: Iterable[Certificate],
    *,
    file: str = "",
    at: datetime | None = None,
    language: Language = "vi",
) -> dict[str, Any]:
    """Check every signature of a PDF; return the document of ``thidua verify --json``.

    ``anchors`` are certificates of authorities trusted by who asks; ``at`` is the moment of
    asking, now by default; ``language`` that of the sentences. Never raises over what the file holds.
    """
    from thidua_core.signing import _verifying  # reason: a slow library, loaded by its first use

    return _verifying.verify_pdf(pdf, anchors, file=file, at=at, language=language)
