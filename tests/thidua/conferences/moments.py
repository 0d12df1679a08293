"""When the conference of these tests is planned and held, and how it comes to a state."""

from datetime import date

from thidua.conferences.actions import invite, move_conference_on
from thidua.conferences.domain.course import COURSE
from thidua.conferences.enums import ConferenceState
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment

DAY = date(2020, 2, 21)
PLANNED = moment(date(2020, 2, 3), 9)
THEN = moment(DAY, 14)
AFTERWARDS = moment(date(2020, 2, 24), 9)


def bring_to(conference, state):
    """Walk a planned conference forward to a state before its minutes; somebody is invited."""
    if not conference.delegates.exists():
        invite(conference_id=conference.pk, role="Đại biểu", actor=SYSTEM, at=PLANNED)
    for each in COURSE[1 : COURSE.index(state) + 1]:
        move_conference_on(
            conference_id=conference.pk, to=ConferenceState(each), actor=SYSTEM, at=THEN
        )
    conference.refresh_from_db()
    return conference
