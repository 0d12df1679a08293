"""The register of documents, their relations, number series, files and rendered papers."""
