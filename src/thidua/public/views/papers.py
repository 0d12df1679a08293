"""Verification of a signed PDF that somebody holds: read, judged, and not kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from thidua.documents.queries.certificates import anchor_rows, trust_anchors
from thidua_core.signing import verify_pdf

_MOST = 20 * 1024 * 1024
_STATES = {"error": "stop", "warning": "due", "info": "done"}


@require_http_methods(["GET", "HEAD", "POST"])
def verify_paper(request: HttpRequest) -> HttpResponse:
    """Take a PDF, say of each signature whether it holds, and forget the file."""
    file = request.FILES.get("file") if request.method == "POST" else None
    report: dict[str, Any] | None = None
    if file is not None and (file.size or 0) <= _MOST:
        report = verify_pdf(
            file.read(),
            trust_anchors(),
            file=str(file.name),
            language="en" if (get_language() or "").startswith("en") else "vi",
        )
        for finding in report["findings"]:
            finding["state"] = _STATES[finding["level"]]
    lacking = request.method == "POST" and report is None
    context = {
        "report": report,
        "lacking": lacking,
        "anchors": anchor_rows(),
        "most": _MOST // 1024 // 1024,
    }
    return render(request, "public/verify_paper.html", context, status=422 if lacking else 200)
