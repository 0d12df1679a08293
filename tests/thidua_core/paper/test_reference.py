"""The reference page says what the reader and the check know, and its examples work."""

import re
from pathlib import Path

import pytest

from thidua_core.paper import Form, Kind, check_paper, read_paper, render_pdf
from thidua_core.paper import _yaml as papers
from thidua_core.paper._findings import _SENTENCES, _WARNINGS
from thidua_core.paper._yaml_blocks import _READERS

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "paper.md"
WRITTEN = PAGE.read_text()
EXAMPLES = re.findall(r"```yaml\n(.*?)```", WRITTEN, re.DOTALL)
HEAD = "kind: notice\nsymbol: TB-VKS\nplace: Long An\ntitle: Thử\nissuer: Cụm thi đua số 10\n"


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_each_example_is_read_and_drawn(example):
    whole = example.startswith("kind:")
    paper = read_paper(example if whole else HEAD + example)
    assert render_pdf(paper).startswith(b"%PDF")
    waiting = {"number.blank", "date.blank"}
    missing = set() if whole else {"signer.missing", "recipients.missing", "filed.missing"}
    assert {finding.code for finding in check_paper(paper)} <= waiting | missing


def test_every_word_of_the_closed_lists_is_described():
    described = set(re.findall(r"`([^`\n]+)`", WRITTEN))
    keys = {*papers.PAPER_KEYS, *papers._SIGNATURE_KEYS, *papers._APPENDIX_KEYS}
    keys |= {*papers._MEETING_KEYS, *_READERS, *Kind, *Form}
    keys |= {"columns", "rows", "share", "align", "group", "label", "people", "position"}
    assert {str(key) for key in keys} - described - {"landscape"} == set()
    assert "`landscape: yes`" in WRITTEN


def test_the_table_of_findings_is_the_table_of_the_check():
    rows = {
        f"| `{code}` | {'!' if code in _WARNINGS else '✗'} | {re.sub('{[a-z]+}', '…', sentence)} |"
        for code, sentence in _SENTENCES.items()
    }
    assert rows == {
        line for line in WRITTEN.splitlines() if re.match(r"\| `[\w.]+` \| [!✗] ", line)
    }
