"""Approved minutes go out to be signed by secretary and chair, each with a key of their own.

How a signature is made and judged is the register's; here stands who signs where.
"""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.minutes import keeper_of_paper, locked_minutes
from thidua.conferences.enums import MINUTES_SENT
from thidua.conferences.models import Conference, ConferenceMinutes
from thidua.documents.actions import Slot, request_signatures
from thidua.documents.queries import paper_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua.people.models import Person
from thidua_core.paper import render_pdf, signature_fields
from thidua_core.signing import add_fields


def send_minutes_to_sign(
    *, conference_id: int, chair_id: int, secretary_id: int, actor: Actor, at: datetime
) -> ConferenceMinutes:
    """Ask the secretary, then the chair, for a signature under the approved text.

    When both have signed, the minutes are linked to the conference. Refuses minutes that are not
    approved, one person in both places, and a signing that is open already. Recorded as
    ``minutes.sent``, and as *signatures.requested*.
    """
    if chair_id == secretary_id:
        raise Refused(phrases.SIGNERS_SAME, field="secretary")
    with transaction.atomic():
        conference, minutes = locked_minutes(conference_id, actor)
        if minutes.approved_at is None:
            raise Refused(phrases.MINUTES_NOT_APPROVED.format(name=conference.name))
        paper = paper_of(minutes.document)
        assert paper is not None, "minutes are written with their content"
        people = [Person.objects.get(pk=each) for each in (secretary_id, chair_id)]
        offices = [str(each).capitalize() for each in (phrases.SECRETARY, phrases.CHAIR)]
        named = tuple(
            replace(place, name=person.full_name)
            for place, person in zip(paper.signatures, people, strict=True)
        )
        paper = replace(paper, signatures=named)
        places = signature_fields(paper)
        issuer_id = conference.host_id or conference.body_id
        label = label_on(issuer_id, conference.day)
        request_signatures(
            document_id=minutes.document_id,
            pdf=add_fields(render_pdf(paper), places),
            slots=[
                Slot(
                    field=place.name,
                    unit_id=None,
                    person_id=person.pk,
                    unit_label=label,
                    office=office,
                    order=order,
                )
                for order, (place, person, office) in enumerate(
                    zip(places, people, offices, strict=True), start=1
                )
            ],
            cluster_year_id=_year_of(conference),
            actor=keeper_of_paper(actor, issuer_id),
            at=at,
        )
        record(
            MINUTES_SENT,
            subject=conference,
            also=[minutes.document, *people],
            actor=actor,
            at=at,
            name=conference.name,
        )
    return minutes


def _year_of(conference: Conference) -> int | None:
    """The cluster's year whose officer handles the papers, where only one meets."""
    years = list(conference.cluster_years.values_list("pk", flat=True))
    return years[0] if len(years) == 1 else None
