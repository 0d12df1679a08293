from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import links


@pytest.mark.parametrize(
    "link",
    [
        "[kiến trúc](architecture.md)",
        "![bàn làm việc](assets/desk.png)",
        "[mục](../README.md#cai-dat)",
        '[kiến trúc](architecture.md "tựa đề")',
    ],
)
def test_a_link_into_nothing_is_found(tmp_path: Path, link: str) -> None:
    plant(tmp_path, "docs/index.md", f"# Một\n\n{link}\n")
    assert places(links.find_problems(tmp_path)) == [("docs/index.md", 3)]


def test_links_that_lead_somewhere(tmp_path: Path) -> None:
    plant(tmp_path, "README.md", "# Một\n")
    plant(tmp_path, "docs/tên có dấu.md", "# Hai\n")
    plant(
        tmp_path,
        "docs/index.md",
        """\
        [một](../README.md) [hai](t%C3%AAn%20c%C3%B3%20d%E1%BA%A5u.md) [mục](#muc)
        [ngoài](https://example.vn) `[mã](nothing.md)`
        ```
        [trong mã](nothing.md)
        ```
        """,
    )
    assert links.find_problems(tmp_path) == []
