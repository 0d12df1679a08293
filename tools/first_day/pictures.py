"""The pictures of the guide: ``make pictures ARGS=first-day``."""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator

from tests.support.site import ROOT, Site
from tools.first_day.walk import Day, Step, first_day

PICTURES = ROOT / "docs" / "assets" / "first-day"
COLOURS = 96
POINTED = "outline: 3px solid #b42318; outline-offset: 3px; border-radius: 6px"


def steps(browser: Browser, site: Site) -> Iterator[Step]:
    """Every step of the day, each on a page that has come to rest, what is pressed in view."""
    day = Day(browser, site)
    try:
        for step in first_day(day):
            step.page.wait_for_load_state("networkidle")
            yield step
    finally:
        day.close()


def take(browser: Browser, site: Site) -> None:
    """All pictures anew; those of steps that are no more are removed."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    kept = set()
    for step in steps(browser, site):
        picture = PICTURES / f"{step.key}.png"
        kept.add(picture)
        _photograph(step, picture)
        print(step.key, flush=True)
    for picture in set(PICTURES.glob("*.png")) - kept:
        picture.unlink()


def _photograph(step: Step, picture: Path) -> None:
    styled = _point_at(step.press) if step.press else None
    image = Image.open(io.BytesIO(step.page.screenshot())).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)
    if step.press and styled is not None:
        step.press.evaluate("(element, before) => { element.style.cssText = before }", styled)


def _point_at(press: Locator) -> str:
    """A frame around what is pressed; returns the style that stood there."""
    press.scroll_into_view_if_needed()
    before: str = press.evaluate("element => element.style.cssText")
    press.evaluate("(element, how) => { element.style.cssText += how }", f";{POINTED}")
    return before
