"""Conferences of the systems with who came and what was noted, the pledges signed, the news."""

from datetime import date, datetime

from thidua.calendar.enums import PartOfDay
from thidua.conferences.actions import (
    invite,
    mark_arrival,
    move_conference_on,
    plan_conference,
    take_note,
)
from thidua.conferences.enums import ConferenceKind, ConferenceState, NoteKind
from thidua.conferences.queries import conferences_on
from thidua.console.play.script import Script, Told, lived
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import VIETNAM
from thidua.pledges.actions import Clause, Signatory, enter_signed_pledge
from thidua.pledges.enums import SignedHow
from thidua.pledges.queries import pledge_of
from thidua.portal.actions import enter_news, publish_news
from thidua.portal.enums import NewsList
from thidua.portal.queries import news_for


def make_meetings(script: Script) -> None:
    """Hold the conferences, enter the pledges, publish the news."""
    for word, told in script.named("conferences").items():
        script.keep("conferences", word, _conference(script, told))
    for told in script.listed("pledges"):
        _pledge(script, told)
    for told in script.listed("news"):
        _news(script, told)


def _conference(script: Script, told: Told) -> int:
    day: date = told["day"]
    body_id = script.unit(told["body"], day)
    known = conferences_on(body_id, day).filter(name=told["name"]).first()
    if known is not None:
        return known.pk
    with lived(day) as at:
        conference = plan_conference(
            body_id=body_id,
            name=told["name"],
            kinds=[ConferenceKind(each) for each in told["kinds"]],
            day=day,
            cluster_year_ids=[script.keys[f"groups.{each}"] for each in told["groups"]],
            part_of_day=PartOfDay(told["part_of_day"]) if "part_of_day" in told else None,
            place=told.get("place", ""),
            host_id=script.unit_or_none(told.get("host"), day),
            organiser_label=told.get("organiser_label", ""),
            directed_by=told.get("directed_by", ""),
            based_on_ids=[script.keys[f"papers.{each}"] for each in told.get("based_on", ())],
            provenance=told.get("provenance"),
            source=script.source,
            actor=SYSTEM,
            at=at,
        )
        _hold(script, conference.pk, told, at)
    script.made += 1
    return conference.pk


def _hold(script: Script, conference_id: int, told: Told, at: datetime) -> None:
    """Invite, open, note, close; who came is written from the list, without hours."""
    day: date = told["day"]
    present = [
        invite(
            conference_id=conference_id,
            role=each["role"],
            unit_id=script.unit_or_none(each.get("unit"), day),
            count=each.get("count"),
            actor=SYSTEM,
            at=at,
        ).pk
        for each in told["delegates"]
    ]
    for note in told.get("notes", ()):
        take_note(
            conference_id=conference_id,
            kind=NoteKind(note["kind"]),
            text=note["text"],
            speaker=note.get("speaker", ""),
            document_id=script.key("papers", note.get("paper")),
            actor=SYSTEM,
            at=at,
        )
    for state in (ConferenceState.INVITED, ConferenceState.OPEN, ConferenceState.CLOSED):
        move_conference_on(conference_id=conference_id, to=state, actor=SYSTEM, at=at)
    for delegate_id in present:
        mark_arrival(conference_id=conference_id, delegate_id=delegate_id, actor=SYSTEM, at=at)


def _pledge(script: Script, told: Told) -> None:
    group_id = script.keys[f"groups.{told['group']}"]
    if pledge_of(group_id) is not None:
        return
    since = script.named("groups")[told["group"]].get("members_on", told["signed_on"])
    with lived(told["signed_on"], 17) as at:
        enter_signed_pledge(
            cluster_year_id=group_id,
            signed_on=told["signed_on"],
            discussed=told.get("discussed"),
            clauses=[Clause(text=each, restated=True) for each in told.get("clauses", ())],
            signatories=[
                Signatory(
                    unit_id=script.unit(each["unit"], since),
                    role=each.get("role", ""),
                    how=SignedHow(each.get("how", SignedHow.UNKNOWN.value)),
                )
                for each in told.get("signatories", ())
            ],
            provenance=told.get("provenance"),
            source=script.source,
            actor=SYSTEM,
            at=at,
        )
    script.made += 1


def _news(script: Script, told: Told) -> None:
    about = script.key("conferences", told.get("conference"))
    if enter_told_news(told, about, script.key("papers", told.get("paper"))):
        script.made += 1


def enter_told_news(told: Told, conference_id: int | None, document_id: int | None = None) -> bool:
    """Enter and publish a news item about a conference or a paper; False when it is there."""
    if news_for(SYSTEM).filter(title=told["title"]).exists():
        return False
    appeared: datetime | None = told.get("published_at")
    day = appeared.date() if appeared else told.get("published_on") or told["known_on"]
    with lived(day, 18) as at:
        entry = enter_news(
            title=told["title"],
            summary=told["summary"],
            published_on=told.get("published_on"),
            published_at=appeared.replace(tzinfo=VIETNAM) if appeared else None,
            byline_unit=told.get("byline_unit", ""),
            source=told["source"],
            conference_id=conference_id,
            document_id=document_id,
            photographs=told.get("photographs", ()),
            lists=[NewsList(each) for each in told.get("lists", ())],
            actor=SYSTEM,
            at=at,
        )
        publish_news(news_id=entry.pk, actor=SYSTEM, at=at)
    return True
