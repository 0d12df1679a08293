"""Reads of the documents."""

from thidua.documents.queries.documents import (
    DocumentRow,
    RelationRow,
    document_rows,
    documents_for,
    find_document,
    find_like,
    find_public_document,
    public_documents,
    relation_rows,
    search_documents,
)
from thidua.documents.queries.files import FileRow, files_of, find_file, kept_files
from thidua.documents.queries.papers import Printed, docx_of, paper_of, pdf_of
from thidua.documents.queries.series import (
    NumberRow,
    SeriesRow,
    find_series,
    number_rows,
    numbers_of,
    series_for,
    series_rows,
)

__all__ = [
    "DocumentRow",
    "FileRow",
    "NumberRow",
    "Printed",
    "RelationRow",
    "SeriesRow",
    "document_rows",
    "documents_for",
    "docx_of",
    "files_of",
    "find_document",
    "find_file",
    "find_like",
    "find_public_document",
    "find_series",
    "kept_files",
    "number_rows",
    "numbers_of",
    "paper_of",
    "pdf_of",
    "public_documents",
    "relation_rows",
    "search_documents",
    "series_for",
    "series_rows",
]
