"""Text has at least 4.5 on every surface it is shown on, edges and icons 3, in both themes."""

import re
from pathlib import Path

import pytest

import thidua.ui

TOKENS = (Path(thidua.ui.__file__).parent / "static" / "ui" / "tokens.css").read_text()
GROUNDS = ["canvas", "surface", "sunken", "hover", "raised", "select"]
STATES = ["done", "active", "due", "stop", "unsure", "idle"]

TEXTS = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in GROUNDS),
    *((state, ground) for state in STATES for ground in (*GROUNDS, f"{state}-soft")),
    *(("ink", f"{state}-soft") for state in STATES),
    *(("ink-2", f"{state}-soft") for state in STATES),
    *(("link", ground) for ground in (*GROUNDS, *(f"{state}-soft" for state in STATES))),
    *(("accent-text", ground) for ground in ("canvas", "surface", "accent-soft", "raised")),
    ("ink", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-inverse", "inverse"),
    ("on-inverse", "ink-2"),
    ("on-theme", "theme"),
    ("ink", "mark"),
    ("ink", "line"),
]
EDGES = [
    *(("line-strong", ground) for ground in ("canvas", "surface", "raised")),
    *(("focus", ground) for ground in GROUNDS),
    *((state, ground) for state in STATES for ground in ("canvas", "surface")),
    *(("accent", ground) for ground in ("canvas", "surface")),
    *((f"chart-{number}", "surface") for number in range(1, 6)),
]


def colours(block: str) -> dict[str, str]:
    found = re.findall(r"--(?:c-)?([a-z0-9-]+):\s*(#[0-9a-f]{3,6})\b", block)
    return {name: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:])
            for name, value in found}  # fmt: skip


def themes() -> dict[str, dict[str, str]]:
    light = TOKENS[TOKENS.index(":root {") : TOKENS.index('[data-bs-theme="dark"] {')]
    dark = TOKENS[TOKENS.index('[data-bs-theme="dark"] {') : TOKENS.index("/* Bootstrap")]
    return {"light": colours(light), "dark": colours(dark)}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_themes_give_every_role_a_colour() -> None:
    assert themes()["light"].keys() == themes()["dark"].keys()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_its_ground(theme: str) -> None:
    palette = themes()[theme]
    weak = {
        f"{ink} on {ground}": round(contrast(palette[ink], palette[ground]), 2)
        for ink, ground in TEXTS
        if contrast(palette[ink], palette[ground]) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_icons_can_be_seen(theme: str) -> None:
    palette = themes()[theme]
    weak = {
        f"{edge} on {ground}": round(contrast(palette[edge], palette[ground]), 2)
        for edge, ground in EDGES
        if contrast(palette[edge], palette[ground]) < 3
    }
    assert not weak
