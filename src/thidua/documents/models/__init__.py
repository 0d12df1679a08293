"""Rows of the documents."""

from thidua.documents.models.document import Document, DocumentFile, DocumentRelation
from thidua.documents.models.series import NumberSeries, SeriesNumber

__all__ = ["Document", "DocumentFile", "DocumentRelation", "NumberSeries", "SeriesNumber"]
