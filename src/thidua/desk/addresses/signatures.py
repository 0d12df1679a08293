"""What waits for a signature, and which certificates are known."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
