"""Titles registered at the start of a year."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
