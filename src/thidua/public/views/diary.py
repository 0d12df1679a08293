"""The public work calendar as an iCalendar feed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thidua.calendar.queries import all_public_work, public_work_of, work_feed
from thidua.kernel import clock


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Lines of work calendars that units made public: of one unit (``?unit=``), or of all."""
    unit = request.GET.get("unit", "")
    feed = work_feed(
        public_work_of(unit) if unit else all_public_work(),
        name="Lịch công tác công khai",
        host=request.get_host().split(":")[0],
        at=clock.now(),
    )
    response = HttpResponse(feed, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lich-cong-tac.ics"'
    return response
