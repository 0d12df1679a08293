"""What every page needs from the look: the chosen theme and the places of its face.

Faces name their places in the setting ``NAVIGATION``; nothing here knows a face.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from thidua.ui.navigation import Entry, entries

THEMES = frozenset({"light", "dark"})


def look(request: HttpRequest) -> dict[str, Any]:
    """``theme`` from the visitor's cookie, and a lazy ``navigation`` by face."""
    theme = request.COOKIES.get("theme", "")

    def places() -> dict[str, list[Entry]]:
        return {
            face: entries(import_string(dotted), path=request.path)
            for face, dotted in settings.NAVIGATION.items()
        }

    return {
        "theme": theme if theme in THEMES else "light",
        "navigation": SimpleLazyObject(places),
    }
