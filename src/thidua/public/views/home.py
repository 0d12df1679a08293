"""The public front page, and the words about accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.documents.queries import document_rows, public_documents
from thidua.kernel import clock
from thidua.movements.queries import public_movement_rows, public_movements
from thidua.portal.queries import news_rows, public_news


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The newest movement with its theme, news, papers, and the way to verify."""
    now = clock.now()
    movements = public_movement_rows(public_movements(now)[:4], at=now)
    themed = next((each for each in movements if each.theme), None)
    context = {
        "themed": themed,
        "lines": [part.strip() for part in themed.theme.split(" - ")] if themed else [],
        "movements": movements,
        "news": news_rows(public_news(now)[:5]),
        "documents": document_rows(
            public_documents(now).order_by("-issued_on", "-id").select_related("issuer")[:6]
        ),
    }
    return render(request, "public/home.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the site does for people who see, hear or move differently."""
    return render(request, "public/accessibility.html")
