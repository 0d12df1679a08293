"""The page that newcomers read names the rooms that the contracts know, in the same order."""

import configparser
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def layers(contract: str) -> list[list[str]]:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    floors = contracts[f"importlinter:contract:{contract}"]["layers"].split("\n")
    return [re.findall(r"\w+", floor) for floor in floors if floor.strip()]


def page() -> str:
    return (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_floors_of_the_platform() -> None:
    table = page().partition("## The floors of thidua")[2].partition("\nTwo rules")[0]
    rows = [line.split("|")[2] for line in table.splitlines() if line.startswith("|")][2:]
    assert [re.findall(r"`(\w+)`", row) for row in rows] == layers("parts")


def test_the_rooms_of_the_core() -> None:
    drawing = page().partition("### Inside thidua_core")[2].split("```")[1]
    drawn = [re.findall(r"\w+", re.split(r"\s{4,}", line)[0]) for line in drawing.splitlines()]
    assert [floor for floor in drawn if floor] == layers("core-floors")
