"""Pictures of pages in their states, and the page that shows them: ``make pictures ARGS=states``."""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.pages.states import LABELS, STATES, Kind, State
from tests.support.browser import NARROW, WIDE, Window
from tests.support.site import ROOT
from tests.support.states import by_world, shown, world_of

PICTURES = ROOT / "docs" / "assets" / "states"
PAGE = ROOT / "docs" / "reference" / "page-states.md"
COLOURS = 48
OPENING = """\
# Trạng thái của các trang

Mỗi trang chính của chuỗi khi chưa có gì, có một dòng, một nghìn dòng, tên dài nhất của ngành, biểu mẫu chưa nhận và
việc được đề nghị bổ sung; chụp ở 1280 × 800 và 360 × 740 bằng `make pictures ARGS=states`. Một nghìn dòng là các bản sao ghi
thẳng vào cơ sở dữ liệu thử; mọi người và con số trong ảnh là giả định.
"""


def take(browser: Browser, built: Path) -> None:
    """All pictures anew, the page beside them; what is shown no more is removed."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    kept = set()
    for kind, states in by_world():
        with world_of(kind, built) as world:
            for state in states:
                with shown(browser, world, state) as (page, _status):
                    kept |= set(_photograph(page, state))
                print(state.name, flush=True)
    for picture in set(PICTURES.iterdir()) - kept:
        picture.unlink()
    PAGE.write_text(told(STATES), encoding="utf-8")


def picture_of(state: State, window: Window) -> Path:
    return PICTURES / f"{state.name}-{window.name}.png"


def told(states: Iterable[State]) -> str:
    """The page of the documentation: the states one below the other, sorted by their kind."""
    parts = [OPENING]
    order = list(Kind)
    for kind, some in groupby(sorted(states, key=lambda each: order.index(each.kind)), _kind):
        parts.append(f"## {LABELS[kind]}\n")
        parts.extend(_shown(each) for each in some)
    return "\n".join(parts)


def _kind(state: State) -> Kind:
    return state.kind


def _shown(state: State) -> str:
    words = f"{LABELS[state.kind]}: {state.page}"
    wide, narrow = (f"../assets/states/{picture_of(state, each).name}" for each in (WIDE, NARROW))
    return (
        f"`{state.page}`\n\n"
        f'![{words}]({wide}){{ width="66%" }}\n![{words}, 360 px]({narrow}){{ width="19%" }}\n'
    )


def _photograph(page: Page, state: State) -> Iterator[Path]:
    for window in (WIDE, NARROW):
        page.set_viewport_size({"width": window.width, "height": window.height})
        image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        picture = picture_of(state, window)
        image.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)
        yield picture
