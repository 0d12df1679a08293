"""What each look of axe sees of a page that is wrong in words and in colours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support.browser import Look, running_chromium, violations

pytestmark = pytest.mark.browser
PAGE = """
<html lang="vi"><head><title>Trang</title></head>
<body><main><h1>Trang</h1><img src="data:,"><p style="color: #aaa; background: #fff">Chữ nhạt</p>
</main></body></html>
"""


@pytest.fixture
def page() -> Iterator[Page]:
    with running_chromium() as chromium:
        page = chromium.new_page()
        page.set_content(PAGE)
        yield page


def test_a_look_finds_what_is_its_own_and_two_make_the_whole(page: Page) -> None:
    kinds = {look: {said.split()[0] for said in violations(page, look)} for look in Look}
    assert kinds[Look.NOT_COLOURS] == {"image-alt"}
    assert kinds[Look.COLOURS] == {"color-contrast"}
    assert kinds[Look.WHOLE] == {"image-alt", "color-contrast"}
