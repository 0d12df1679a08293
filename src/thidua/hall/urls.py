"""Addresses of the meeting room."""

from django.urls import URLPattern, URLResolver

app_name = "hall"

urlpatterns: list[URLPattern | URLResolver] = []
