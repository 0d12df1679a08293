"""Pictures of the chosen pages for the documentation: ``make pictures``.

Which pages, for whom and in which window stands in ``docs/assets/pages/chosen.yaml``; the page of
the documentation that shows them is written from the same list.
"""

import yaml

from tests.support.browser import DARK, NARROW, WIDE, opened, running_chromium
from tests.support.site import ROOT, paths_of, served_demonstration

PICTURES = ROOT / "docs" / "assets" / "pages"
PAGE = ROOT / "docs" / "reference" / "pages.md"
OPENING = """\
# Các trang

Ảnh chụp từ bản trình diễn bằng `make pictures`; người trong ảnh là tên đặt ra.
"""
WINDOWS = {window.name: window for window in (WIDE, NARROW, DARK)}


def main() -> None:
    chosen = yaml.safe_load((PICTURES / "chosen.yaml").read_text(encoding="utf-8"))
    with served_demonstration() as site, running_chromium() as browser:
        paths = paths_of(site.demonstration)
        for name, wanted in chosen.items():
            window = WINDOWS[wanted.get("window", WIDE.name)]
            with opened(browser, site, wanted["role"], window) as page:
                page.goto(site.address + paths[wanted["page"]], wait_until="networkidle")
                picture = PICTURES / f"{name}.png"
                page.screenshot(path=picture, full_page=wanted.get("whole", False))
                print(picture.relative_to(ROOT))
    shown = [
        f"\n## {each['title']}\n\n![{each['title']}](../assets/pages/{name}.png)\n"
        for name, each in chosen.items()
    ]
    PAGE.write_text(OPENING + "".join(shown), encoding="utf-8")


if __name__ == "__main__":
    main()
