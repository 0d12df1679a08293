"""Councils, their sessions and counted ballots."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
