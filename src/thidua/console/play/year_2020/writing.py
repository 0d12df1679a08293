"""Papers of the cluster's head that are written here: drafted with content, signed, numbered."""

from typing import Any

from thidua.console.play.script import Told, lived
from thidua.console.play.year_2020.cluster import INVENTED, actor_of, unit_id
from thidua.documents.actions import (
    Particulars,
    draft_document,
    enter_office_number,
    sign_document,
)
from thidua.documents.enums import DocumentKind
from thidua.documents.queries import documents_for
from thidua.kernel.actors import SYSTEM

CLERK = "van-thu"
"""Who drafts and numbers for the head's office."""


def made_here(kind: DocumentKind, told: Told, paper: dict[str, Any]) -> int:
    """The key of a paper of the head, found or made on the day of its signature."""
    day = told["signed_on"]
    known = documents_for(SYSTEM, on=day).filter(title=told["title"]).first()
    if known is not None:
        return known.pk
    with lived(day, 15) as at:
        step: dict[str, Any] = {"actor": actor_of(CLERK, day), "at": at}
        document_id = draft_document(
            Particulars(
                kind=kind,
                symbol=told["symbol"],
                issuer_id=unit_id("long-an"),
                issuer_label="Cụm thi đua số 10",
                title=told["title"],
                source=INVENTED,
                invented=True,
            ),
            paper=paper,
            **step,
        ).pk
        sign_document(document_id=document_id, signer=told["signer"], signed_on=day, **step)
        enter_office_number(document_id=document_id, number=told["number"], issued_on=day, **step)
    return document_id


def paper_of_head(*body: str | dict[str, Any]) -> dict[str, Any]:
    """A paper of the cluster's head as keys of ``PAPER.yaml``; it says that its figures are invented."""
    return {
        "superior": "Viện kiểm sát nhân dân tối cao",
        "issuer": "Viện kiểm sát nhân dân tỉnh Long An",
        "place": "Long An",
        "body": [*body, "(Số liệu giả định, dùng để giới thiệu phần mềm)"],
        "signatures": [{"for": {"TM": "Cụm thi đua số 10"}, "office": "Cụm trưởng"}],
        "recipients": ["Thường trực Hội đồng Thi đua - Khen thưởng", "Các đơn vị thành viên"],
        "filed": "VT, Hồ sơ Cụm",
    }


def table(columns: list[tuple[str, str, str]], rows: list[list[str]]) -> dict[str, Any]:
    """A table of a paper from title, share and alignment of its columns."""
    heads = [{"title": title, "share": share, "align": align} for title, share, align in columns]
    return {"table": {"columns": heads, "rows": rows}}
