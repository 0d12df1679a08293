"""The register of awards as rows, for officials and for the public."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from thidua.awards.domain.holding import period_in_words
from thidua.awards.domain.titles import packaged_titles
from thidua.awards.enums import AwardState, Basis, Ground, KnownKind
from thidua.awards.models import Award
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.enums import Certainty
from thidua.org.models import Unit
from thidua.org.queries.descent import Descent, successors_map
from thidua.org.queries.labels import labels_at
from thidua_core.periods import format_date_vn
from thidua_core.text import fold

ERASED = "(đã xóa)"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRow:
    """One award as a list, a record or the public page shows it."""

    id: int
    public_id: str
    name: str
    office: str
    subject_kind: str
    person_public_id: str
    unit: str
    """The unit awarded or that of the subject, by its name on the day of the decision."""
    unit_public_id: str
    unit_now: str
    """What has become of the unit, in words; empty while it is there."""
    unit_now_certainty: str
    award: str
    award_name: str
    kind: str
    kind_label: str
    ground: str
    ground_label: str
    basis_label: str
    period: str
    """``2018–2019``; empty where no years are known."""
    period_none: bool
    year: int
    merit: str
    decision: str
    document_public_id: str
    document_public: bool
    decided_on: date
    authority: str
    golden_number: str
    state: str
    state_label: str
    ended_on: date | None
    end_reason: str
    restored_on: date | None
    public: bool
    source: str
    invented: bool

    @property
    def counts(self) -> bool:
        """Whether it is held today."""
        return self.state != AwardState.CANCELLED

    @property
    def badge(self) -> str:
        """The state as the pages colour it."""
        return {"in_force": "done", "restored": "due", "cancelled": "stop"}[self.state]


def awards_for(actor: Actor) -> QuerySet[Award]:
    """The awards that an actor may see: the only door to them."""
    return Award.objects.all() if may(actor, "award.list") else Award.objects.none()


def find_award(actor: Actor, public_id: str) -> Award:
    """One award, or the same refusal for unknown and forbidden."""
    award = (
        awards_for(actor)
        .filter(public_id=public_id)
        .select_related("person", "unit", "document")
        .first()
    )
    if award is None:
        raise NotFound
    return award


def public_awards() -> QuerySet[Award]:
    """The awards that everybody may see."""
    return Award.objects.filter(public=True).exclude(person__erased_at__isnull=False)


def find_public_award(public_id: str) -> Award | None:
    """The public award of that identifier; None when there is none that everybody may see."""
    found = public_awards().filter(public_id=public_id)
    return found.select_related("person", "unit", "document").first()


def counted_by(awards: QuerySet[Award], column: str) -> dict[object, int]:
    """How many there are of each value of a column."""
    counted = awards.order_by().values_list(column).annotate(number=Count("pk"))
    return dict(counted)


def narrowed(
    awards: QuerySet[Award], *, kind: str = "", award: str = "", year: str = "", state: str = ""
) -> QuerySet[Award]:
    """Those of a kind, a code, a year and a state; what is empty or no such word asks nothing."""
    if kind in KnownKind.values:
        awards = awards.filter(award_kind=kind)
    if award in packaged_titles():
        awards = awards.filter(award=award)
    if len(year) == len("2024") and year.isascii() and year.isdigit():
        awards = awards.filter(year=int(year))
    return awards.filter(state=state) if state in AwardState.values else awards


def search_awards(awards: QuerySet[Award], text: str) -> QuerySet[Award]:
    """Those that hold every word of ``text``; diacritics and case do not matter.

    The last word may still be unfinished.
    """
    letters = (sign if sign.isalnum() else " " for sign in fold(text))
    words = "".join(letters).split()
    matching = Q()
    for place, word in enumerate(words, start=1):
        end = "" if place == len(words) else " "
        found = Q(words__contains=f" {word}{end}") | Q(unit__searchable__contains=f" {word}{end}")
        if len(word) == len("2024") and word.isascii() and word.isdigit():
            found |= Q(year=int(word)) | Q(decided_on__year=int(word))
        matching &= found
    return awards.filter(matching)


def award_rows(awards: Iterable[Award] | QuerySet[Award], *, on: date) -> list[AwardRow]:
    """Rows in the given order; the same queries for one award and for many of one generation."""
    if isinstance(awards, QuerySet):
        awards = awards.select_related("person", "unit", "document")
    listed = list(awards)
    units = {award.unit_id: award.unit for award in listed if award.unit is not None}
    names = labels_at((award.unit_id, award.decided_on) for award in listed if award.unit_id)
    later = _followers(list(units.values()), on)
    return [_row(award, names, later) for award in listed]


def _followers(units: list[Unit], on: date) -> Mapping[int, tuple[str, str]]:
    """Of units that are gone: what has become of them, and how sure it is."""
    gone = [unit for unit in units if not unit.holds_on(on)]
    if not gone:
        return {}
    ends = successors_map(gone, on)
    names = labels_at((each.unit.pk, on) for some in ends.values() for each in some if each.unit)
    return {unit.pk: _now(unit, ends[unit.pk], names, on) for unit in gone}


def _now(
    unit: Unit, ends: list[Descent], names: Mapping[tuple[int, date], str], on: date
) -> tuple[str, str]:
    followers = [each for each in ends if each.unit is not None]
    if followers:
        first = followers[0]
        assert first.unit is not None
        return _("nay là {unit}").format(unit=names[first.unit.pk, on]), first.certainty
    certainty = ends[0].certainty if ends else Certainty.UNKNOWN.value
    ended = _("kết thúc hoạt động {day}").format(day=format_date_vn(unit.ends))
    return ended, certainty


def _row(
    award: Award,
    names: Mapping[tuple[int, date], str],
    later: Mapping[int, tuple[str, str]],
) -> AwardRow:
    person, document = award.person, award.document
    erased = person is not None and person.erased_at is not None
    now, certainty = later.get(award.unit_id or 0, ("", ""))
    unit = names.get((award.unit_id or 0, award.decided_on), award.unit_label)
    return AwardRow(
        id=award.pk,
        public_id=award.public_id,
        name=ERASED if erased else award.name,
        office="" if erased else award.office,
        subject_kind=award.subject_kind,
        person_public_id=person.public_id if person is not None and not erased else "",
        unit=unit,
        unit_public_id=award.unit.public_id if award.unit else "",
        unit_now=now,
        unit_now_certainty=certainty,
        award=award.award,
        award_name=award.award_name,
        kind=award.award_kind,
        kind_label=str(KnownKind(award.award_kind).label),
        ground=award.ground,
        ground_label=str(Ground(award.ground).label) if award.ground else "",
        basis_label=str(Basis(award.basis).label) if award.basis else "",
        period=period_in_words(award.period_first, award.period_last),
        period_none=award.period_none,
        year=award.year,
        merit="" if erased else award.merit,
        decision=award.decision_number,
        document_public_id=document.public_id if document else "",
        document_public=document is not None and document.public_from is not None,
        decided_on=award.decided_on,
        authority=award.authority,
        golden_number=award.golden_number,
        state=award.state,
        state_label=str(AwardState(award.state).label),
        ended_on=award.ended_on,
        end_reason=award.end_reason,
        restored_on=award.restored_on,
        public=award.public,
        source=award.source,
        invented=award.invented,
    )


def title_choices(kind: str = "") -> list[tuple[str, str]]:
    """Codes with their newest names, for choosing."""
    return [
        (each.code, each.names[-1].name)
        for each in packaged_titles().values()
        if kind in {"", each.kind.value}
    ]


def years_of(awards: QuerySet[Award]) -> list[int]:
    """The years under which the awards are listed, the newest first."""
    return list(awards.order_by("-year").values_list("year", flat=True).distinct())
