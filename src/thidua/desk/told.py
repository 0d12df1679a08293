"""Where a message leads: the page of what its key speaks of (``kind:identifier:event``)."""

from django.urls import reverse

_PAGES = {"deadline": "desk:deadline", "movement": "desk:movement"}


def place_of(key: str, address: str) -> str:
    """``address`` where the message carries one, else the page of its kind; empty without either."""
    kind, _colon, rest = key.partition(":")
    if address or not rest:
        return address
    if kind == "role":
        return reverse("desk:account")
    return reverse(_PAGES[kind], args=[rest.partition(":")[0]]) if kind in _PAGES else ""
