"""Pledges drafted, settled and signed."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
