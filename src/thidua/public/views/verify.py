"""Verification of a checkpoint: the newest one, its key, and one that somebody kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.kernel.errors import NotFound
from thidua.ledger.queries import check_note, checkpoint_rows, latest_checkpoint, public_key

_LONGEST = 10_000


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Show the newest checkpoint; hold a pasted one against the log."""
    pasted = request.POST.get("note", "")[:_LONGEST] if request.method == "POST" else ""
    context = {
        "newest": latest_checkpoint(),
        "earlier": checkpoint_rows(10)[1:],
        "key": public_key(),
        "pasted": pasted,
        "answer": check_note(pasted) if request.method == "POST" else None,
    }
    status = 422 if request.method == "POST" and not pasted.strip() else 200
    return render(request, "public/verify.html", context, status=status)


@require_safe
def checkpoint_file(request: HttpRequest) -> HttpResponse:
    """The newest signed checkpoint, as C2SP tlog-tiles serves it."""
    newest = latest_checkpoint()
    if newest is None:
        raise NotFound
    return HttpResponse(newest.note, content_type="text/plain; charset=utf-8")


@require_safe
def key_file(request: HttpRequest) -> HttpResponse:
    """The public key of the log, as a file to keep."""
    response = HttpResponse(f"{public_key().text}\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="log.pub"'
    return response
