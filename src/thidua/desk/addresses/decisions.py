"""Decisions on awards and their certificates."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
