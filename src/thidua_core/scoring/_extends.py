"""``extends: FILE``: a table written over another one, adding or replacing by code.

Knows trees of YAML nodes, not what they mean; so every line named later is the line of the file
in which the words stand.
"""

from collections.abc import Iterable

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_BY_CODE = ("sections", "criteria", "knock_outs")


def laid_over(body: Node, own: Node) -> Node:
    """The body's mapping with every key of the own one added or put in its place.

    Lists of sections, criteria and knock-outs are joined by code; any other value is replaced.
    """
    assert isinstance(body, MappingNode)
    assert isinstance(own, MappingNode)
    values: dict[str, tuple[Node, Node]] = {_text(key): (key, value) for key, value in body.value}
    for key, value in own.value:
        word = _text(key)
        if word in values and word in _BY_CODE:
            values[word] = (key, _joined(values[word][1], value))
        else:
            values[word] = (key, value)
    return MappingNode(own.tag, list(values.values()), own.start_mark, own.end_mark)


def _joined(body: Node, own: Node) -> Node:
    if not (isinstance(body, SequenceNode) and isinstance(own, SequenceNode)):
        return own
    entries = list(body.value)
    places = {code: place for place, code in enumerate(map(_code, entries)) if code}
    for entry in own.value:
        place = places.get(_code(entry))
        if place is None:
            entries.append(entry)
        elif _has_children(entry):
            entries[place] = laid_over(entries[place], entry)
        else:
            entries[place] = _replaced(entries[place], entry)
    return SequenceNode(own.tag, entries, own.start_mark, own.end_mark)


def _replaced(body: Node, own: Node) -> Node:
    """A criterion is replaced whole; a section named without children keeps the body's."""
    return laid_over(body, own) if _has_children(body) else own


def _has_children(node: Node) -> bool:
    return not {"sections", "criteria"}.isdisjoint(_words(node))


def _words(node: Node) -> Iterable[str]:
    return [_text(key) for key, _ in node.value] if isinstance(node, MappingNode) else []


def _code(node: Node) -> str:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if _text(key) == "code":
                return _text(value).strip()
    return ""


def _text(node: Node) -> str:
    return str(node.value) if isinstance(node, ScalarNode) else ""
