"""Rendering of component markup as a page would."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

Render = Callable[..., str]


@pytest.fixture
def render() -> Render:
    def rendered(markup: str, **context: Any) -> str:
        template = engines["django"].from_string(CottonCompiler().process(markup))
        return template.render(context, RequestFactory().get("/desk/"))

    return rendered
