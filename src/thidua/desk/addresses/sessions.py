"""Sessions that vote, and counted ballots."""

from django.urls import path

from thidua.desk.views import session_forms, sessions

ONE = "sessions/<pid:public_id>/"
BALLOT = "ballots/<pid:public_id>/"

urlpatterns = [
    path("sessions/", sessions.session_list, name="session_list"),
    path("sessions/new/", session_forms.session_call, name="session_call"),
    path(ONE, sessions.session_detail, name="session"),
    path(f"{ONE}open/", session_forms.session_open, name="session_open"),
    path(f"{ONE}close/", session_forms.session_close, name="session_close"),
    path(f"{ONE}roll/", session_forms.session_roll, name="session_roll"),
    path(f"{ONE}roll/<str:entry_id>/", sessions.roll_mark, name="roll_mark"),
    path(f"{ONE}questions/new/", session_forms.question_put, name="question_put"),
    path(f"{ONE}ballots/new/", session_forms.ballot_prepare, name="ballot_prepare"),
    path(f"{ONE}minutes/", session_forms.session_minutes_write, name="session_minutes_write"),
    path(BALLOT, sessions.ballot_detail, name="ballot"),
    path(f"{BALLOT}step/<slug:to>/", session_forms.ballot_step, name="ballot_step"),
    path(f"{BALLOT}annul/", session_forms.ballot_annul, name="ballot_annul"),
    path(f"{BALLOT}rule/", session_forms.ballot_rule, name="ballot_rule"),
    path(f"{BALLOT}count/<int:place>/", session_forms.ballot_count, name="ballot_count"),
    *(
        path(f"{ONE}minutes.{form}", sessions.session_paper, {"form": form}, name=f"session_{form}")
        for form in ("pdf", "docx")
    ),
    *(
        path(
            f"{BALLOT}minutes.{form}", sessions.ballot_paper, {"form": form}, name=f"ballot_{form}"
        )
        for form in ("pdf", "docx")
    ),
]
