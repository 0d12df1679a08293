"""Deadlines."""

from django.urls import path

from thidua.desk.views import deadlines

urlpatterns = [
    path("deadlines/<pid:public_id>/", deadlines.deadline, name="deadline"),
    path("deadlines/<pid:public_id>/done/", deadlines.deadline_close, name="deadline_close"),
    path("deadlines/<pid:public_id>/extension/", deadlines.deadline_ask, name="deadline_ask"),
    path("deadlines/<pid:public_id>/move/", deadlines.deadline_move, name="deadline_move"),
    path("deadlines/<pid:public_id>/decline/", deadlines.deadline_decline, name="deadline_decline"),
    path("deadlines/<pid:public_id>/cancel/", deadlines.deadline_cancel, name="deadline_cancel"),
]
