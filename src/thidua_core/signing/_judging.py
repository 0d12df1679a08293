"""Judging a file that was given out to be signed elsewhere and has come back.

It must be exactly the bytes given out with one signature after them, in the field asked for, by
a registered certificate of the person asked, valid on that day. Each fault is a value of its
own; who is registered is told, not known.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    CatalogModificationRule,
    DiffResult,
    ModificationLevel,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature

from thidua_core.signing._checking import Checked, check_signature
from thidua_core.signing._container import PADDED
from thidua_core.signing._errors import CannotSignError
from thidua_core.signing._reading import as_unreadable
from thidua_core.signing._returned import (
    Judgement,
    Registered,
    ReturnFault,
    Standing,
    standing_of,
)

_FIRST_POLICY: Final = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}),
        *DEFAULT_DIFF_POLICY.global_rules[1:],
    ],
    form_rule=DEFAULT_DIFF_POLICY.form_rule,
)
"""The first signature may say that it certifies; a later one could not without being seen."""

_ALLOWED: Final = (
    ModificationLevel.NONE,
    ModificationLevel.LTA_UPDATES,
    ModificationLevel.FORM_FILLING,
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
    """Say what the returned file is."""
    try:
        with as_unreadable():
            asked = _Asked(field=field, registered=tuple(registered), holder=holder, at=at)
            return _judge(given, returned, asked)
    except CannotSignError:
        return Judgement(fault=ReturnFault.UNREADABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    field: str
    registered: tuple[Registered, ...]
    holder: int
    at: datetime


def _judge(given: bytes, returned: bytes, asked: _Asked) -> Judgement:
    if returned == given:
        return Judgement(fault=ReturnFault.NOTHING_SIGNED)
    reader = PdfFileReader(io.BytesIO(returned), strict=True)
    before = PdfFileReader(io.BytesIO(given), strict=True)
    if not returned.startswith(given):
        same = _first_id(reader) == _first_id(before)
        rewritten = ReturnFault.NOT_INCREMENTAL if same else ReturnFault.OTHER_BYTES
        return Judgement(fault=rewritten)
    filled = _filled(reader) - _filled(before)
    if not filled:
        return Judgement(fault=ReturnFault.NOTHING_SIGNED)
    field = asked.field
    if filled != {field}:
        return Judgement(fault=ReturnFault.OTHER_FIELD, field=", ".join(sorted(filled)))
    (embedded,) = (each for each in reader.embedded_regular_signatures if each.field_name == field)
    checked = check_signature(returned, reader, embedded, (), asked.at)
    fault = _fault(checked, reader, before, embedded)
    if fault is None:
        standing = standing_of(
            checked.certificate, asked.registered, holder=asked.holder, at=asked.at
        )
        fault = None if standing is Standing.GOOD else ReturnFault(standing.value)
    return Judgement(
        fault=fault,
        certificate=checked.certificate,
        field=field,
        time=checked.time,
        level="B-T" if checked.time_trusted is not None else "B-B",
    )


def _fault(
    checked: Checked, reader: PdfFileReader, before: PdfFileReader, embedded: EmbeddedPdfSignature
) -> ReturnFault | None:
    if not checked.intact:
        return ReturnFault.BROKEN
    # The first signature has no earlier one that would forbid anything: what came back is
    # compared with what was given out, whoever signed it.
    last = before.xrefs.total_revisions - 1
    policy = DEFAULT_DIFF_POLICY if _filled(before) else _FIRST_POLICY
    change = policy.review_file(reader, last, doc_mdp=MDPPerm.FILL_FORMS)
    allowed = isinstance(change, DiffResult) and change.modification_level in _ALLOWED
    if not allowed or checked.changes_after == "forbidden":
        return ReturnFault.FORBIDDEN_CHANGE
    others = (each for each in reader.embedded_regular_signatures if each is not embedded)
    for other in others:
        other.compute_integrity_info()
        if not other.summarise_integrity_info()["docmdp_ok"]:
            return ReturnFault.FORBIDDEN_CHANGE
    return ReturnFault.BROKEN if checked.loose == PADDED else None


def _first_id(reader: PdfFileReader) -> Any:
    return reader.document_id[0] if "/ID" in reader.trailer else None


def _filled(reader: PdfFileReader) -> set[str]:
    return {name for name, value, _field in enumerate_sig_fields(reader) if value is not None}
