"""What a session that voted proposes for a decision: its passed questions as lines of the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.awards.domain.lines import AwardLine
from thidua.awards.domain.titles import AwardKind, packaged_titles
from thidua.awards.enums import SubjectKind
from thidua.councils.models import Session
from thidua.councils.queries import ResultRow, results_of_session
from thidua.kernel.base import kind_of
from thidua.org.models import Unit
from thidua.people.models import Person, Post
from thidua.people.queries.persons import main_posts
from thidua_core.periods import format_date_vn
from thidua_core.voting import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLine:
    """A question that passed, and the line that it comes to."""

    text: str
    arithmetic: str
    line: AwardLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A question with a result that comes to no line, and why."""

    text: str
    arithmetic: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a session comes to."""

    lines: tuple[ProposedLine, ...]
    left_out: tuple[LeftOut, ...]


def proposed_by(session: Session) -> Proposed:
    """The passed questions of a session as lines, and the others with the reason; few queries.

    A title has the session's year as its period; of a form nothing is stated that the session did
    not say.
    """
    results = results_of_session(session.pk)
    people, units = _people(results), _units(results)
    posts = main_posts([each.pk for each in people.values()], session.day)
    lines, left_out = [], []
    for each in results:
        why = _why_not(each)
        subject = people.get(each.subject_id) or units.get(each.subject_id)
        if why or subject is None:
            left_out.append(LeftOut(text=each.text, arithmetic=each.arithmetic, why=why))
            continue
        line = _line(each, subject, posts.get(subject.pk), session.year)
        lines.append(ProposedLine(text=each.text, arithmetic=each.arithmetic, line=line))
    return Proposed(lines=tuple(lines), left_out=tuple(left_out))


def minutes_as_basis(session: Session) -> str:
    """``Căn cứ Biên bản … ngày 11/12/2026``: how a decision names the session."""
    return f"Căn cứ Biên bản {session.name} ngày {format_date_vn(session.day)}"


def _why_not(result: ResultRow) -> str:
    if result.answer != Answer.PASSED:
        return result.answer_label
    if result.award not in packaged_titles():
        return "Giới thiệu nhân sự, không phải khen thưởng"
    return ""


def _people(results: Sequence[ResultRow]) -> dict[str, Person]:
    wanted = {each.subject_id for each in results if each.subject_kind == kind_of(Person())}
    return {each.public_id: each for each in Person.objects.filter(public_id__in=wanted)}


def _units(results: Sequence[ResultRow]) -> dict[str, Unit]:
    wanted = {each.subject_id for each in results if each.subject_kind == kind_of(Unit())}
    return {each.public_id: each for each in Unit.objects.filter(public_id__in=wanted)}


def _line(result: ResultRow, subject: Person | Unit, post: Post | None, year: int) -> AwardLine:
    titled = packaged_titles()[result.award].kind is AwardKind.TITLE
    period = (year, year) if titled else None
    if isinstance(subject, Unit):
        return AwardLine(
            award=result.award, subject_kind=SubjectKind.UNIT, unit_id=subject.pk, period=period
        )
    return AwardLine(
        award=result.award,
        subject_kind=SubjectKind.PERSON,
        person_id=subject.pk,
        unit_id=post.unit_id if post else None,
        office=post.position if post else "",
        period=period,
    )
