"""The papers of a conference as files: the invitation and the minutes, as PDF and as Word."""

import json
from collections.abc import Mapping
from typing import Any

from thidua.conferences import phrases
from thidua.conferences.models import Conference, Delegate
from thidua.conferences.queries.invitation import invitation_paper
from thidua.conferences.queries.minutes import minutes_tree
from thidua.conferences.queries.written_minutes import corrected_tree, written_minutes_of
from thidua.documents.enums import RequestState
from thidua.documents.queries import Printed, signature_request_of, signed_pdf
from thidua.documents.queries.papers import DOCX, PDF
from thidua.kernel.errors import Refused
from thidua_core.errors import InputError
from thidua_core.paper import read_paper, render_docx, render_pdf

_FORMS = {"pdf": (PDF, render_pdf), "docx": (DOCX, render_docx)}


def printed_invitation(
    conference: Conference, form: str, *, delegate: Delegate | None = None
) -> Printed:
    """The invitation as ``pdf`` or ``docx``, to everybody on the list or to one delegate."""
    return _printed(invitation_paper(conference, delegate=delegate), "giay-moi", conference, form)


def printed_minutes(conference: Conference, form: str) -> Printed:
    """The minutes as ``pdf`` or ``docx``: the signed file, else the kept text, else what is written down."""
    minutes = written_minutes_of(conference)
    request = signature_request_of(minutes.document_id) if minutes else None
    if request is not None and request.state == RequestState.COMPLETE and form == "pdf":
        name = f"bien-ban-hoi-nghi-{conference.day:%Y-%m-%d}.pdf"
        return Printed(name=name, media_type=PDF, content=signed_pdf(request.request_id))
    tree = minutes_tree(conference) if minutes is None else corrected_tree(minutes)
    return _printed(tree, "bien-ban", conference, form)


def _printed(tree: Mapping[str, Any], word: str, conference: Conference, form: str) -> Printed:
    media_type, render = _FORMS[form]
    try:
        content = render(read_paper(json.dumps(tree, ensure_ascii=False)))
    except InputError as error:
        raise Refused(
            phrases.PAPER_UNPRINTABLE.format(name=conference.name, problem=error.message)
        ) from error
    name = f"{word}-hoi-nghi-{conference.day:%Y-%m-%d}.{form}"
    return Printed(name=name, media_type=media_type, content=content)
