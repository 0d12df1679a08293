import doctest
import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.exchange.domain import year_bundle
from thidua.exchange.domain.year_bundle import (
    ESSENTIAL,
    HandedOver,
    PartCount,
    lacking,
    minutes_of,
    named_apart,
    plain_name,
)
from thidua_core.bundle import PARTS, is_path
from thidua_core.paper import read_paper, render_pdf

TOLD = HandedOver(
    name="Cụm thi đua số 10 năm 2020",
    body="Viện kiểm sát nhân dân tối cao",
    giver="Viện kiểm sát nhân dân tỉnh Ví Dụ",
    receiver="Viện kiểm sát nhân dân tỉnh Giả Định",
    sha256="0123456789abcdef" * 4,
    size=12345,
    files=[("documents/ke-hoach.pdf", 10, "a" * 64), ("scores.json", 20, "b" * 64)],
    absent=["giao ước đã ký"],
    note="",
    at=datetime(2021, 1, 15, 9, 30),  # noqa: DTZ001  # reason: already in local time
)


def test_examples_hold():
    assert doctest.testmod(year_bundle).failed == 0


@given(st.lists(st.tuples(st.text(max_size=300), st.binary(max_size=3)), max_size=8))
def test_every_file_gets_a_name_that_a_bundle_may_hold(files):
    named = named_apart(files)
    assert all(is_path(f"documents/{name}") for name in named)
    assert set(named.values()) == {content for _, content in files}
    assert len({name.casefold() for name in named}) == len(named)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("", "tep"),
        ("...", "tep"),
        ("Đề nghị số 9/TTr-VKS.docx", "de-nghi-so-9-ttr-vks.docx"),
        ("会.pdf", "tep.pdf"),
    ],
)
def test_names_become_plain(name, plain):
    assert plain_name(name) == plain


def test_what_matters_is_told_from_what_does_not():
    parts = [PartCount(part=part, count=0) for part in PARTS]
    assert lacking(parts) == tuple(part for part in PARTS if part in ESSENTIAL)
    assert lacking([PartCount(part="pledge", count=1), PartCount(part="log", count=0)]) == ()


def test_the_minutes_print_with_the_hash_and_every_file():
    tree = minutes_of(TOLD)
    text = json.dumps(tree, ensure_ascii=False)
    assert "01234567 89abcdef" in text
    assert "documents/ke-hoach.pdf" in text
    assert "Bộ hồ sơ chưa có: giao ước đã ký." in text
    assert render_pdf(read_paper(text)).startswith(b"%PDF")
