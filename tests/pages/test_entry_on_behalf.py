"""A whole year with five of six units absent from the software: each page says who entered what.

The year is the played one of 2020, in which the officer of the cluster's head enters for the
others, and the chief of the head's office writes down what they sent.
"""

import json
import re
import subprocess
import sys

import pytest

from tests.support.site import ROOT, Site, environment

TELL = "import django; django.setup(); from tests.thidua.console.played_pages import tell; tell()"
OFFICER, CHIEF = "Phan Thị Thí Dụ", "Lưu Văn Ví Dụ"
HEAD = "VKSND tỉnh Long An"
BEHALF = re.compile(r'class="td-behalf"[^>]*title="([^"]*)"')
ENTERED_BY = {"figures": CHIEF}
"""Who entered where it was not the officer."""
INVENTED = "Số liệu giả định"
READER = "administrator"
"""Sees the pages of all units."""


@pytest.fixture(scope="module")
def played(site: Site) -> list[dict[str, str]]:
    told = subprocess.run(
        [sys.executable, "-c", TELL],
        cwd=ROOT,
        env=environment(site.demonstration.home),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    pages: list[dict[str, str]] = json.loads(told.stdout)
    return pages


def behalf(site: Site, page: dict[str, str]) -> list[str]:
    """Who entered on behalf of others, as often as the page says so."""
    answer = site.visitor(READER).get(page["path"])
    assert answer.status == 200, page
    return BEHALF.findall(answer.text)


@pytest.mark.parametrize("what", ["registrations", "figures", "cascade", "sheets"])
def test_a_page_of_all_says_it_of_five_units(site, played, what) -> None:
    (page,) = [each for each in played if each["what"] == what]
    by = behalf(site, page)
    assert len(by) == 5
    assert all(ENTERED_BY.get(what, OFFICER) in each for each in by)


def test_each_comment_that_was_taken_in_says_it(site, played) -> None:
    (page,) = [each for each in played if each["what"] == "comments"]
    by = behalf(site, page)
    assert len(by) >= 23
    assert all(OFFICER in each for each in by)


@pytest.mark.parametrize("what", ["registered", "evidence"])
def test_a_page_of_one_unit_says_it_unless_the_unit_entered_it_itself(site, played, what) -> None:
    pages = [each for each in played if each["what"] == what]
    assert len(pages) == 6
    for page in pages:
        by = behalf(site, page)
        assert bool(by) == (page["unit"] != HEAD), page
        assert all(OFFICER in each for each in by)


def test_every_sheet_says_it_the_own_one_for_the_marks_of_an_absent_scorer(site, played) -> None:
    pages = [each for each in played if each["what"] == "sheet"]
    assert len(pages) == 6
    for page in pages:
        by = behalf(site, page)
        assert by, page
        assert all(OFFICER in each for each in by)


def test_a_page_with_invented_figures_of_a_real_cluster_says_so(site, played) -> None:
    year = next(each["path"] for each in played if each["what"] == "sheets").removesuffix(
        "scoring/"
    )
    pages = [each["path"] for each in played if each["what"] != "comments"]
    more = ("", "scoring/ranking/", "scoring/consolidated/")
    pages += [f"{year}{each}" for each in more]
    silent = [each for each in pages if INVENTED not in site.visitor(READER).get(each).text]
    assert silent == []
