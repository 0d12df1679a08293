"""Addresses of the desk."""

from django.urls import path

from thidua.desk.views.ui_page import ui_page

app_name = "desk"

urlpatterns = [
    path("ui/", ui_page, name="ui"),
]
