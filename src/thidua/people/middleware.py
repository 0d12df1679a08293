"""Who acts, on every request: ``request.actor``, built when it is first asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from thidua.kernel import clock
from thidua.people.models import Account
from thidua.people.queries import actor_for


def actor_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Put the actor behind the session on the request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        def find() -> object:
            account = request.user if isinstance(request.user, Account) else None
            return actor_for(account, on=clock.today())

        request.actor = SimpleLazyObject(find)  # type: ignore[attr-defined]  # reason: the request's own attribute
        return get_response(request)

    return middleware
