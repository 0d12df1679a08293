"""Planning a conference: what it is for, when and where, whose it is.

Its agenda, its course, who came and what was said are other modules'.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from thidua.calendar.enums import PartOfDay
from thidua.clusters.models import ClusterYear
from thidua.conferences import phrases
from thidua.conferences.actions.telling import tell_changed
from thidua.conferences.domain.course import CANCELLED, takes_changes
from thidua.conferences.enums import (
    CONFERENCE_CHANGED,
    CONFERENCE_PLANNED,
    ConferenceKind,
    ConferenceState,
)
from thidua.conferences.models import Conference
from thidua.conferences.permissions import Meeting, meeting_of
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.provenance import Mark
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn
from thidua_core.text import nfc

CHANGEABLE = (
    "name",
    "kinds",
    "day",
    "part_of_day",
    "start",
    "place",
    "host_id",
    "organiser_label",
    "chair",
    "secretary",
    "directed_by",
    "stated_delegate_count",
    "provenance",
    "source",
    "invented",
)
MARKED = (*CHANGEABLE, "agenda", "delegates", "notes", "photographs")
"""What ``provenance`` may mark; ``photographs`` only where the captions are all there were."""
_TEXTS = ("name", "place", "organiser_label", "chair", "secretary", "directed_by", "source")
_TOLD = ("day", "part_of_day", "start", "place")
"""What those who are invited must hear of when it changes."""
_HOURS = {
    PartOfDay.MORNING: (time(0), time(12)),
    PartOfDay.AFTERNOON: (time(12), time(18)),
    PartOfDay.EVENING: (time(17), time.max),
}
"""From which hour up to which a part of the day may begin."""


def plan_conference(
    *,
    name: str,
    kinds: Sequence[ConferenceKind],
    day: date,
    actor: Actor,
    at: datetime,
    body_id: int | None = None,
    cluster_year_ids: Iterable[int] = (),
    based_on_ids: Iterable[int] = (),
    **particulars: Any,
) -> Conference:
    """Plan a conference of a body, or of clusters of it; one may serve several of them.

    Without ``body_id`` it is the body of the clusters, and without clusters the actor's own unit.
    ``particulars`` are further columns named in ``CHANGEABLE``. Refuses an empty name, no kind, a
    cluster of another body, an hour that is not in the part of the day, and a conference of the
    same name, day and clusters. Recorded as ``conference.planned``.
    """
    columns = _columns({"name": name, "kinds": kinds, "day": day} | particulars)
    with transaction.atomic():
        years = list(
            ClusterYear.objects.filter(pk__in=set(cluster_year_ids)).select_related("cluster")
        )
        body = _body(body_id, years, actor)
        conference = Conference(body=body, **columns)
        meeting = Meeting(
            body=body, host=conference.host, cluster_year_ids=frozenset(each.pk for each in years)
        )
        require(actor, "conference.plan", meeting)
        _refuse_unfit(conference)
        _refuse_clusters(conference, years)
        _refuse_same(conference, years)
        refuse_unfit_texts(conference)
        conference.save()
        conference.cluster_years.set(years)
        conference.based_on.set(Document.objects.filter(pk__in=set(based_on_ids)))
        _record_plan(conference, years, actor, at)
    return conference


def _body(body_id: int | None, years: Sequence[ClusterYear], actor: Actor) -> Unit:
    wanted = body_id or (years[0].cluster.parent_body_id if years else actor.unit_id)
    if wanted is None:
        raise Refused(phrases.BODY_MISSING, field="cluster_years")
    return Unit.objects.get(pk=wanted)


def _record_plan(
    conference: Conference, years: list[ClusterYear], actor: Actor, at: datetime
) -> None:
    record(
        CONFERENCE_PLANNED,
        subject=conference,
        also=[conference.body, *years],
        actor=actor,
        at=at,
        name=conference.name,
        day=format_date_vn(conference.day),
        kinds=conference.kinds,
        place=conference.place,
    )


def change_conference(
    *, conference_id: int, actor: Actor, at: datetime, address: str = "", **changes: Any
) -> Conference:
    """Change particulars of a conference (``CHANGEABLE``, ``cluster_year_ids``, ``based_on_ids``).

    Once invited, those on the list are told of another day, hour or place; ``address`` is where
    they can see it. Refuses one that has its minutes or is cancelled. Recorded as
    ``conference.changed`` with old and new values; nothing is recorded when nothing differs.
    """
    linked = {
        "cluster_years": changes.pop("cluster_year_ids", None),
        "based_on": changes.pop("based_on_ids", None),
    }
    wanted = _columns(changes)
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        refuse_minuted(conference)
        name = conference.name
        differing: dict[str, list[Any]] = {}
        for column, value in wanted.items():
            before = getattr(conference, column)
            if before != value:
                differing[column] = [before, value]
                setattr(conference, column, value)
        _refuse_unfit(conference)
        differing |= _link(conference, linked)
        if differing:
            refuse_unfit_texts(conference)
            conference.save()
            _record_change(conference, name, differing, actor, at)
            _tell(conference, differing, at, address)
    return conference


def _record_change(
    conference: Conference, name: str, differing: Mapping[str, Any], actor: Actor, at: datetime
) -> None:
    record(
        CONFERENCE_CHANGED,
        subject=conference,
        actor=actor,
        at=at,
        name=name,
        fields=_in_words(differing),
        changes=differing,
    )


def _tell(conference: Conference, differing: Iterable[str], at: datetime, address: str) -> None:
    heard = [each for each in _TOLD if each in differing]
    if heard and conference.state == ConferenceState.INVITED:
        tell_changed(conference, _in_words(heard), at=at, address=address)


def _in_words(columns: Iterable[str]) -> str:
    return ", ".join(str(phrases.FIELD_WORDS[each]) for each in columns)


def lock_conference(conference_id: int) -> Conference:
    """The conference's row, locked, with its body and host."""
    conferences = Conference.objects.select_for_update(of=("self",))
    return conferences.select_related("body", "host").get(pk=conference_id)


def refuse_minuted(conference: Conference) -> None:
    """Refuse a change to a conference that has its minutes or is cancelled."""
    if conference.state == CANCELLED:
        raise Refused(phrases.CANCELLED.format(name=conference.name))
    if not takes_changes(conference.state):
        raise Refused(phrases.MINUTED.format(name=conference.name))


def _refuse_unfit(conference: Conference) -> None:
    marks = conference.provenance
    if not (marks.keys() <= set(MARKED) and set(Mark.values).issuperset(marks.values())):
        raise ValueError(f"not marks of a conference: {marks}")
    if not conference.name:
        raise Refused(phrases.NAME_MISSING, field="name")
    if not conference.kinds:
        raise Refused(phrases.KIND_MISSING, field="kinds")
    if conference.start is None or not conference.part_of_day:
        return
    first, last = _HOURS[PartOfDay(conference.part_of_day)]
    if not first <= conference.start <= last:
        raise Refused(
            phrases.PART_OF_DAY_WRONG.format(
                start=f"{conference.start:%H:%M}", part=PartOfDay(conference.part_of_day).label
            ),
            field="start",
        )


def _refuse_clusters(conference: Conference, years: Iterable[ClusterYear]) -> None:
    for year in years:
        if year.cluster.parent_body_id != conference.body_id:
            raise Refused(
                phrases.CLUSTER_OF_OTHER_BODY.format(
                    cluster=year.cluster.name,
                    year=year.year,
                    body=label_on(conference.body_id, conference.day),
                ),
                field="cluster_years",
            )


def _refuse_same(conference: Conference, years: Iterable[ClusterYear]) -> None:
    wanted = {each.pk for each in years}
    same = Conference.objects.filter(
        body=conference.body, day=conference.day, name=conference.name
    ).exclude(state=ConferenceState.CANCELLED)
    for each in same:
        if set(each.cluster_years.values_list("pk", flat=True)) == wanted:
            raise Refused(
                phrases.PLANNED_TWICE.format(
                    name=conference.name, day=format_date_vn(conference.day)
                ),
                field="name",
            )


def _link(
    conference: Conference, linked: Mapping[str, Iterable[int] | None]
) -> dict[str, list[Any]]:
    """Set the clusters and the papers where they are given; returns what differs, in words."""
    differing: dict[str, list[Any]] = {}
    if (wanted := linked["cluster_years"]) is not None:
        years = list(ClusterYear.objects.filter(pk__in=set(wanted)))
        _refuse_clusters(conference, years)
        before = sorted(str(each) for each in conference.cluster_years.all())
        after = sorted(str(each) for each in years)
        if before != after:
            conference.cluster_years.set(years)
            differing["cluster_years"] = [before, after]
    if (wanted := linked["based_on"]) is not None:
        papers = list(Document.objects.filter(pk__in=set(wanted)))
        before = sorted(each.citation for each in conference.based_on.all())
        after = sorted(each.citation for each in papers)
        if before != after:
            conference.based_on.set(papers)
            differing["based_on"] = [before, after]
    return differing


def _columns(particulars: Mapping[str, Any]) -> dict[str, Any]:
    unknown = particulars.keys() - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"not a particular of a conference: {sorted(unknown)}")
    return {name: _composed(name, value) for name, value in particulars.items()}


def _composed(name: str, value: Any) -> Any:
    if name in _TEXTS:
        return line_of(value)
    if name == "kinds":
        return _words(value)
    return value or "" if name == "part_of_day" else value


def _words(kinds: Sequence[ConferenceKind]) -> list[str]:
    """Each kind once, in the order of the vocabulary."""
    wanted = {ConferenceKind(each) for each in kinds}
    return [each.value for each in ConferenceKind if each in wanted]


def line_of(text: str) -> str:
    """A text on one line, composed."""
    return nfc(" ".join(text.split()))
