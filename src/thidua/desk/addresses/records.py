"""Yearly ratings."""

from django.urls import path

from thidua.desk.views import ratings

UNIT = "units/<pid:public_id>/ratings/"

urlpatterns = [
    path(UNIT, ratings.unit_ratings, name="unit_ratings"),
    path(f"{UNIT}enter/", ratings.rating_enter, name="rating_enter"),
    path("ratings/<pid:public_id>/correct/", ratings.rating_correct, name="rating_correct"),
]
