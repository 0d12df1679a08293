"""Lists as they are written to a file: those that can be imported in the columns of the import."""

from thidua.exchange.queries.exports.whole import Export, export_of

__all__ = ["Export", "export_of"]
