"""News as rows, for editors and for everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet, prefetch_related_objects

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.portal.models import NewsEntry
from thidua_core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsRow:
    """One news entry. What is not known is None or empty."""

    id: int
    public_id: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    published_on: date | None
    published_at: datetime | None
    """Local, where the hour is known."""
    byline_unit: str
    source: str
    conference: str
    conference_public_id: str
    days_after_event: int | None
    """Days from the conference to the publication."""
    document: str
    document_public_id: str
    photographs: tuple[str, ...]
    """Captions."""
    lists: tuple[str, ...]
    listed: tuple[str, ...]
    public_from: datetime | None
    invented: bool

    @property
    def shown_on(self) -> date | None:
        """The day that a list shows: of publication, else of being shown here."""
        return self.published_on or (self.public_from.date() if self.public_from else None)


def news_for(actor: Actor) -> QuerySet[NewsEntry]:
    """All news, for those who have signed in."""
    return NewsEntry.objects.all() if may(actor, "news.list") else NewsEntry.objects.none()


def find_news(actor: Actor, public_id: str) -> NewsEntry:
    """One entry, or the same refusal for unknown and forbidden."""
    entry = news_for(actor).filter(public_id=public_id).first()
    if entry is None:
        raise NotFound
    return entry


def public_news(at: datetime) -> QuerySet[NewsEntry]:
    """The news that everybody may see at a moment, newest first."""
    return NewsEntry.objects.filter(public_from__lte=at).order_by(
        F("published_on").desc(nulls_last=True), "-public_from", "-id"
    )


def find_public_news(public_id: str, at: datetime) -> NewsEntry:
    """One public entry, or the refusal."""
    entry = public_news(at).filter(public_id=public_id).first()
    if entry is None:
        raise NotFound
    return entry


def news_about_conference(entries: QuerySet[NewsEntry], conference_id: int) -> QuerySet[NewsEntry]:
    """Those about one conference."""
    return entries.filter(conference=conference_id)


def news_about_document(entries: QuerySet[NewsEntry], document_id: int) -> QuerySet[NewsEntry]:
    """Those about one paper."""
    return entries.filter(document=document_id)


def search_news(entries: QuerySet[NewsEntry], text: str) -> QuerySet[NewsEntry]:
    """Those that hold every word of ``text`` in title or summary."""
    matching = Q()
    for word in fold(text).split():
        matching &= Q(folded__contains=word)
    return entries.filter(matching)


def news_rows(entries: Iterable[NewsEntry]) -> list[NewsRow]:
    """Rows in the given order; constant in queries."""
    listed = list(entries)
    prefetch_related_objects(listed, "conference", "document")
    return [_row(each) for each in listed]


def _row(entry: NewsEntry) -> NewsRow:
    conference, document = entry.conference, entry.document
    after = None
    if conference is not None and entry.published_on is not None:
        after = (entry.published_on - conference.day).days
    return NewsRow(
        id=entry.pk,
        public_id=entry.public_id,
        title=entry.title,
        summary=entry.summary,
        paragraphs=_paragraphs(entry.body),
        published_on=entry.published_on,
        published_at=_local(entry.published_at),
        byline_unit=entry.byline_unit,
        source=entry.source,
        conference=conference.name if conference else "",
        conference_public_id=conference.public_id if conference else "",
        days_after_event=after,
        document=document.citation if document else "",
        document_public_id=document.public_id if document else "",
        photographs=tuple(entry.photographs),
        lists=tuple(entry.lists),
        listed=tuple(entry.listed),
        public_from=_local(entry.public_from),
        invented=entry.invented,
    )


def _paragraphs(body: str) -> tuple[str, ...]:
    parts = body.replace("\r\n", "\n").split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _local(when: datetime | None) -> datetime | None:
    return when.astimezone(VIETNAM) if when else None
