"""Reading YAML strictly: closed keys, strings only, every error with its line.

Knows mappings, lists and strings of a file, nothing of what they say. Anchors, tags and several
documents in one file are refused, and so are files too large or too deep.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Final, TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from thidua_core.errors import InputError

LARGEST: Final = 2_000_000
"""Bytes that a file may have."""
DEEPEST: Final = 40
_ENOUGH_ALIKE: Final = 0.5

_NOTHING: Final = ("null", "Null", "NULL", "~")
"""Unquoted words that YAML takes for nothing, and so does a reader of strings."""

Read = TypeVar("Read")


def root_of(source: str | bytes, *, fewest: str) -> Node:
    """The file's only document; InputError where YAML or one of the limits is broken.

    ``fewest`` tells what an empty file must hold at least, as a Vietnamese clause.
    """
    text = _decoded(source)
    try:
        root = _composed(text)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        where = "" if mark is None else f"dòng {mark.line + 1}, cột {mark.column + 1}"
        raise InputError(where, "không đúng cú pháp YAML", _SYNTAX_MEND) from None
    except yaml.reader.ReaderError as broken:
        line = text.count("\n", 0, broken.position) + 1
        problem = f"có ký tự điều khiển U+{ord(text[broken.position]):04X}"
        raise InputError(f"dòng {line}", problem, "Hãy xóa ký tự đó") from None
    if root is None:
        raise InputError("", "tệp trống", fewest)
    return root


def _composed(text: str) -> Node | None:
    """The root by libyaml; what that refuses is read again by the reader that says where it is."""
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _require_plain(text, fast)
        return yaml.compose(text, Loader=fast)
    except yaml.YAMLError:
        _require_plain(text, yaml.SafeLoader)
        return yaml.compose(text, Loader=yaml.SafeLoader)


_SYNTAX_MEND: Final = (
    "Hãy kiểm tra thụt dòng (dùng dấu cách), dấu hai chấm có cách phía sau,"
    " và đặt trong dấu nháy những câu có dấu hai chấm hoặc dấu thăng"
)


def _decoded(source: str | bytes) -> str:
    if len(source) > LARGEST:
        raise InputError("", f"tệp lớn hơn {LARGEST // 1_000_000} MB", "Hãy chia nhỏ nội dung")
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = source.count(b"\n", 0, broken.start) + 1
        raise InputError(
            f"dòng {line}", "không phải chữ UTF-8", "Hãy lưu tệp với bảng mã UTF-8"
        ) from None


def _require_plain(text: str, loader: type[yaml.SafeLoader]) -> None:
    """Refuse what a reader of plain values must not follow, before anything is built."""
    depth = 0
    documents = 0
    for event in yaml.parse(text, Loader=loader):
        mark = event.start_mark
        where = "" if mark is None else f"dòng {mark.line + 1}"
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise InputError(where, "có hơn một tài liệu YAML trong tệp", "Hãy bỏ dòng ---")
        if getattr(event, "anchor", None) is not None:
            raise InputError(where, "có neo & hoặc *", "Hãy đặt câu đó trong dấu nháy")
        if getattr(event, "tag", None) is not None:
            raise InputError(where, "có nhãn kiểu !", "Hãy bỏ nhãn, mọi giá trị đều là chữ")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise InputError(where, "lồng quá sâu", f"Hãy dùng tối đa {DEEPEST} tầng")
        depth -= isinstance(event, yaml.CollectionEndEvent)


def where(node: Node, key: str = "") -> str:
    """The node's line, and the key it stands under."""
    line = f"dòng {node.start_mark.line + 1}"
    return f"{line}, khóa {key}" if key else line


def nearest(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the nearest known one, or all of them."""
    choices = list(known)
    alike = get_close_matches(word, choices, n=1, cutoff=_ENOUGH_ALIKE)
    if alike:
        return f"Có phải là “{alike[0]}”?"
    return f"Các từ dùng được: {', '.join(choices)}"


def keys_of(node: Node, known: Iterable[str], required: Iterable[str] = ()) -> dict[str, Node]:
    """The mapping's values by key; an unknown, doubled or missing key is an InputError."""
    known = list(known)
    if not isinstance(node, MappingNode):
        raise InputError(where(node), "ở đây cần các khóa", f"Khóa: {', '.join(known)}")
    found: dict[str, Node] = {}
    for key_node, value in node.value:
        key = text_of(key_node)
        if key not in known:
            raise InputError(where(key_node), f"không có khóa “{key}”", nearest(key, known))
        if key in found:
            raise InputError(where(key_node), f"khóa “{key}” ghi hai lần", "Hãy giữ một khóa")
        found[key] = value
    for key in required:
        if key not in found:
            raise InputError(where(node), f"thiếu khóa “{key}”", "Hãy ghi thêm khóa đó")
    return found


def text_of(node: Node, key: str = "", *, empty: bool = False) -> str:
    """A string with something in it, unless ``empty`` allows none; every scalar is a string."""
    if not isinstance(node, ScalarNode):
        raise InputError(where(node, key), "ở đây cần một câu chữ", "Hãy ghi một câu")
    nothing = not node.style and node.value in _NOTHING
    text = "" if nothing else str(node.value)
    if not (empty or text.strip()):
        raise InputError(where(node, key), "để trống", "Hãy ghi nội dung hoặc bỏ khóa")
    return text


def list_of(node: Node, key: str, read: Callable[[Node], Read]) -> tuple[Read, ...]:
    """A list, each entry read on its own."""
    if not isinstance(node, SequenceNode):
        mend = "Hãy ghi mỗi mục một dòng, bắt đầu bằng dấu gạch và dấu cách"
        raise InputError(where(node, key), "ở đây cần một danh sách", mend)
    return tuple(read(entry) for entry in node.value)


def one_of(node: Node, key: str, known: Iterable[str]) -> str:
    """One word of a closed list."""
    word, known = text_of(node, key), list(known)
    if word not in known:
        raise InputError(where(node, key), f"không có “{word}”", nearest(word, known))
    return word


def optional_text(keys: dict[str, Node], key: str) -> str | None:
    """The string under a key that may be absent."""
    return text_of(keys[key], key) if key in keys else None


def texts(keys: dict[str, Node], key: str) -> tuple[str, ...]:
    """The strings of a list that may be absent."""
    return listed(keys, key, lambda entry: text_of(entry, key))


def listed(keys: dict[str, Node], key: str, read: Callable[[Node], Read]) -> tuple[Read, ...]:
    """A list that may be absent, each entry read on its own."""
    return list_of(keys[key], key, read) if key in keys else ()


def is_text(node: Node) -> bool:
    """Whether a string stands here."""
    return isinstance(node, ScalarNode)


def is_list(node: Node) -> bool:
    """Whether a list stands here."""
    return isinstance(node, SequenceNode)
