from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import messages

PLACE = "src/thidua/locale/en/LC_MESSAGES/django.po"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def keep(root: Path, entries: str) -> None:
    path = plant(root, PLACE, HEADER + entries)
    path.with_suffix(".mo").write_bytes(messages.compile_catalog(messages.read_catalog(path)))


def test_a_whole_catalogue_stands(tmp_path: Path) -> None:
    keep(tmp_path, 'msgid "%(n)s đơn vị"\nmsgstr "%(n)s units"\n')
    assert messages.find_problems(tmp_path) == []


def test_a_catalogue_changed_since_it_was_compiled_is_found(tmp_path: Path) -> None:
    keep(tmp_path, 'msgid "Đơn vị"\nmsgstr "Unit"\n')
    plant(tmp_path, PLACE, HEADER + 'msgid "Đơn vị"\nmsgstr "Body"\n')
    assert places(messages.find_problems(tmp_path)) == [(PLACE, 0)]


def test_a_catalogue_never_compiled_is_found(tmp_path: Path) -> None:
    plant(tmp_path, PLACE, HEADER)
    assert places(messages.find_problems(tmp_path)) == [(PLACE, 0)]


def test_a_catalogue_that_does_not_compile_is_found(tmp_path: Path) -> None:
    plant(tmp_path, PLACE, HEADER + 'msgidd "a"\nmsgstr "b"\n')
    [problem] = messages.find_problems(tmp_path)
    assert "does not compile" in problem.message


@pytest.mark.parametrize(
    "entry",
    [
        '#, fuzzy\nmsgid "Đơn vị"\nmsgstr "Unit"\n',
        'msgid "%(n)s đơn vị"\nmsgstr "%(m)s units"\n',
        'msgid "{name} đã ký"\nmsgstr "signed"\n',
    ],
)
def test_a_translation_that_says_something_else_is_found(tmp_path: Path, entry: str) -> None:
    keep(tmp_path, entry)
    assert len(messages.find_problems(tmp_path)) == 1
