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

__all__ = [
    "NewsRow",
    "find_news",
    "find_public_news",
    "news_about_conference",
    "news_about_document",
    "news_for",
    "news_rows",
    "public_news",
    "search_news",
]
