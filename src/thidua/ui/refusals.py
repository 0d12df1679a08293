"""Refusals that a view did not answer itself become pages, in one place for all faces.

Unknown and forbidden look the same: a right that is missing for reading is "not found".
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.kernel.errors import Conflict, NotFound, NotPermitted, Refused, ThiduaError


class RefusalMiddleware:
    """Turns ``ThiduaError`` into a page with the sentence and the way on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ThiduaError):
            return None
        if isinstance(error, NotFound) or (
            isinstance(error, NotPermitted) and request.method in {"GET", "HEAD"}
        ):
            return render(request, "404.html", status=404)
        if isinstance(error, NotPermitted):
            return render(request, "403.html", status=403)
        reasons = error.reasons if isinstance(error, Refused) and error.reasons else (str(error),)
        return render(
            request,
            "ui/refused.html",
            {"reasons": reasons, "back": request.headers.get("Referer", "")},
            status=409 if isinstance(error, Conflict) else 422,
        )
