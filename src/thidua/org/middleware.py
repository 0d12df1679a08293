"""Names of units are read once for a page that only shows."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from thidua.org.queries.naming import names_kept

_SAFE = frozenset({"GET", "HEAD"})


def names_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keep what is read of units' names until the page is answered; never while it may write."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in _SAFE:
            return get_response(request)
        with names_kept():
            return get_response(request)

    return middleware
