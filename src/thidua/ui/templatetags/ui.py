"""Tags and filters of the components; installed as built-ins, so no template loads them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.forms import BoundField, CheckboxInput, RadioSelect, Select
from django.forms.boundfield import BoundWidget
from django.forms.widgets import CheckboxSelectMultiple
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from thidua.ui import drawings, figures, lists, states
from thidua.ui.icons import ICONS
from thidua_core.text import find_folded

register = template.Library()

VOCABULARIES = {
    "state": states.STATES,
    "certainty": states.CERTAINTIES,
    "notice": states.NOTICES,
    "result": states.RESULTS,
    "check": states.CHECKS,
}


@register.simple_tag
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """An icon of the sprite; hidden from readers unless it has a label of its own."""
    drawing = _drawing(name)
    classes = "icon icon-lg" if size == "lg" else "icon"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}">{}</svg>', classes, label, drawing
        )
    return _silent_icon(drawing, classes)


@cache
def _drawing(name: str) -> SafeString:
    if name not in ICONS:
        raise template.TemplateSyntaxError(f"no icon named {name!r}: see thidua.ui.icons")
    return format_html('<use href="{}#{}"/>', static("vendor/lucide/sprite.svg"), name)


@cache
def _silent_icon(drawing: SafeString, classes: str) -> SafeString:
    return format_html('<svg class="{}" aria-hidden="true">{}</svg>', classes, drawing)


@receiver(setting_changed)
def _forget_addresses(setting: str, **_: object) -> None:
    """A table may show a thousand icons, so their markup is kept until static files move."""
    if setting in {"STORAGES", "STATIC_URL", "STATIC_ROOT"}:
        _drawing.cache_clear()
        _silent_icon.cache_clear()


@register.simple_tag
def appearance(vocabulary: str, name: str) -> states.Appearance:
    """State, icon and word of a name in one of the vocabularies."""
    try:
        return VOCABULARIES[vocabulary][name]
    except KeyError as missing:
        raise template.TemplateSyntaxError(f"{vocabulary} has no {name!r}") from missing


@register.filter
def written(attrs: Mapping[str, object]) -> SafeString:
    """The attributes left over for the element, escaped; those that are off are left out."""
    pairs = attrs.attrs_dict() if hasattr(attrs, "attrs_dict") else attrs
    return format_html_join(
        "",
        "{}",
        (
            (format_html(" {}", key) if value is True else format_html(' {}="{}"', key, value),)
            for key, value in pairs.items()
            if value is not None and value is not False
        ),
    )


@register.filter
def date_vn(day: date | None) -> str:
    """``23/11/2020``, empty for None."""
    return figures.write_date(day) if day else ""


@register.filter
def day_vn(day: date | None) -> str:
    """``Thứ Hai, 07/12/2020``, empty for None."""
    return figures.write_day(day) if day else ""


@register.filter
def moment_vn(moment: datetime | None) -> str:
    """``14:32 23/11/2020``, empty for None."""
    return figures.write_moment(moment) if moment else ""


@register.filter
def points_vn(points: str) -> str:
    """Points that the core wrote with a point, with a comma."""
    return points.replace(".", ",")


@register.filter
def number_vn(number: int | Decimal | Fraction | None, decimals: int | None = None) -> str:
    """``1.111,11``, empty for None; refuses floats."""
    return "" if number is None else figures.write_number(number, decimals)


@register.filter
def signed_vn(number: int | Decimal | Fraction | None, decimals: int | None = None) -> str:
    """``+0,91``, ``−2,00``: a difference with its sign."""
    return "" if number is None else figures.write_number(number, decimals, signed=True)


@register.filter
def share_vn(share: Fraction | Decimal | None, decimals: int = 2) -> str:
    """``96,90 %`` of a share between 0 and 1."""
    return "" if share is None else figures.write_share(share, decimals)


@register.filter
def bound(text: object) -> str:
    """Text whose numbers and their words do not break apart; safe text stays safe."""
    bound_text = figures.bind(str(text))
    return mark_safe(bound_text) if isinstance(text, SafeString) else bound_text  # noqa: S308  # reason: only spaces change


@register.filter
def initials(name: str) -> str:
    """Two letters for a round picture: first of the family name, first of the given name."""
    words = str(name).split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else ""


@register.simple_tag
def cap_drawing(count: int, ceiling: int) -> drawings.Cap:
    """Percentages for the drawing of a list against its ceiling."""
    return drawings.draw_cap(count=count, ceiling=ceiling)


@register.simple_tag
def control(field: BoundField, small: bool = False, **attributes: str) -> SafeString:
    """The control of a form field with its class, its help and its error tied to it."""
    widget = field.field.widget
    described = [
        f"{field.auto_id}-{part}"
        for part, there in (("error", field.errors), ("help", field.help_text))
        if there
    ]
    attrs: dict[str, str | bool] = {**attributes}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if field.errors:
        attrs["aria-invalid"] = "true"
    if isinstance(widget, (CheckboxInput, RadioSelect, CheckboxSelectMultiple)):
        attrs["class"] = "form-check-input"
    elif isinstance(widget, Select):
        attrs["class"] = "form-select form-select-sm" if small else "form-select"
    else:
        attrs["class"] = "form-control form-control-sm" if small else "form-control"
    if "class" in widget.attrs:
        attrs["class"] = f"{attrs['class']} {widget.attrs['class']}"
    return conditional_escape(field.as_widget(attrs=attrs))


@register.filter
def is_choice(field: BoundField) -> bool:
    """Whether the control is a group of its own and needs a legend, not a label."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether the control is one box to tick, whose label stands after it."""
    widget = field.field.widget
    return isinstance(widget, CheckboxInput)


@register.simple_tag
def page_links(page: "Page[Any]", listing: lists.Listing) -> list[lists.PageLink]:
    """Numbers of a pager with their addresses."""
    return lists.page_links(page, listing)


@register.simple_tag
def address(listing: lists.Listing, **changes: str | int | None) -> str:
    """The address of the same list with parameters changed."""
    return listing.address(**changes)


@register.simple_tag
def wires(
    links: list[drawings.Link], earlier: Sequence[object], later: Sequence[object]
) -> dict[str, Any]:
    """Height and curves between two columns of boxes."""
    height, curves = drawings.draw_wires(links, earlier=len(earlier), later=len(later))
    return {"height": height, "width": drawings.WIRE_WIDTH, "curves": curves}


@register.simple_tag
def choice(one: BoundWidget) -> SafeString:
    """One button of a group, with its class."""
    one.data["attrs"]["class"] = "form-check-input"
    return conditional_escape(one.tag())


@register.filter
def message_state(level: str) -> str:
    """The state that a level of Django's messages is shown in."""
    return states.MESSAGE_STATES.get(level, "active")


@register.filter
def marked(text: object, query: str) -> SafeString:
    """Text with what was sought marked in it; without diacritics on either side."""
    whole = str(text)
    spans = find_folded(whole, query) if query else []
    if query and not spans:
        spans = sorted(span for word in set(query.split()) for span in find_folded(whole, word))
    pieces, end = [], 0
    for start, stop in spans:
        if start < end:
            continue
        pieces += [
            conditional_escape(whole[end:start]),
            format_html("<mark>{}</mark>", whole[start:stop]),
        ]
        end = stop
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, whole[end:]]))
