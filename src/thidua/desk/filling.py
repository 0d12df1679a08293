"""Pages with one form: shown, read, handed to an action, and shown again with what is missing.

A page says in one sentence what sending it will do. Rules are the actions'; their refusals come
back beside the field that they speak of.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from thidua.desk.access import DeskRequest
from thidua.desk.forms.refusing import take_refusal
from thidua.desk.seen import carry_marks, changed_since
from thidua.kernel.errors import NotFound, Refused
from thidua.kernel.permissions import may

Words = str | Promise
PlaceBefore = tuple[Words, str]
"""One place on the way here: its name and its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands around a form."""

    title: Words
    consequence: Words
    """One sentence: what sending does and who sees it."""
    consent: Words
    """The word on the button."""
    done: Words
    """What is said afterwards."""
    back: str
    """Address to go to afterwards, and when thinking better of it."""
    trail: Sequence[PlaceBefore] = ()
    grave: bool = False
    mends: bool = False
    """Whether the form opens with what stands, which somebody else may change meanwhile."""
    template: str = "desk/parts/form_page.html"
    """The page that is drawn; another one extends this and fills its ``before``."""
    shown: Mapping[str, Any] = field(default_factory=dict)
    """What such a page shows before the form."""


def fill(
    request: DeskRequest, form: Form, sheet: Sheet, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Show ``form``, or do ``act`` with what it read and go to the address it returns, else back."""
    if sheet.mends:
        carry_marks(form)
    if request.method == "POST" and form.is_valid() and not (sheet.mends and changed_since(form)):
        try:
            gone_to = act(form.cleaned_data)
        except Refused as refused:
            take_refusal(form, refused)
        else:
            messages.success(request, str(sheet.done))
            return redirect(gone_to if isinstance(gone_to, str) else sheet.back)
    status = 422 if request.method == "POST" else 200
    context = {**sheet.shown, "form": form, "sheet": sheet}
    return render(request, sheet.template, context, status=status)


def sent(request: DeskRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, nothing when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def sent_files(request: DeskRequest) -> MultiValueDict[str, UploadedFile[Any]] | None:
    """The files that came with what was sent."""
    return request.FILES if request.method == "POST" else None


def demand(request: DeskRequest, verb: str, subject: object = None) -> None:
    """Who may not do this does not find its page either."""
    if not may(request.actor, verb, subject):
        raise NotFound
