"""One subject with one title or form, as a decision lists it, before it is an award."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.awards.domain.titles import Recipient
from thidua.awards.enums import Basis, Ground, SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine:
    """One subject with one title or form, as a decision lists it."""

    award: str
    """Code of a title or form."""
    subject_kind: SubjectKind
    name: str = ""
    """As the decision names it; empty takes the person's or the unit's name."""
    person_id: int | None = None
    unit_id: int | None = None
    office: str = ""
    unit_label: str = ""
    ground: Ground | None = None
    period: tuple[int, int] | None = None
    """Years of merit, both included."""
    period_none: bool = False
    basis: Basis | None = None
    merit: str = ""
    golden_number: str = ""
    relies_on: Sequence[int] = ()
    """Keys of earlier awards that this one rests on."""

    @property
    def recipient(self) -> Recipient:
        """Person or collective, as the law tells them apart."""
        person = self.subject_kind is SubjectKind.PERSON
        return Recipient.PERSON if person else Recipient.COLLECTIVE
