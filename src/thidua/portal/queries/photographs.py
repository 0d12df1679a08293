"""Photographs of news, for editors and for everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db.models import QuerySet

from thidua.documents.queries.files import path_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.portal.models import NewsEntry, NewsPhoto
from thidua.portal.queries.news import news_for, public_news


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRow:
    """One photograph as a page shows it."""

    id: int
    public_id: str
    caption: str
    news: str
    """Title of the entry that it belongs to."""
    sha256: str
    media_type: str
    width: int
    height: int
    path: Path


def photos_of(entry: NewsEntry) -> list[PhotoRow]:
    """The photographs of one entry, in the order in which they were added."""
    return [_row(each) for each in entry.photos.select_related("entry")]


def find_photo(actor: Actor, news_id: str, public_id: str) -> PhotoRow:
    """One photograph of news that an actor may see, or the refusal."""
    return _found(NewsPhoto.objects.filter(entry__in=news_for(actor)), news_id, public_id)


def find_public_photo(news_id: str, public_id: str, at: datetime) -> PhotoRow:
    """One photograph of public news, or the refusal."""
    return _found(NewsPhoto.objects.filter(entry__in=public_news(at)), news_id, public_id)


def kept_photos() -> Iterator[PhotoRow]:
    """All photographs of the installation."""
    for photo in NewsPhoto.objects.select_related("entry").order_by("id").iterator(500):
        yield _row(photo)


def _found(photos: QuerySet[NewsPhoto], news_id: str, public_id: str) -> PhotoRow:
    of_entry = photos.select_related("entry").filter(entry__public_id=news_id)
    photo = of_entry.filter(public_id=public_id).first()
    if photo is None:
        raise NotFound
    return _row(photo)


def _row(photo: NewsPhoto) -> PhotoRow:
    return PhotoRow(
        id=photo.pk,
        public_id=photo.public_id,
        caption=photo.caption,
        news=photo.entry.title,
        sha256=photo.sha256,
        media_type=photo.media_type,
        width=photo.width,
        height=photo.height,
        path=path_of(photo.sha256),
    )
