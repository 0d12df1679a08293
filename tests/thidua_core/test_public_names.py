"""A room of the core shows exactly the names in ``__all__``; its modules are private."""

import importlib
import pkgutil
from types import ModuleType

import pytest

import thidua_core

ROOMS = [
    module.name
    for module in pkgutil.walk_packages(thidua_core.__path__, "thidua_core.")
    if module.ispkg and not any(part.startswith("_") for part in module.name.split("."))
]


def shown_by(room: ModuleType) -> set[str]:
    return {
        name
        for name, value in vars(room).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }


@pytest.mark.parametrize("name", ROOMS)
def test_names_shown_are_the_names_listed(name):
    room = importlib.import_module(name)
    assert shown_by(room) == set(room.__all__)
    assert len(room.__all__) == len(set(room.__all__))


def test_a_name_left_out_of_the_list_would_be_seen():
    room = ModuleType("room")
    room.__all__ = ["listed"]
    room.listed = room.forgotten = object()
    assert shown_by(room) == {"listed", "forgotten"}
