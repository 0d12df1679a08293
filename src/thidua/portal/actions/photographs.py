"""Photographs of news: typed by their content, freed of what the camera wrote, kept by their hash.

Knows nothing of what is shown where.
"""

import hashlib
from datetime import datetime

from django.db import transaction

from thidua.documents.actions.files import keep_content
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.portal import phrases
from thidua.portal.actions.news import lock_news
from thidua.portal.domain.photographs import Photograph, read_photograph
from thidua.portal.enums import PHOTO_ADDED, PHOTO_REMOVED
from thidua.portal.models import NewsPhoto
from thidua_core.text import squash

LIMIT_MB = 8
MOST_PHOTOS = 12


def add_photograph(
    *, news_id: int, caption: str, content: bytes, actor: Actor, at: datetime
) -> NewsPhoto:
    """Add a photograph to news; the same picture twice is one.

    Refuses an empty caption, a file that is too large or no whole JPEG or PNG, and more than
    ``MOST_PHOTOS``. Recorded as ``news.photo_added`` with the hash.
    """
    words = squash(caption)
    if not words:
        raise Refused(phrases.CAPTION_MISSING, field="caption")
    photograph = _readable(content)
    digest = hashlib.sha256(photograph.content).hexdigest()
    with transaction.atomic():
        entry = lock_news(news_id)
        require(actor, "news.enter", entry)
        known = entry.photos.filter(sha256=digest).first()
        if known is not None:
            return known
        if entry.photos.count() >= MOST_PHOTOS:
            raise Refused(phrases.TOO_MANY_PHOTOS.format(limit=MOST_PHOTOS), field="file")
        photo = NewsPhoto(
            entry=entry,
            sha256=digest,
            media_type=photograph.media_type,
            size=len(photograph.content),
            width=photograph.width,
            height=photograph.height,
            caption=words,
            added_at=at,
        )
        refuse_unfit_texts(photo)
        keep_content(digest, photograph.content)
        photo.save()
        record(
            PHOTO_ADDED,
            subject=entry,
            actor=actor,
            at=at,
            caption=words,
            title=entry.title,
            sha256=digest,
        )
    return photo


def remove_photograph(*, photo_id: int, actor: Actor, at: datetime) -> None:
    """Take a photograph off news. Recorded as ``news.photo_removed``."""
    with transaction.atomic():
        photo = NewsPhoto.objects.select_for_update(of=("self",)).get(pk=photo_id)
        entry = lock_news(photo.entry_id)
        require(actor, "news.enter", entry)
        record(
            PHOTO_REMOVED,
            subject=entry,
            actor=actor,
            at=at,
            caption=photo.caption,
            title=entry.title,
            sha256=photo.sha256,
        )
        photo.delete()


def _readable(content: bytes) -> Photograph:
    megabyte = 1024 * 1024
    if len(content) > LIMIT_MB * megabyte:
        size = -(-len(content) // megabyte)
        raise Refused(phrases.PHOTO_TOO_LARGE.format(size=size, limit=LIMIT_MB), field="file")
    photograph = read_photograph(content)
    if photograph is None:
        raise Refused(phrases.PHOTO_TYPE, field="file")
    return photograph
