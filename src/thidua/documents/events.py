"""What the signing of papers tells the parts above."""

from dataclasses import dataclass

from thidua.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLanded(Event):
    """One place of a paper has been signed, digitally or on paper."""

    request_id: int
    document_id: int
    slot_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesComplete(Event):
    """Every place of a paper has been signed."""

    request_id: int
    document_id: int
