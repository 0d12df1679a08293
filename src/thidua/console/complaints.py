"""Typer's complaints about options and values, in our words.

Its classes are private, so they are told apart by what they carry.
"""

import re

from typer.exceptions import TyperException

from thidua.console.words import tr

_PROBLEMS = (
    (re.compile(r"valid (?:integer|int)"), "phải là số nguyên"),
    (re.compile(r"valid (?:number|float|decimal)"), "phải là số"),
    (re.compile(r"valid (?:date|datetime)|match the format"), "phải là ngày dạng 2024-12-31"),
    (re.compile(r"greater than or equal to (?P<bound>\S+)"), "phải từ {bound} trở lên"),
    (re.compile(r"less than or equal to (?P<bound>\S+)"), "phải đến {bound} là cùng"),
    (re.compile(r"(?:not one of|should be) (?P<bound>.+?)\.?$"), "phải là một trong {bound}"),
)
_EXTRA = re.compile(r"extra argument\S* \((?P<names>.*)\)")


def in_words(error: TyperException) -> str:
    """Say what is wrong with the command line, and where."""
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    message = error.format_message()
    if option is not None:
        return _of_option(option, message, getattr(error, "possibilities", None) or [])
    if parameter is not None:
        is_option = parameter.param_type_name == "option"
        name = parameter.opts[0] if is_option else tr(parameter.metavar or parameter.name.upper())
        if "Missing" in type(error).__name__:
            return tr("Thiếu “{name}”.").format(name=name)
        said = tr("“{name}” nhận giá trị không đúng: {problem}.")
        return said.format(name=name, problem=_of_value(error.message))
    extra = _EXTRA.search(message)
    return tr("Thừa “{name}”.").format(name=extra["names"]) if extra else message


def _of_option(option: str, message: str, nearest: list[str]) -> str:
    if "requires" in message:
        return tr("Tùy chọn “{name}” thiếu giá trị.").format(name=option)
    if "does not take" in message:
        return tr("Tùy chọn “{name}” không nhận giá trị.").format(name=option)
    said = tr("Không có tùy chọn “{name}”.").format(name=option)
    if nearest:
        said += " " + tr("Ông/bà muốn gõ “{name}”?").format(name=nearest[0])
    return said


def _of_value(message: str) -> str:
    for form, words in _PROBLEMS:
        found = form.search(message)
        if found:
            return tr(words).format(**found.groupdict())
    return message.rstrip(".")
