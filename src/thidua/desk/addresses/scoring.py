"""Criteria tables, score sheets, rankings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
