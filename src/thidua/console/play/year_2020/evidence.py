"""The evidence that came with the six self-scored sheets: small Word files, each of its own content.

Two of them are the same bytes under another criterion, as happens; the sheet points them out.
"""

import io
import zipfile
from datetime import date
from html import escape

from django.db import transaction

from thidua.console.play.script import Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    MEMBERS,
    OFFICER,
    actor_of,
    cluster_year_id,
    unit_id,
)
from thidua.console.play.year_2020.data import rows
from thidua.kernel.actors import SYSTEM
from thidua.scoring.actions import Piece, bring_evidence
from thidua.scoring.enums import SheetState
from thidua.scoring.queries import evidence_for, sheets_for

BROUGHT = date(2020, 12, 2)
_SAVED = (2020, 12, 1, 8, 0, 0)
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}
_DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{paragraphs}</w:body></w:document>"
)


def bring_files(stage: Stage) -> list[str]:
    """Attach the files of each sheet at once, before it is sent."""
    sheets = sheets_for(SYSTEM).filter(cluster_year=cluster_year_id(), state=SheetState.OPEN)
    by_unit = {each.unit_id: each for each in sheets}
    if not by_unit or evidence_for(SYSTEM).filter(sheet__in=by_unit.values()).exists():
        return ["đã có sẵn"]
    told = read_script("year-2020/evidence").told
    made = 0
    with transaction.atomic(), lived(BROUGHT, 14) as at:
        officer = actor_of(OFFICER, BROUGHT)
        for word in MEMBERS:
            sheet = by_unit[unit_id(word)]
            pieces = _folder(word, told)
            made += len(bring_evidence(pieces, sheet_id=sheet.pk, actor=officer, at=at))
    return [f"{made} minh chứng", f"{len(told['same']):02d} tệp trùng được cảnh báo"]


def _folder(word: str, told: Told) -> list[Piece]:
    """A file for each criterion with a mark, as many as the file of facts says."""
    unit = MEMBERS[word]
    marked = [row.criterion for row in rows() if row.unit == unit and row.is_claimed]
    same = {each["criterion"]: each["as"] for each in told["same"] if each["unit"] == word}
    return [
        Piece(
            criterion=code,
            name=f"minh-chung-{code}.docx",
            content=_word(
                [told["title"], f"{unit}, tiêu chí {same.get(code, code)}", told["said"]]
            ),
        )
        for code in marked[: told["each"]]
    ]


def _word(lines: list[str]) -> bytes:
    """A Word file of a few paragraphs; the same lines make the same bytes."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    parts = _PARTS | {"word/document.xml": _DOCUMENT.format(paragraphs=paragraphs)}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _SAVED), text.encode())
    return written.getvalue()
