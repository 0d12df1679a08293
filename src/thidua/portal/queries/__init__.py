"""Reads of the portal."""

from thidua.portal.queries.news import (
    NewsRow,
    find_news,
    find_public_news,
    news_about_conference,
    news_about_document,
    news_for,
    news_rows,
    public_news,
    search_news,
)
from thidua.portal.queries.photographs import (
    PhotoRow,
    find_photo,
    find_public_photo,
    kept_photos,
    photos_of,
)

__all__ = [
    "NewsRow",
    "PhotoRow",
    "find_news",
    "find_photo",
    "find_public_news",
    "find_public_photo",
    "kept_photos",
    "news_about_conference",
    "news_about_document",
    "news_for",
    "news_rows",
    "photos_of",
    "public_news",
    "search_news",
]
