"""Keeping the paper of a draft in step with its list.

Knows the content only; number, day and signature are the register's.
"""

from datetime import datetime

from thidua.commendations.domain.wording import content_of
from thidua.commendations.models import Decision
from thidua.commendations.queries.lines import listed_lines
from thidua.documents.actions import revise_draft
from thidua.kernel.actors import SYSTEM


def rewrite_paper(decision: Decision, *, at: datetime) -> None:
    """Write the draft's paper anew from the decision and its list, in the caller's transaction."""
    content = content_of(
        lines=listed_lines(decision, on=at.date()),
        authority=decision.authority,
        place=decision.place,
        bases=decision.bases,
        articles=decision.articles,
        recipients=decision.recipients,
        signature=_signature(decision),
    )
    # The right to write the decision has been asked; the paper is a part of it.
    revise_draft(document_id=decision.document_id, paper=content, actor=SYSTEM, at=at)
    decision.document.refresh_from_db()


def _signature(decision: Decision) -> dict[str, object]:
    *above, office = decision.signer_office.split("\n")
    signature: dict[str, object] = {"name": decision.signer.full_name, "office": office.strip()}
    forms = {}
    for line in above:
        form, _dot, whom = line.strip().partition(". ")
        forms[form] = whom
    return signature | ({"for": forms} if forms else {})
