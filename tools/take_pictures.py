"""Pictures of every page for the documentation: ``make pictures``, or ``ARGS=KEY`` for some.

``ARGS=first-day`` takes those of the guide of the first day, ``ARGS=states`` pages in their states.

The pages come from the role table, so that none escapes; ``docs/assets/pages/shown.yaml`` says who
looks at a page (else the first role that may, the officials before the citizen) and which pictures
of the visual target stand beside it. The page of the documentation is written from the same list.
"""

import io
import sys
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from PIL import Image
from playwright.sync_api import Page

from tests.support.browser import DARK, NARROW, WIDE, Window, opened, running_chromium
from tests.support.site import ROOT, built_demonstration, paths_of, served_demonstration
from tools import page_states
from tools.first_day import pictures as first_day
from tools.gates.pages import TABLE, Expectation, expectations

PICTURES = ROOT / "docs" / "assets" / "pages"
PAGE = ROOT / "docs" / "reference" / "pages.md"
FIRST_DAY, STATES = "first-day", "states"
"""Ask for the pictures of the guide of the first day, and of pages in their states."""
COLOURS = 128
"""Of a picture's palette: flat surfaces lose nothing, and the file is a third."""
LOOKING = (
    "anonymous",
    "cluster_officer",
    "standing_office",
    "records_clerk",
    "administrator",
    "unit_officer",
)
"""Who is asked first: a page open to all as a citizen sees it, else who has most to do there."""
OPENING = """\
# Các trang

Mọi trang của bản trình diễn, do `make pictures` chụp ở 1280 × 800 và 360 × 740; người trong ảnh là
tên đặt ra. Nơi có bản mẫu thiết kế, bản mẫu đứng ngay dưới để so.
"""


def main() -> None:
    wanted = set(sys.argv[1:])
    if not wanted or FIRST_DAY in wanted:
        with served_demonstration() as site, running_chromium() as browser:
            first_day.take(browser, site)
    if not wanted or STATES in wanted:
        with built_demonstration() as built, running_chromium() as browser:
            page_states.take(browser, built)
    pages = wanted - {FIRST_DAY, STATES}
    if pages or not wanted:
        take_pages(pages)


def take_pages(wanted: set[str]) -> None:
    """Pictures of the pages of the role table, all or those named, and the page that shows them."""
    shown = yaml.safe_load((PICTURES / "shown.yaml").read_text(encoding="utf-8"))
    table = yaml.safe_load((ROOT / TABLE).read_text(encoding="utf-8"))
    told = [OPENING]
    kept = set()
    with served_demonstration() as site, running_chromium() as browser:
        paths = paths_of(site.demonstration)
        for row in expectations(table):
            wish = shown.get(row.key, {})
            role = looking_at(row, wish)
            answer = site.visitor(role).get(paths[row.key]) if role else None
            if role is None or answer is None or answer.content_type != "text/html":
                continue
            for window in windows_of(wish):
                kept.add(picture_of(row.key, window))
                if not wanted or row.key in wanted:
                    with opened(browser, site, role, window) as page:
                        take(page, site.address + paths[row.key], picture_of(row.key, window))
            title = unescape(answer.title).removesuffix(" · thidua")
            told.extend(chapter(row.key, title, wish))
            print(row.key, flush=True)
    for picture in set(PICTURES.glob("*.png")) - kept:
        picture.unlink()
    PAGE.write_text("\n".join(told), encoding="utf-8")


def looking_at(row: Expectation, wanted: Mapping[str, Any]) -> str | None:
    """The role in whose eyes the page is shown; none when nobody gets a page there."""
    if row.method != "get":
        return None
    order = [wanted["role"]] if "role" in wanted else [*LOOKING, *row.status]
    return next((role for role in order if row.status[role] == 200), None)


def windows_of(wanted: Mapping[str, Any]) -> list[Window]:
    return [WIDE, NARROW, DARK] if wanted.get("dark") else [WIDE, NARROW]


def picture_of(key: str, window: Window) -> Path:
    name = key.replace(":", "-").replace("#", "-").replace("_", "-")
    return PICTURES / f"{name}-{window.name}.png"


def take(page: Page, address: str, picture: Path) -> None:
    """One picture, kept with a small palette."""
    page.goto(address, wait_until="networkidle")
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


def chapter(key: str, title: str, wanted: Mapping[str, Any]) -> Iterator[str]:
    """Heading, our pictures, and under them the visual target's."""
    yield f"## {title} · `{key}`\n"
    ours = [f"../assets/pages/{picture_of(key, window).name}" for window in windows_of(wanted)]
    yield _row(ours, title)
    target = wanted.get("target", [])
    if target:
        yield _row([f"../assets/prototype/{name}.png" for name in target], f"Bản mẫu: {title}")


def _row(pictures: list[str], words: str) -> str:
    widths = ("66%", "19%", "66%")
    return (
        "\n".join(
            f'![{words}]({picture}){{ width="{width}" }}'
            for picture, width in zip(pictures, widths, strict=False)
        )
        + "\n"
    )


if __name__ == "__main__":
    main()
