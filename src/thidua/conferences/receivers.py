"""What a conference does when its minutes have been signed by chair and secretary."""

from thidua.conferences.actions.course import link_minutes
from thidua.conferences.enums import ConferenceState
from thidua.conferences.models import ConferenceMinutes
from thidua.documents.actions import sign_document
from thidua.documents.enums import DocumentState
from thidua.documents.events import SignaturesComplete
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import VIETNAM


def link_signed_minutes(event: SignaturesComplete) -> None:
    """Write down that the paper is signed, and link it to its conference."""
    minutes = (
        ConferenceMinutes.objects.select_related("conference", "document")
        .filter(document=event.document_id, conference__state=ConferenceState.CLOSED)
        .first()
    )
    if minutes is None:
        return
    if minutes.document.state == DocumentState.DRAFT:
        sign_document(
            document_id=minutes.document_id,
            signer=minutes.conference.chair,
            signed_on=event.at.astimezone(VIETNAM).date(),
            actor=SYSTEM,
            at=event.at,
        )
    link_minutes(
        conference_id=minutes.conference_id,
        document_id=minutes.document_id,
        actor=SYSTEM,
        at=event.at,
    )
