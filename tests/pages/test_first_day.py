"""The guide of the first day is true: its steps can be done, and what it names is on the page."""

import re
from collections.abc import Iterator

import pytest

from tests.support.browser import running_chromium
from tests.support.site import ROOT, served_demonstration
from tools.first_day.pictures import PICTURES, steps

GUIDE = ROOT / "docs" / "tutorials" / "ngay-dau.md"
PICTURED = re.compile(r"\.\./assets/first-day/([\w-]+)\.png")
NAMED = re.compile(r"\*\*([^*]+)\*\*")
NAMES = """() => {
  const said = each => each.textContent.replace(/\\s+/g, ' ').trim();
  const seen = each => {
    const bare = each.cloneNode(true);
    bare.querySelectorAll('.visually-hidden, .meta, .count, .num').forEach(one => one.remove());
    return said(bare);
  };
  const named = 'a, button, label, legend, summary, h1, h2, h3, .td-badge, .td-callout b, .td-behalf';
  return [...document.querySelectorAll(named)].flatMap(each => [said(each), seen(each)]);
}"""
"""What can be pressed, filled in or read as a title, with and without counts and hidden words."""
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def walked() -> Iterator[dict[str, list[str]]]:
    """What each step's page names, after the whole day was done on a demonstration of its own."""
    with served_demonstration() as site, running_chromium() as browser:
        yield {step.key: step.page.evaluate(NAMES) for step in steps(browser, site)}


def sections() -> Iterator[tuple[str, list[str], list[str]]]:
    """Each section of the guide: its heading, its pictures, and the names it prints in bold."""
    for section in GUIDE.read_text(encoding="utf-8").split("\n## ")[1:]:
        named = [" ".join(each.split()) for each in NAMED.findall(section)]
        yield section.partition("\n")[0], PICTURED.findall(section), named


def test_the_guide_shows_every_step_once(walked: dict[str, list[str]]) -> None:
    shown = [key for _heading, keys, _named in sections() for key in keys]
    assert sorted(shown) == sorted(walked)
    assert sorted(shown) == sorted(each.stem for each in PICTURES.glob("*.png"))


def test_what_the_guide_says_to_press_is_there(walked: dict[str, list[str]]) -> None:
    amiss = [
        f"{heading}: {name}"
        for heading, keys, named in sections()
        for name in named
        if not any(name in walked[key] for key in keys)
    ]
    assert not amiss, "\n".join(amiss)
