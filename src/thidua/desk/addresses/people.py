"""Persons."""

from django.urls import path

from thidua.desk.views import persons

urlpatterns = [
    path("people/", persons.person_list, name="person_list"),
    path("people/<pid:public_id>/", persons.person_detail, name="person"),
]
