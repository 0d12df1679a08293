"""Conferences."""

from django.urls import path

from thidua.desk.views import (
    conference_course,
    conference_delegates,
    conference_forms,
    conference_minutes,
    conference_papers,
    conferences,
)

ONE = "conferences/<pid:public_id>/"
PAPERS = {
    "invitation": conference_papers.invitation_paper_file,
    "minutes": conference_papers.minutes_paper_file,
}

urlpatterns = [
    path("conferences/", conferences.conference_list, name="conference_list"),
    path("conferences/new/", conference_forms.conference_plan, name="conference_plan"),
    path(ONE, conferences.conference_detail, name="conference"),
    path(f"{ONE}change/", conference_forms.conference_change, name="conference_change"),
    path(f"{ONE}cancel/", conference_forms.conference_cancel, name="conference_cancel"),
    path(f"{ONE}step/<slug:to>/", conference_forms.conference_step, name="conference_step"),
    path(
        f"{ONE}minutes/",
        conference_forms.conference_minutes_link,
        name="conference_minutes_link",
    ),
    path(
        f"{ONE}written-minutes/",
        conference_minutes.conference_minutes,
        name="conference_minutes",
    ),
    path(f"{ONE}written-minutes/write/", conference_minutes.minutes_write, name="minutes_write"),
    path(
        f"{ONE}written-minutes/approve/",
        conference_minutes.minutes_approve,
        name="minutes_approve",
    ),
    path(f"{ONE}written-minutes/reopen/", conference_minutes.minutes_reopen, name="minutes_reopen"),
    path(
        f"{ONE}written-minutes/correct/<str:place>/",
        conference_minutes.minutes_correct,
        name="minutes_correct",
    ),
    path(f"{ONE}written-minutes/send/", conference_minutes.minutes_send, name="minutes_send"),
    path(f"{ONE}course/", conference_course.conference_course, name="conference_course"),
    path(f"{ONE}agenda/", conference_course.agenda_point_add, name="agenda_point_add"),
    path(f"{ONE}notes/", conference_course.note_take, name="note_take"),
    path(
        f"{ONE}delegates/",
        conference_delegates.conference_delegates,
        name="conference_delegates",
    ),
    path(f"{ONE}delegates/new/", conference_delegates.delegate_add, name="delegate_add"),
    path(f"{ONE}delegates/units/", conference_delegates.delegate_units, name="delegate_units"),
    path(f"{ONE}code/", conference_delegates.conference_code, name="conference_code"),
    path(
        f"{ONE}arrive/<slug:code>/",
        conference_delegates.conference_arrive,
        name="conference_arrive",
    ),
    path(
        f"{ONE}invitation.ics",
        conference_papers.conference_invitation,
        name="conference_invitation",
    ),
    *(
        path(f"{ONE}{word}.{form}", view, {"form": form}, name=f"{word}_{form}")
        for word, view in PAPERS.items()
        for form in ("pdf", "docx")
    ),
    path(
        "agenda/<pid:public_id>/change/",
        conference_course.agenda_point_change,
        name="agenda_point_change",
    ),
    path(
        "agenda/<pid:public_id>/move/",
        conference_course.agenda_point_move,
        name="agenda_point_move",
    ),
    path(
        "agenda/<pid:public_id>/remove/",
        conference_course.agenda_point_remove,
        name="agenda_point_remove",
    ),
    path("notes/<pid:public_id>/change/", conference_course.note_change, name="note_change"),
    path("notes/<pid:public_id>/strike/", conference_course.note_strike, name="note_strike"),
    path(
        "delegates/<pid:public_id>/attendance/",
        conference_delegates.delegate_attendance,
        name="delegate_attendance",
    ),
    path(
        "delegates/<pid:public_id>/stand-in/",
        conference_delegates.delegate_stand_in,
        name="delegate_stand_in",
    ),
    path(
        "delegates/<pid:public_id>/withdraw/",
        conference_delegates.delegate_withdraw,
        name="delegate_withdraw",
    ),
]
