"""Minutes of sessions and counts as files."""

import json
from collections.abc import Mapping
from typing import Any

from thidua.councils import phrases
from thidua.councils.enums import BallotState
from thidua.councils.models import Ballot, Session
from thidua.councils.queries.minutes import counting_tree, session_tree
from thidua.documents.queries import Printed
from thidua.documents.queries.papers import DOCX, PDF
from thidua.kernel.errors import Refused
from thidua_core.errors import InputError
from thidua_core.paper import read_paper, render_docx, render_pdf

_FORMS = {"pdf": (PDF, render_pdf), "docx": (DOCX, render_docx)}


def printed_session_minutes(session: Session, form: str) -> Printed:
    """The minutes of a session as ``pdf`` or ``docx``, of what is written down up to now."""
    name = f"bien-ban-hop-{session.day:%Y-%m-%d}.{form}"
    return _printed(session_tree(session), name, session, form)


def printed_counting_minutes(ballot: Ballot, form: str) -> Printed:
    """The counting minutes as ``pdf`` or ``docx``; refuses a vote without result."""
    if ballot.state != BallotState.COUNTED:
        raise Refused(phrases.NO_RESULT.format(title=ballot.title))
    name = f"bien-ban-kiem-phieu-{ballot.session.day:%Y-%m-%d}.{form}"
    return _printed(counting_tree(ballot), name, ballot.session, form)


def _printed(tree: Mapping[str, Any], name: str, session: Session, form: str) -> Printed:
    media_type, render = _FORMS[form]
    try:
        content = render(read_paper(json.dumps(tree, ensure_ascii=False)))
    except InputError as error:
        raise Refused(
            phrases.PAPER_UNPRINTABLE.format(name=session.name, problem=error.message)
        ) from error
    return Printed(name=name, media_type=media_type, content=content)
