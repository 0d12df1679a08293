"""Persons."""

from django.urls import path

from thidua.desk.views import person_forms, persons

urlpatterns = [
    path("people/", persons.person_list, name="person_list"),
    path("people/new/", person_forms.person_create, name="person_create"),
    path("people/<pid:public_id>/", persons.person_detail, name="person"),
    path("people/<pid:public_id>/correct/", person_forms.person_correct, name="person_correct"),
    path("people/<pid:public_id>/posts/", person_forms.post_begin, name="post_begin"),
    path("posts/<pid:public_id>/end/", person_forms.post_end, name="post_end"),
]
