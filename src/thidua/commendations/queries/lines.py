"""The list of a decision: as the register of awards takes it, and as it is printed."""

from dataclasses import dataclass
from datetime import date

from thidua.awards.domain.holding import period_in_words
from thidua.awards.domain.lines import AwardLine
from thidua.awards.domain.titles import packaged_titles
from thidua.awards.enums import Basis, Ground, SubjectKind
from thidua.commendations.domain.wording import Listed
from thidua.commendations.models import Decision, DecisionLine
from thidua.kernel.errors import NotFound
from thidua.org.queries.labels import labels_on


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line as a page shows it."""

    public_id: str
    order: int
    name: str
    office: str
    unit: str
    award_name: str
    kind: str
    ground_label: str
    period: str
    merit: str
    person_public_id: str
    unit_public_id: str
    given_public_id: str
    """The award that it became; empty before publication."""
    given_state: str
    given_state_label: str


def award_lines(decision: Decision) -> list[AwardLine]:
    """The lines as the register of awards takes them, in the order of the list."""
    lines = decision.lines.prefetch_related("relies_on").order_by("order", "id")
    return [_award_line(line) for line in lines]


def _award_line(line: DecisionLine) -> AwardLine:
    period = None
    if line.period_first is not None and line.period_last is not None:
        period = (line.period_first, line.period_last)
    return AwardLine(
        award=line.award,
        subject_kind=SubjectKind(line.subject_kind),
        name=line.name,
        person_id=line.person_id,
        unit_id=line.unit_id,
        office=line.office,
        unit_label=line.unit_label,
        ground=Ground(line.ground) if line.ground else None,
        period=period,
        period_none=line.period_none,
        basis=Basis(line.basis) if line.basis else None,
        merit=line.merit,
        golden_number=str(line.order),
        relies_on=[each.pk for each in line.relies_on.all()],
    )


def listed_lines(decision: Decision, *, on: date) -> list[Listed]:
    """The lines as the paper prints them, titles first as the list of titles orders them."""
    lines = list(decision.lines.order_by("order", "id"))
    names = labels_on({line.unit_id for line in lines if line.unit_id is not None}, on)
    return [
        Listed(
            award=packaged_titles()[line.award].name_on(on),
            kind=packaged_titles()[line.award].kind.value,
            collective=line.subject_kind != SubjectKind.PERSON,
            name=line.name,
            office=line.office,
            unit=_unit(line, names),
            merit=line.merit,
        )
        for line in lines
    ]


def find_line(decision: Decision, public_id: str) -> DecisionLine:
    """One line of a decision, or the refusal."""
    line = decision.lines.filter(public_id=public_id).first()
    if line is None:
        raise NotFound
    return line


def line_rows(decision: Decision, *, on: date) -> list[LineRow]:
    """Rows for a page; the same queries for one line and for many."""
    lines = list(decision.lines.select_related("person", "unit", "given").order_by("order", "id"))
    names = labels_on({line.unit_id for line in lines if line.unit_id is not None}, on)
    return [_row(line, names, on) for line in lines]


def _row(line: DecisionLine, names: dict[int, str], on: date) -> LineRow:
    title, given = packaged_titles()[line.award], line.given
    return LineRow(
        public_id=line.public_id,
        order=line.order,
        name=line.name,
        office=line.office,
        unit=_unit(line, names),
        award_name=given.award_name if given else title.name_on(on),
        kind=title.kind.value,
        ground_label=str(Ground(line.ground).label) if line.ground else "",
        period=period_in_words(line.period_first, line.period_last),
        merit=line.merit,
        person_public_id=line.person.public_id if line.person else "",
        unit_public_id=line.unit.public_id if line.unit else "",
        given_public_id=given.public_id if given else "",
        given_state=given.state if given else "",
        given_state_label=given.get_state_display() if given else "",
    )


def _unit(line: DecisionLine, names: dict[int, str]) -> str:
    if line.subject_kind == SubjectKind.UNIT:
        return ""
    return names.get(line.unit_id or 0, line.unit_label)
