"""The check of Word files: what is damaged or no document is checked or refused in words."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thidua_core.paper.doctoring import PACKAGE
from thidua_core.errors import InputError
from thidua_core.paper import Finding, check_docx


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    return written.getvalue()


def package_with(**parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return written.getvalue()


@pytest.mark.parametrize(
    "package",
    [
        b"",
        b"PK\x03\x04 not a package",
        b"%PDF-1.7",
        bomb(),
        package_with(styles="<a/>"),
        package_with(document="<a/>"),
        package_with(document="<a"),
        package_with(document='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        package_with(
            document='<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body/></w:document>"
        ),
    ],
)
def test_what_is_no_document_is_refused_in_words(package):
    with pytest.raises(InputError) as refused:
        check_docx(package)
    assert refused.value.mend


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_packages_are_checked_or_refused(data):
    package = bytearray(PACKAGE)
    for _ in range(data.draw(st.integers(1, 5))):
        package[data.draw(st.integers(0, len(package) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = check_docx(bytes(package))
    except InputError:
        return
    assert all(isinstance(finding, Finding) for finding in found)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_markup_is_checked_or_refused(data):
    with zipfile.ZipFile(io.BytesIO(PACKAGE)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name].decode()
    start = data.draw(st.integers(0, len(part)))
    instead = data.draw(st.sampled_from(["", "<", "0", '"', "w:", "-1", "x", "</w:p>"]))
    parts[name] = (part[:start] + instead + part[start + data.draw(st.integers(0, 9)) :]).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for entry, content in parts.items():
            package.writestr(entry, content)
    try:
        found = check_docx(written.getvalue())
    except InputError:
        return
    assert all(isinstance(finding, Finding) for finding in found)
