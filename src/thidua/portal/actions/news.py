"""News: entered, shown to everybody, taken back.

Of news published elsewhere only the facts are kept, in our own words; this module does not know
where the words come from.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.portal import phrases
from thidua.portal.enums import (
    NEWS_CORRECTED,
    NEWS_ENTERED,
    NEWS_PUBLISHED,
    NEWS_WITHDRAWN,
    NewsList,
)
from thidua.portal.models import NewsEntry
from thidua_core.periods import format_date_vn
from thidua_core.text import nfc


def enter_news(
    *,
    title: str,
    actor: Actor,
    at: datetime,
    summary: str = "",
    body: str = "",
    published_on: date | None = None,
    published_at: datetime | None = None,
    byline_unit: str = "",
    source: str = "",
    conference_id: int | None = None,
    document_id: int | None = None,
    photographs: Sequence[str] = (),
    lists: Sequence[NewsList] = (),
    listed: Sequence[str] = (),
    invented: bool = False,
) -> NewsEntry:
    """Enter news, not yet shown to the public.

    ``published_on`` and ``published_at`` say when it appeared elsewhere, None where that is not
    known; the moment gives the day. ``body`` is plain text, a blank line between paragraphs.
    Refuses an empty title, a day and a moment that disagree, a moment after now, and news that is
    there already word for word. Recorded as ``news.entered``.
    """
    if not title.strip():
        raise Refused(phrases.TITLE_MISSING, field="title")
    day = _day(published_on, published_at, at)
    with transaction.atomic():
        entry = NewsEntry(
            title=_line(title),
            summary=_line(summary),
            body=nfc(body.strip()),
            published_on=day,
            published_at=published_at,
            byline_unit=_line(byline_unit),
            source=_line(source),
            conference_id=conference_id,
            document_id=document_id,
            photographs=[_line(each) for each in photographs if each.strip()],
            lists=[NewsList(each).value for each in lists],
            listed=[_line(each) for each in listed if each.strip()],
            invented=invented,
        )
        require(actor, "news.enter", entry)
        _save_new(entry)
        record(
            NEWS_ENTERED,
            subject=entry,
            also=[each for each in (entry.conference, entry.document) if each],
            actor=actor,
            at=at,
            title=entry.title,
            source=entry.source,
            published_on=entry.published_on,
        )
    return entry


def correct_news(*, news_id: int, actor: Actor, at: datetime, **changes: str) -> NewsEntry:
    """Correct the words of news (``phrases.NEWS_PARTICULARS``), shown to the public or not.

    Refuses an empty title, and leaving public news with nothing to read. Recorded as
    ``news.corrected`` with old and new words; nothing is recorded when nothing differs.
    """
    unknown = changes.keys() - phrases.NEWS_PARTICULARS.keys()
    if unknown:
        raise TypeError(f"not correctable: {sorted(unknown)}")
    with transaction.atomic():
        entry = lock_news(news_id)
        require(actor, "news.enter", entry)
        differing: dict[str, list[str]] = {}
        for column, text in changes.items():
            kept = nfc(text.strip()) if column == "body" else _line(text)
            if getattr(entry, column) != kept:
                differing[column] = [getattr(entry, column), kept]
                setattr(entry, column, kept)
        if differing:
            _refuse_unfit(entry)
            entry.save()
            record(
                NEWS_CORRECTED,
                subject=entry,
                actor=actor,
                at=at,
                fields=", ".join(str(phrases.NEWS_PARTICULARS[name]) for name in differing),
                title=entry.title,
                changes=differing,
            )
    return entry


def _refuse_unfit(entry: NewsEntry) -> None:
    if not entry.title:
        raise Refused(phrases.TITLE_MISSING, field="title")
    refuse_unfit_texts(entry)
    if entry.public_from is not None:
        refuse_unreadable(entry)


def refuse_unreadable(entry: NewsEntry) -> None:
    """Refuse news that leaves nothing to read."""
    if not entry.summary and not entry.body:
        raise Refused(phrases.NOTHING_TO_READ.format(title=entry.title), field="summary")


def _save_new(entry: NewsEntry) -> None:
    refuse_unfit_texts(entry)
    same = NewsEntry.objects.filter(
        title=entry.title,
        summary=entry.summary,
        body=entry.body,
        source=entry.source,
        published_on=entry.published_on,
        conference=entry.conference_id,
    )
    if same.exists():
        raise Refused(phrases.NEWS_THERE.format(title=entry.title), field="title")
    entry.save()


def publish_news(*, news_id: int, actor: Actor, at: datetime) -> NewsEntry:
    """Show news to everybody from now on; what is shown already stays so.

    Refuses news with nothing to read. Recorded as ``news.published``.
    """
    with transaction.atomic():
        entry = lock_news(news_id)
        require(actor, "news.publish", entry)
        refuse_unreadable(entry)
        if entry.public_from is None:
            entry.public_from = at
            entry.save()
            record(NEWS_PUBLISHED, subject=entry, actor=actor, at=at, title=entry.title)
    return entry


def withdraw_news(*, news_id: int, reason: str, actor: Actor, at: datetime) -> NewsEntry:
    """Stop showing news; what is not shown stays so.

    Refuses an empty reason. Recorded as ``news.withdrawn``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        entry = lock_news(news_id)
        require(actor, "news.publish", entry)
        if entry.public_from is not None:
            entry.public_from = None
            entry.save()
            record(
                NEWS_WITHDRAWN,
                subject=entry,
                actor=actor,
                at=at,
                title=entry.title,
                reason=reason.strip(),
            )
    return entry


def lock_news(news_id: int) -> NewsEntry:
    """The entry's row, locked."""
    return NewsEntry.objects.select_for_update().get(pk=news_id)


def _day(published_on: date | None, published_at: datetime | None, at: datetime) -> date | None:
    if published_at is None:
        if published_on is not None and published_on > at.astimezone(VIETNAM).date():
            when = format_date_vn(published_on)
            raise Refused(phrases.PUBLISHED_LATER.format(when=when), field="published_on")
        return published_on
    local = published_at.astimezone(VIETNAM)
    when = f"{local:%H:%M} ngày {format_date_vn(local.date())}"
    if published_at > at:
        raise Refused(phrases.PUBLISHED_LATER.format(when=when), field="published_at")
    if published_on not in {None, local.date()}:
        assert published_on is not None
        raise Refused(
            phrases.TWO_DAYS.format(day=format_date_vn(published_on), when=when),
            field="published_on",
        )
    return local.date()


def _line(text: str) -> str:
    return nfc(" ".join(text.split()))
