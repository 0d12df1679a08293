"""Rendering of component markup as a page would."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

Render = Callable[..., str]


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    """A request in English leaves its language behind in the thread."""
    with translation.override("vi"):
        yield


@pytest.fixture
def render() -> Render:
    def rendered(markup: str, **context: Any) -> str:
        template = engines["django"].from_string(CottonCompiler().process(markup))
        return template.render(context, RequestFactory().get("/desk/"))

    return rendered
