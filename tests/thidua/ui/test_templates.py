"""Every template of every part: nothing inline, no icon that does not exist, short enough."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import thidua
from thidua.ui.icons import ICONS

PACKAGE = Path(thidua.__file__).parent
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
COMPONENTS = sorted((PACKAGE / "ui" / "templates" / "cotton" / "ui").glob("*.html"))
LONGEST = 150

INLINE = re.compile(
    r"<style\b|\sstyle\s*=|<script(?![^>]*\b(?:src=|type=[\"']application/json))[^>]*>|\son[a-z]+\s*=\s*[\"']|javascript:",
    re.IGNORECASE,
)
NAMED_ICONS = (
    re.compile(r"""\{%\s*icon\s+["']([^"']+)["']"""),
    re.compile(r"""<c-ui\.[\w.-]+[^>]*?\s(?:icon|after)=["']([a-z0-9-]+)["']"""),
    re.compile(r"""default:["']([a-z0-9-]+)["']\s*%\}"""),
    re.compile(r"sprite\.svg'\s*%\}#([a-z0-9-]+)"),
)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def inline_parts(source: str) -> list[str]:
    return [found[0] for found in INLINE.finditer(source)]


def icons_named(source: str) -> set[str]:
    return {name for pattern in NAMED_ICONS for name in pattern.findall(source)}


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_compiles_and_keeps_the_rules(path: Path) -> None:
    source = path.read_text()
    get_template(str(path.relative_to(next(p for p in path.parents if p.name == "templates"))))
    assert inline_parts(source) == []
    assert icons_named(source) <= ICONS.keys()
    assert len(source.splitlines()) <= LONGEST


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color: red">',
        "<p  style = 'x'>",
        "<script>alert(1)</script>",
        "<script type=module>x</script>",
        "<style>p { }</style>",
        '<button onclick="x()">',
        '<a href="javascript:x()">',
    ],
)
def test_what_is_inline_would_be_found(source: str) -> None:
    assert inline_parts(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% icon "no-such" %}',
        '<c-ui.button kind="x" icon="no-such">',
        "<c-ui.next after='no-such'>",
        "<use href=\"{% static 'vendor/lucide/sprite.svg' %}#no-such\"/>",
    ],
)
def test_an_icon_that_does_not_exist_would_be_found(source: str) -> None:
    assert icons_named(source) == {"no-such"}


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_writes_its_attributes_escaped(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r"\{\{\s*attrs\s*\}\}", source)
    assert "|safe" not in source


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_is_shown_on_the_living_page_or_by_another_component(path: Path) -> None:
    used = re.compile(rf"<c-ui\.{path.stem}[\s/>]")
    pages = [
        other
        for other in (PACKAGE / "ui" / "templates").rglob("*.html")
        if other != path and used.search(other.read_text())
    ]
    assert pages
