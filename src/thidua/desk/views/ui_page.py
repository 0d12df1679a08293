"""The living page of the components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.ui.samples import living_page


@require_safe
def ui_page(request: HttpRequest) -> HttpResponse:
    """Every component with sample facts; nothing of the installation is shown."""
    return render(request, "ui/living_page.html", living_page())
