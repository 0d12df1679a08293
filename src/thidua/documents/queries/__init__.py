"""Reads of the documents."""

from thidua.documents.queries.documents import (
    DocumentRow,
    RelationRow,
    document_rows,
    documents_for,
    find_document,
    find_public_document,
    like_document,
    public_documents,
    relation_rows,
    search_documents,
)
from thidua.documents.queries.series import NumberRow, SeriesRow, number_rows, series_rows

__all__ = [
    "DocumentRow",
    "NumberRow",
    "RelationRow",
    "SeriesRow",
    "document_rows",
    "documents_for",
    "find_document",
    "find_public_document",
    "like_document",
    "number_rows",
    "public_documents",
    "relation_rows",
    "search_documents",
    "series_rows",
]
