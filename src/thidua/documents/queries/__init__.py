"""Reads of the documents."""

from thidua.documents.queries.agencies import kept_agencies, numbered_agencies
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
    find_number,
    find_series,
    held_number,
    number_rows,
    numbers_of,
    series_for,
    series_of_paper,
    series_rows,
)
from thidua.documents.queries.steps import Step, Steps, steps_of

__all__ = [
    "DocumentRow",
    "FileRow",
    "NumberRow",
    "Printed",
    "RelationRow",
    "SeriesRow",
    "Step",
    "Steps",
    "document_rows",
    "documents_for",
    "docx_of",
    "files_of",
    "find_document",
    "find_file",
    "find_like",
    "find_number",
    "find_public_document",
    "find_series",
    "held_number",
    "kept_agencies",
    "kept_files",
    "number_rows",
    "numbered_agencies",
    "numbers_of",
    "paper_of",
    "pdf_of",
    "public_documents",
    "relation_rows",
    "search_documents",
    "series_for",
    "series_of_paper",
    "series_rows",
    "steps_of",
]
