"""Lines of a decision made into awards, or refused with the number of the line and its mend.

Knows what a line must say and what the register already holds; decides nothing about rights and
records nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from thidua.awards import phrases
from thidua.awards.domain.lines import AwardLine
from thidua.awards.domain.titles import AwardKind, AwardTitle, packaged_titles
from thidua.awards.enums import SubjectKind
from thidua.awards.models import COUNTS, Award
from thidua.kernel.errors import Refused
from thidua.kernel.texts import refuse_unfit_texts
from thidua.org.models import Unit
from thidua.org.queries.labels import labels_on
from thidua.people.models import Person
from thidua_core.periods import format_date_vn
from thidua_core.text import search_key, squash


@dataclass(slots=True)
class _Reading:
    """What the lines name, read once, and what is wrong with them."""

    lines: Sequence[AwardLine]
    decided_on: date
    people: Mapping[int, Person] = field(init=False)
    units: Mapping[int, Unit] = field(init=False)
    labels: Mapping[int, str] = field(init=False)
    reasons: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        wanted = {line.person_id for line in self.lines if line.person_id is not None}
        self.people = Person.objects.filter(erased_at=None).in_bulk(wanted)
        unit_ids = {line.unit_id for line in self.lines if line.unit_id is not None}
        self.units = Unit.objects.in_bulk(unit_ids)
        self.labels = labels_on(unit_ids, self.decided_on)

    def refuse(self, sentence: object, line: int, **facts: object) -> None:
        """Note what is wrong with a line."""
        self.reasons.append(str(sentence).format(line=line, **facts))

    def unit_name(self, unit_id: int) -> str:
        return self.labels.get(unit_id, str(unit_id))


def prepare_awards(lines: Sequence[AwardLine], *, decided_on: date) -> list[Award]:
    """The awards that the lines come to, not yet saved, without what the decision says itself.

    Refuses, with the number of each line: an unknown code or one that is not given to such a
    subject, a missing name, unit or year, a unit that is not there on the day, a person that is
    gone, years out of order, a title's basis under a form, a subject twice with one award, and a
    title that the register already holds.
    Not recorded: what calls it is.
    """
    if not lines:
        raise Refused(phrases.NO_LINES, field="lines")
    reading = _Reading(lines, decided_on)
    awards: list[Award] = []
    for number, line in enumerate(lines, start=1):
        title = packaged_titles().get(line.award)
        if title is None:
            reading.refuse(phrases.AWARD_UNKNOWN, number, code=line.award)
            continue
        before = len(reading.reasons)
        for look in _LOOKS:
            look(reading, number, line, title)
        if len(reading.reasons) == before:
            awards.append(_award(reading, line, title))
    if not reading.reasons:
        _refuse_twice(reading, awards)
        _refuse_held(reading, awards)
    if reading.reasons:
        raise Refused(*reading.reasons, field="lines")
    for award in awards:
        refuse_unfit_texts(award)
    return awards


def _recipient(reading: _Reading, number: int, line: AwardLine, title: AwardTitle) -> None:
    if not title.is_for(line.recipient):
        subject = str(line.subject_kind.label).lower()
        award = title.name_on(reading.decided_on)
        reading.refuse(phrases.AWARD_NOT_FOR, number, award=award, subject=subject)


def _subject(reading: _Reading, number: int, line: AwardLine, title: AwardTitle) -> None:
    if line.person_id is not None and line.person_id not in reading.people:
        reading.refuse(phrases.PERSON_UNKNOWN, number)
    elif line.subject_kind is SubjectKind.UNIT:
        if line.unit_id is None:
            reading.refuse(phrases.UNIT_MISSING, number)
    elif line.person_id is None and not line.name.strip():
        reading.refuse(phrases.NAME_MISSING, number)
    elif line.unit_id is None and not line.unit_label.strip():
        reading.refuse(phrases.UNIT_MISSING, number)


def _unit(reading: _Reading, number: int, line: AwardLine, title: AwardTitle) -> None:
    """A unit is there when it is decided; that of a person or collective, then or in the merit."""
    if line.unit_id is None:
        return
    unit = reading.units[line.unit_id]
    there = unit.holds_on(reading.decided_on)
    if not there and line.subject_kind is not SubjectKind.UNIT and line.period is not None:
        first, last = line.period
        there = unit.begins.year <= last and first <= unit.ends.year
    if not there:
        reading.refuse(
            phrases.UNIT_NOT_THERE,
            number,
            unit=reading.unit_name(unit.pk),
            day=format_date_vn(reading.decided_on),
        )


def _years(reading: _Reading, number: int, line: AwardLine, title: AwardTitle) -> None:
    award = title.name_on(reading.decided_on)
    if line.period is None:
        if title.kind is AwardKind.TITLE:
            reading.refuse(phrases.YEAR_MISSING, number, award=award)
        return
    first, last = line.period
    if line.period_none:
        reading.refuse(phrases.PERIOD_NONE_WITH_YEARS, number)
    elif not 1945 <= first <= last <= reading.decided_on.year:
        reading.refuse(phrases.PERIOD_WRONG, number, first=first, last=last)


def _basis(reading: _Reading, number: int, line: AwardLine, title: AwardTitle) -> None:
    if line.basis is not None and title.kind is AwardKind.FORM:
        award = title.name_on(reading.decided_on)
        reading.refuse(phrases.BASIS_OF_FORM, number, award=award)


_LOOKS: tuple[Callable[[_Reading, int, AwardLine, AwardTitle], None], ...] = (
    _recipient,
    _subject,
    _unit,
    _years,
    _basis,
)


def _award(reading: _Reading, line: AwardLine, title: AwardTitle) -> Award:
    first, last = line.period or (None, None)
    day = reading.decided_on
    return Award(
        subject_kind=line.subject_kind,
        person_id=line.person_id,
        unit_id=line.unit_id,
        name=squash(line.name) or _own_name(reading, line),
        office=squash(line.office),
        unit_label="" if line.unit_id else squash(line.unit_label),
        award=title.code,
        award_name=title.name_on(day),
        award_kind=title.kind.value,
        ground=line.ground or "",
        period_first=first,
        period_last=last,
        period_none=line.period_none,
        year=last if last is not None and title.kind is AwardKind.TITLE else day.year,
        basis=line.basis or "",
        merit=squash(line.merit),
        golden_number=squash(line.golden_number),
        decided_on=day,
    )


def _own_name(reading: _Reading, line: AwardLine) -> str:
    if line.person_id is not None:
        return reading.people[line.person_id].full_name
    assert line.unit_id is not None, "a line without name is of a person or of a unit"
    return reading.unit_name(line.unit_id)


def subject_key(award: Award) -> tuple[object, ...]:
    """The same for two awards of one subject."""
    if award.person_id is not None:
        return ("person", award.person_id)
    if award.subject_kind == SubjectKind.UNIT:
        return ("unit", award.unit_id)
    return (award.subject_kind, search_key(award.name), award.unit_id, award.unit_label)


def _refuse_twice(reading: _Reading, awards: Sequence[Award]) -> None:
    seen: dict[tuple[object, ...], int] = {}
    for number, award in enumerate(awards, start=1):
        first = seen.setdefault((*subject_key(award), award.award), number)
        if first != number:
            facts = {"name": award.name, "award": award.award_name, "first": first}
            reading.refuse(phrases.TWICE, number, **facts)


def _refuse_held(reading: _Reading, awards: Sequence[Award]) -> None:
    """A title is held once a year, and a decision gives a subject a form once."""
    known = Award.objects.filter(
        award__in={award.award for award in awards},
        award_kind=AwardKind.TITLE.value,
        year__in={award.year for award in awards},
        state__in=COUNTS,
    )
    held = {(*subject_key(each), each.award, each.period_first): each for each in known}
    for number, award in enumerate(awards, start=1):
        same = held.get((*subject_key(award), award.award, award.period_first))
        if same is not None and award.award_kind == AwardKind.TITLE.value:
            reading.refuse(
                phrases.HELD,
                number,
                name=award.name,
                award=award.award_name,
                year=award.year,
                decision=same.decision_number or format_date_vn(same.decided_on),
            )
