"""Two people fill one score sheet at the same time; what is there afterwards is what a model says."""

import random

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.journeys import Traveller, travelling
from tests.support.shared_sheet import (
    KEPT,
    NOT_SENT,
    STALE,
    Cell,
    Change,
    Screen,
    SharedSheet,
    written,
)
from tests.support.site import Site

pytestmark = pytest.mark.browser
SEED = 20261201
EDITS = 200
UNIT = "VKSND thành phố Cần Thơ"
NUMBERS = (
    "A1.1, chỉ tiêu",
    "A1.1, kết quả",
    "A1.3, chỉ tiêu",
    "A1.3, kết quả",
    "A2.2, kết quả",
    "B1, số lần",
)
WORDS = ("A1.1, lý do", "B3, lý do")
OFFICER, OFFICE = "cluster_officer", "standing_office"
ENTERED = ("A1.1, chỉ tiêu", "A1.1, kết quả", "B1, số lần")
"""What the officer had entered before, in this order; it can still be taken back."""


def test_two_hundred_interleaved_edits_of_one_sheet_end_as_the_model_says(
    browser: Browser, site: Site
) -> None:
    chance = random.Random(SEED)
    with travelling(browser, site, "two-browsers", OFFICER, OFFICE) as people:
        for person in people:
            to_the_sheet(person)
        sheet = as_it_stands(people[0].page)
        screens = [Screen(OFFICER, sheet), Screen(OFFICE, sheet)]
        for screen in screens:
            screen.reload()
        seated = list(zip(people, screens, strict=True))
        told: list[int] = []
        try:
            for _turn in range(EDITS // 2):
                told += edit_together(seated, chance)
                if chance.random() < 0.2:
                    undo_or_reload(*chance.choice(seated), chance)
            assert 10 < told.count(STALE) < EDITS / 2
            assert told.count(KEPT) > EDITS / 2
            for person, screen in seated:
                person.page.reload()
                screen.reload()
                assert on_the_page(person.page) == {
                    label: written(cell.text) for label, cell in sheet.cells.items()
                }
                person.look("sau cùng")
        except BaseException:
            print(f"seed {SEED}, after {len(told)} edits: {told}")  # noqa: T201  # reason: to play it again
            raise


def to_the_sheet(person: Traveller) -> None:
    page = person.page
    person.go(page.get_by_role("link", name="Năm thi đua", exact=True), "các cụm")
    person.go(page.locator("main").get_by_role("link", name="Cụm thi đua (trình diễn)"), "cụm")
    person.go(page.get_by_role("link", name="9. Chấm điểm"), "chấm điểm")
    person.go(page.get_by_role("link", name=UNIT), "phiếu chấm")


def edit_together(seated: list[tuple[Traveller, Screen]], chance: random.Random) -> list[int]:
    """Both type, often into the same cell; then both leave it, one after the other."""
    together = chance.choice(NUMBERS + WORDS) if chance.random() < 0.4 else None
    typed = []
    for person, screen in chance.sample(seated, 2):
        label = together or chance.choice(NUMBERS + WORDS)
        text = another(screen.cells[label].shown, label, chance)
        cell = person.page.get_by_label(label, exact=True)
        cell.click()
        person.page.keyboard.press("Control+A")
        person.page.keyboard.press("Delete")
        person.page.keyboard.type(text)
        typed.append((person, screen, label, text))
    return [leave(*each) for each in chance.sample(typed, 2)]


def leave(person: Traveller, screen: Screen, label: str, text: str) -> int:
    page, expected = person.page, screen.leave(label, text)
    if expected == NOT_SENT:
        page.keyboard.press("Tab")
        return NOT_SENT
    with page.expect_response("**/cell/") as answered:
        page.keyboard.press("Tab")
    assert answered.value.status == expected, (screen.person, label, text)
    expect(page.locator("#da-luu")).not_to_have_attribute("data-state", "saving")
    if expected != KEPT:
        cell = page.get_by_label(label, exact=True)
        expect(cell).to_have_attribute("aria-invalid", "true")
        expect(cell).to_have_value(text)
        person.expect_refusals(1)
    return expected


def undo_or_reload(person: Traveller, screen: Screen, chance: random.Random) -> None:
    page, own = person.page, screen.sheet.undoable[screen.person]
    if not own or chance.random() < 0.3:
        page.reload()
        screen.reload()
        return
    sheet = page.url
    done = screen.sheet.undo(screen.person)
    with page.expect_navigation():
        page.get_by_role("button", name="Hoàn tác").click()
    if done:
        expect(page.get_by_text("Đã hoàn tác ô")).to_be_visible()
    else:
        person.look("không hoàn tác được")
        person.expect_refusals(1)
        page.goto(sheet)
    screen.reload()


def another(text: str, label: str, chance: random.Random) -> str:
    """Something else than what the cell shows; now and then nothing, or what is refused."""
    if label in WORDS:
        found = chance.choice(["", *(f"Biên bản số {number}" for number in range(1, 6))])
    elif chance.random() < 0.1:
        found = ""
    else:
        found = chance.choice([str(chance.randrange(1, 9)), f"{chance.randrange(1, 9)},5"])
    return found if found != text else another(text, label, chance)


def as_it_stands(page: Page) -> SharedSheet:
    """The model of the sheet, as it was when both opened it."""
    cells = {}
    for label in NUMBERS + WORDS:
        cell = page.get_by_label(label, exact=True)
        version = int(cell.get_attribute("data-version") or "0")
        text = cell.input_value().replace(",", ".")
        cells[label] = Cell(text, version, OFFICER if version else "")
    before = [Change(label, "", cells[label].text) for label in ENTERED]
    return SharedSheet(cells, {OFFICER: before, OFFICE: []})


def on_the_page(page: Page) -> dict[str, str]:
    return {label: page.get_by_label(label, exact=True).input_value() for label in NUMBERS + WORDS}
