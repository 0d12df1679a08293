"""Councils, who sits in them, and questions that are taken back or not voted on."""

from django.urls import path

from thidua.desk.views import council_forms, councils

ONE = "councils/<pid:public_id>/"
QUESTION = "questions/<pid:public_id>/"

urlpatterns = [
    path("councils/", councils.council_list, name="council_list"),
    path("councils/new/", council_forms.council_create, name="council_create"),
    path(ONE, councils.council_detail, name="council"),
    path(f"{ONE}seats/new/", council_forms.seat_give, name="seat_give"),
    path("seats/<pid:public_id>/end/", council_forms.seat_end, name="seat_end"),
    path(f"{QUESTION}take-back/", council_forms.question_take_back, name="question_take_back"),
    path(f"{QUESTION}conflict/", council_forms.conflict_declare, name="conflict_declare"),
]
