"""The signed papers of a bundle, each verified by the signing room.

Knows which files must carry signatures; what a signature is worth is not decided here. A paper
that nobody signed electronically, such as a scan, is not refused for it, but never said to be
signed.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from thidua_core.bundle._contents import DECISIONS, DOCUMENTS, PLEDGE
from thidua_core.bundle._findings import FindingList
from thidua_core.signing import Certificate, verify_pdf

_PDF: Final = ".pdf"
_SIGNED: Final = b"/ByteRange"
"""Stands in the clear in every PDF that carries a signature."""


def check_signatures(
    files: Mapping[str, bytes], anchors: Iterable[Certificate], findings: FindingList, *, file: str
) -> list[dict[str, Any]]:
    """Verify every signed PDF; return the signatures, each with the ``file`` it stands in."""
    trusted = tuple(anchors)
    signatures: list[dict[str, Any]] = []
    whole = 0
    for path in _papers(files):
        if _SIGNED not in files[path]:
            if not path.startswith(DOCUMENTS):
                findings.warning("unsigned_paper", path, path=path)
            continue
        report = verify_pdf(files[path], trusted, file=file, language=findings.language)
        for each in report["findings"]:
            findings.take(each, path)
        signatures += [each | {"file": path} for each in report["signatures"]]
        whole += bool(report["ok"])
    if whole:
        findings.info("signatures_hold", "", count=len(signatures), papers=whole)
    return signatures


def _papers(files: Mapping[str, bytes]) -> list[str]:
    return [
        path
        for path in files
        if path == PLEDGE or (path.startswith((DECISIONS, DOCUMENTS)) and path.endswith(_PDF))
    ]
