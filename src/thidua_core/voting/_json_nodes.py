"""Reading JSON strictly: closed keys, no key twice, no floats; every error names the key's path.

Knows values of a document, nothing of what they say.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final, NoReturn, TypeVar

from thidua_core.errors import InputError
from thidua_core.yaml_nodes import nearest

LARGEST: Final = 2_000_000
"""Bytes that a record may have."""
_LONGEST_NUMBER: Final = 12
Read = TypeVar("Read")


def document_of(content: bytes) -> Any:
    """The document's value; InputError where it is no strict JSON in UTF-8."""
    if len(content) > LARGEST:
        raise InputError("", f"tệp lớn hơn {LARGEST // 1_000_000} MB", "Hãy kiểm tra lại tệp")
    try:
        return json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once,
            parse_float=_no_number,
            parse_constant=_no_number,
            parse_int=_short,
        )
    except UnicodeDecodeError:
        raise InputError("", "không phải chữ UTF-8", "Hãy dùng tệp gốc đã tải về") from None
    except json.JSONDecodeError as broken:
        where = f"dòng {broken.lineno}, cột {broken.colno}"
        raise InputError(where, "không đúng cú pháp JSON", "Hãy dùng tệp gốc") from None
    except RecursionError:
        raise InputError("", "lồng quá sâu", "Hãy dùng tệp gốc") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError(f"khóa {key}", "ghi hai lần", "Hãy giữ một khóa")
        found[key] = value
    return found


def _no_number(text: str) -> NoReturn:
    raise InputError("", f"“{text}” không phải số nguyên", "Số phiếu là số nguyên")


def _short(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise InputError("", f"“{text[:_LONGEST_NUMBER]}…” quá lớn", "Hãy dùng tệp gốc")
    return int(text)


class Keys:
    """One JSON object: each key read once, by its kind, and nothing else in it."""

    def __init__(self, value: Any, path: str, known: Iterable[str]) -> None:
        """Take an object that has exactly the keys ``known``."""
        self.path = path
        self.known = tuple(known)
        if not isinstance(value, dict):
            raise InputError(path, "ở đây cần các khóa", f"Khóa: {', '.join(self.known)}")
        for key in value:
            if key not in self.known:
                raise InputError(self.at(key), "không có khóa này", nearest(key, self.known))
        for key in self.known:
            if key not in value:
                raise InputError(self.at(key), "thiếu khóa này", "Hãy ghi thêm khóa đó")
        self.value: dict[str, Any] = value

    def at(self, key: str) -> str:
        """The path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def text(self, key: str, *, empty: bool = True) -> str:
        """A string; with something in it unless ``empty``."""
        found = self.value[key]
        if not isinstance(found, str):
            raise InputError(self.at(key), "ở đây cần một câu chữ", "Hãy ghi trong dấu nháy")
        if not (empty or found.strip()):
            raise InputError(self.at(key), "để trống", "Hãy ghi nội dung")
        return found

    def whole(self, key: str) -> int:
        """A whole number from 0."""
        found = self.value[key]
        if isinstance(found, bool) or not isinstance(found, int) or found < 0:
            raise InputError(self.at(key), "không phải số đếm", "Hãy ghi số nguyên từ 0 trở lên")
        return found

    def optional_whole(self, key: str) -> int | None:
        """A whole number from 0, or null."""
        return None if self.value[key] is None else self.whole(key)

    def truth(self, key: str) -> bool:
        """``true`` or ``false``."""
        found = self.value[key]
        if not isinstance(found, bool):
            raise InputError(self.at(key), "ở đây cần true hoặc false", "Hãy ghi một trong hai")
        return found

    def optional_truth(self, key: str) -> bool | None:
        """``true``, ``false``, or null."""
        return None if self.value[key] is None else self.truth(key)

    def word(self, key: str, known: Iterable[str]) -> str:
        """One word of a closed list."""
        found, known = self.text(key), list(known)
        if found not in known:
            raise InputError(self.at(key), f"không có “{found}”", nearest(found, known))
        return found

    def listed(self, key: str, read: Callable[[Any, str], Read]) -> tuple[Read, ...]:
        """A list, each entry read with its path."""
        found = self.value[key]
        if not isinstance(found, list):
            raise InputError(self.at(key), "ở đây cần một danh sách", "Hãy ghi trong [ ]")
        return tuple(read(each, f"{self.at(key)}[{place}]") for place, each in enumerate(found, 1))
