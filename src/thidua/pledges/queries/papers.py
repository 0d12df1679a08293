"""The papers of a pledge: the pledge itself, and the table of comments received and answered."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.clusters.enums import ClusterKind, LeadRole
from thidua.conferences.domain.heading import seat_of
from thidua.conferences.queries.invitation import spelt
from thidua.documents.queries import Printed
from thidua.documents.queries.files import path_of
from thidua.documents.queries.papers import DOCX, PDF
from thidua.kernel.errors import Refused
from thidua.org.enums import Sector
from thidua.org.queries.labels import label_on, labels_on
from thidua.pledges import phrases
from thidua.pledges.domain.offices import Office, office_lines
from thidua.pledges.domain.printing import Box, CommentLine, Heading, comment_paper, pledge_paper
from thidua.pledges.models import Pledge
from thidua.pledges.queries.opinions import CommentRow, comment_rows
from thidua.pledges.queries.texts import content_of
from thidua_core.errors import InputError
from thidua_core.paper import SignatureField, read_paper, render_docx, render_pdf, signature_fields
from thidua_core.text import fold

_FORMS = {"pdf": (PDF, render_pdf), "docx": (DOCX, render_docx)}


def paper_tree(
    pledge: Pledge, *, on: date, place: str = "", dated: date | None = None
) -> dict[str, Any]:
    """The pledge as keys and values of ``PAPER.yaml``, as it would be frozen on a day."""
    year = pledge.cluster_year
    signatories = list(pledge.signatories.order_by("order", "id"))
    names = labels_on([each.unit_id for each in signatories if each.unit_id], on)
    boxes = [
        Box(
            unit=names.get(each.unit_id or 0, each.unit_label),
            office=office_lines(each.role) or Office(signing_for=(), office=each.role or "…"),
        )
        for each in signatories
    ]
    return pledge_paper(
        content_of(pledge, on=on),
        boxes,
        Heading(
            issuer=year.cluster.name,
            superior=superior_of(pledge, on),
            place=place or _seat(pledge, on),
            day=dated,
            year=on.year,
        ),
    )


def superior_of(pledge: Pledge, on: date) -> str:
    """The line above the cluster's name: the sector, or the parent body's name."""
    body = pledge.cluster_year.cluster.parent_body
    if body.sector == Sector.PROCURACY and _full_name(body.pk, on).endswith("tối cao"):
        return "Ngành Kiểm sát nhân dân"
    return _full_name(body.pk, on)


def frozen_pdf(pledge: Pledge) -> bytes:
    """The bytes that are signed, as they were kept."""
    return path_of(pledge.frozen_sha256).read_bytes()


def drawn_again(pledge: Pledge) -> bytes:
    """The PDF drawn anew from what was frozen: the same bytes as were kept."""
    return render_pdf(read_paper(json.dumps(pledge.frozen_paper, ensure_ascii=False)))


def fields_of(pledge: Pledge) -> tuple[SignatureField, ...]:
    """Where each signatory signs, in their order."""
    return signature_fields(read_paper(json.dumps(pledge.frozen_paper, ensure_ascii=False)))


def printed_pledge(pledge: Pledge, form: str, *, on: date) -> Printed:
    """The pledge as ``pdf`` or ``docx``: the frozen bytes once there are such, else the draft."""
    if form == "pdf" and pledge.frozen_sha256:
        return Printed(name=file_name(pledge), media_type=PDF, content=frozen_pdf(pledge))
    tree = pledge.frozen_paper or paper_tree(pledge, on=on)
    return _printed(tree, form, file_name(pledge, form), pledge.what)


def printed_comments(pledge: Pledge, form: str, *, on: date) -> Printed:
    """*Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý* as ``pdf`` or ``docx``."""
    year = pledge.cluster_year
    tree = comment_paper(
        [_line(each) for each in comment_rows(pledge, on=on)],
        what=f"{pledge.what[0].lower()}{pledge.what[1:]} {pledge.title}",
        issuer=year.cluster.name,
        superior=superior_of(pledge, on),
        place=_seat(pledge, on),
        office=LeadRole.HEAD.of(ClusterKind(year.cluster.kind)),
    )
    return _printed(tree, form, f"tong-hop-gop-y-{_stem(pledge)}.{form}", pledge.what)


def comment_words(row: CommentRow) -> str:
    """A comment in one cell: what it says, and the words that it proposes."""
    proposed = f"Đề nghị sửa thành: “{row.proposed}”" if row.proposed else ""
    passage = f"Về đoạn “{row.passage}”:" if row.passage else ""
    return " ".join(filter(None, (passage, " ".join(row.text.split()), proposed)))


def file_name(pledge: Pledge, form: str = "pdf") -> str:
    """``giao-uoc-thi-dua-cum-thi-dua-so-10-2020.pdf``."""
    return f"{_stem(pledge)}.{form}"


def _stem(pledge: Pledge) -> str:
    year = pledge.cluster_year
    named = f"{pledge.what} {year.cluster.name} {year.year}"
    words = "".join(sign if sign.isalnum() else " " for sign in fold(named)).split()
    return "-".join(words)


def _line(row: CommentRow) -> CommentLine:
    place = phrases.CLAUSE_PLACE.format(code=row.code) if row.code else phrases.WHOLE_DRAFT
    return CommentLine(
        place=str(place)[0].upper() + str(place)[1:],
        unit=row.unit,
        text=comment_words(row),
        outcome=row.outcome_label,
        answer=row.answer,
    )


def _printed(tree: Mapping[str, Any], form: str, name: str, what: str) -> Printed:
    media_type, render = _FORMS[form]
    try:
        content = render(read_paper(json.dumps(tree, ensure_ascii=False)))
    except InputError as error:
        problem = error.message.rstrip(".")
        raise Refused(phrases.PAPER_UNPRINTABLE.format(what=what, problem=problem)) from error
    return Printed(name=name, media_type=media_type, content=content)


def _seat(pledge: Pledge, on: date) -> str:
    """The place of the head unit, on whose paper it is issued; empty where it is not known."""
    leads = pledge.cluster_year.leads.filter(role=LeadRole.HEAD).order_by("-start")
    head = leads.filter(end=None).first() or leads.first()
    return seat_of(_full_name(head.unit_id, on)) if head else ""


def _full_name(unit_id: int, on: date) -> str:
    return spelt(label_on(unit_id, on))
