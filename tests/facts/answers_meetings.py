"""Answers about conferences, the work calendar and the news."""

from datetime import date, timedelta

from tests.facts.answers import answers, called, known, only
from tests.facts.answers_papers import cited, cited_as
from tests.facts.reading import UNKNOWN, levelled, mentions
from thidua.calendar.queries import WorkRow, week_of, work_for
from thidua.conferences.enums import NoteKind
from thidua.conferences.models import Conference
from thidua.conferences.queries import (
    ConferenceRow,
    attendance_of,
    conference_rows,
    conferences_on,
    delegate_rows,
    delegates_with_role,
    note_rows,
)
from thidua.kernel.actors import SYSTEM
from thidua.org.queries import units_by_name
from thidua.pledges.queries import pledges_signed_at
from thidua.portal.queries import (
    NewsRow,
    news_about_conference,
    news_about_document,
    news_for,
    news_rows,
)


def conference(body: str, date: date) -> Conference:
    return only(conferences_on(units_by_name(body, date).get().pk, date))


def row_of(**of) -> ConferenceRow:
    return only(conference_rows([conference(**of)]))


def told(column: str, **of):
    """A particular, unknown where it is an assumption."""
    row = row_of(**of)
    return UNKNOWN if row.is_invented(column) else known(getattr(row, column))


def notes(kind: NoteKind, **of) -> list[str]:
    return [row.text for row in note_rows(conference(**of), kind)]


@answers("conference.part_of_day")
def conference_part_of_day(**of):
    return told("part_of_day", **of)


@answers("conference.start_time")
def conference_start_time(**of):
    return told("start", **of)


@answers("conference.kinds")
def conference_kinds(**of):
    return list(row_of(**of).kinds)


@answers("conference.groups")
def conference_groups(**of):
    return [each.name for each in row_of(**of).groups]


@answers("conference.host")
def conference_host(**of):
    row = row_of(**of)
    return UNKNOWN if row.is_invented("host_id") else known(called(row.host))


@answers("conference.organiser")
def conference_organiser(**of):
    return told("organiser", **of)


@answers("conference.place")
def conference_place(**of):
    return told("place", **of)


@answers("conference.based_on")
def conference_based_on(**of):
    return known([cited(each) for each in row_of(**of).based_on])


@answers("conference.pledge_count")
def conference_pledge_count(**of):
    return pledges_signed_at(conference(**of)).count()


@answers("conference.directed_by")
def conference_directed_by(**of):
    return told("directed_by", **of)


@answers("conference.delegates")
def conference_delegates(**of):
    return known([row.role for row in delegate_rows(conference(**of))])


@answers("conference.delegates_count")
def conference_delegates_count(role=None, **of):
    rows = delegate_rows(conference(**of))
    if role is not None:
        return known(attendance_of(delegates_with_role(rows, role)).present)
    row = row_of(**of)
    if row.is_invented("stated_delegate_count"):
        return UNKNOWN
    return known(row.stated_delegate_count or attendance_of(rows).present)


@answers("conference.speakers")
def conference_speakers(**of):
    rows = note_rows(conference(**of), NoteKind.SPEECH)
    return known([f"{row.speaker}: {row.text}" for row in rows])


@answers("conference.adopted")
def conference_adopted(**of):
    return known(notes(NoteKind.ADOPTED, **of))


@answers("conference.debated")
def conference_debated(**of):
    return known(notes(NoteKind.DEBATED, **of))


@answers("conference.debated_count")
def conference_debated_count(**of):
    return known(len(notes(NoteKind.DEBATED, **of)) or None)


@answers("conference.opinions")
def conference_opinions(**of):
    return known(notes(NoteKind.OPINION, **of))


@answers("conference.study_topic")
def conference_study_topic(**of):
    return known(only(notes(NoteKind.STUDY, **of)))


@answers("conference.photographs")
def conference_photographs(**of):
    return known(notes(NoteKind.PHOTOGRAPH, **of))


@answers("conference.photograph_count")
def conference_photograph_count(**of):
    whole = row_of(**of).marks.get("photographs") == "sourced"
    return len(notes(NoteKind.PHOTOGRAPH, **of)) if whole else UNKNOWN


def lines(first: date, days: int = 1, start: str | None = None) -> list[WorkRow]:
    """The lines of some days of the calendars whose unit is not known."""
    week = week_of(work_for(SYSTEM, None), first)
    rows = [
        row for day in week if first <= day.day < first + timedelta(days=days) for row in day.rows
    ]
    return rows if start is None else [row for row in rows if f"{row.start:%H:%M}" == start]


def line(date: date, about: str, start: str | None = None) -> WorkRow:
    return only(row for row in lines(date, start=start) if mentions(row.subject, [about]))


@answers("calendar.unit")
def calendar_unit(week_from):
    """Lines of the week that belong to no unit of the organisation have an unknown owner."""
    assert lines(week_from, 7)
    return UNKNOWN


@answers("calendar.week_to")
def calendar_week_to(week_from):
    return week_of(work_for(SYSTEM, None), week_from)[-1].day


@answers("calendar.week_count")
def calendar_week_count(week_from):
    return len(lines(week_from, 7))


@answers("calendar.week_people")
def calendar_week_people(week_from):
    return known(sorted({who for row in lines(week_from, 7) for who in row.who}))


@answers("calendar.day_count")
def calendar_day_count(date):
    return len(lines(date))


@answers("calendar.start_times")
def calendar_start_times(date):
    return known(sorted({f"{row.start:%H:%M}" for row in lines(date) if row.start}))


@answers("calendar.entries")
def calendar_entries(date, start=None):
    return known([row.subject for row in lines(date, start=start)])


@answers("calendar.who")
def calendar_who(**of):
    return known(list(line(**of).who))


@answers("calendar.place")
def calendar_place(**of):
    return known(line(**of).place)


@answers("calendar.organiser")
def calendar_organiser(**of):
    return known(line(**of).organiser)


@answers("calendar.duration")
def calendar_duration(**of):
    return known(line(**of).length)


def news(body: str, conference_date: date | None = None, document: str | None = None) -> NewsRow:
    entries = news_for(SYSTEM)
    if conference_date is not None:
        met = conference(body, conference_date)
        return only(news_rows(news_about_conference(entries, met.pk)))
    assert document is not None
    about = cited_as(document)
    assert levelled(body) in levelled(str(about.issuer))
    return only(news_rows(news_about_document(entries, about.pk)))


@answers("news.published_on")
def news_published_on(**of):
    return known(news(**of).published_on)


@answers("news.published_at")
def news_published_at(**of):
    moment = news(**of).published_at
    return f"{moment:%Y-%m-%dT%H:%M}" if moment else UNKNOWN


@answers("news.days_after_event")
def news_days_after_event(**of):
    return known(news(**of).days_after_event)


@answers("news.byline_unit")
def news_byline_unit(**of):
    return known(news(**of).byline_unit)


@answers("news.source")
def news_source(**of):
    return known(news(**of).source)


@answers("news.photographs")
def news_photographs(**of):
    return known(list(news(**of).photographs))


@answers("news.lists")
def news_lists(**of):
    return known(list(news(**of).lists))


@answers("news.listed")
def news_listed(**of):
    return known(list(news(**of).listed))
