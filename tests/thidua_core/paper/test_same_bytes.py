"""An equal paper is an equal file: in another process, and while others are drawn."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.thidua_core.paper.samples import FOLDER, SAMPLES, plan, sample
from thidua_core.paper import render_docx, render_pdf, signature_fields

PROGRAM = """
import hashlib, sys
from thidua_core.paper import read_paper, render_docx, render_pdf
paper = read_paper(open(sys.argv[1], "rb").read())
for drawn in (render_pdf(paper), render_docx(paper)):
    print(hashlib.sha256(drawn).hexdigest())
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_another_process_draws_the_same_bytes(name):
    surroundings = {"PYTHONPATH": "src", "PYTHONHASHSEED": "7", "TZ": "America/Lima", "LANG": "C"}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(FOLDER / f"{name}.yaml")],
        check=True,
        capture_output=True,
        text=True,
        env=surroundings | {"PATH": os.environ["PATH"]},
    )
    paper = sample(name)
    drawn = [render_pdf(paper), render_docx(paper)]
    assert told.stdout.split() == [hashlib.sha256(each).hexdigest() for each in drawn]


@pytest.mark.slow
def test_papers_drawn_at_once_are_the_papers_drawn_one_by_one():
    papers = [plan(title=f"Kế hoạch số {number}") for number in range(12)]
    one_by_one = [(render_pdf(paper), signature_fields(paper)) for paper in papers]
    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(lambda paper: (render_pdf(paper), signature_fields(paper)), papers))
    assert at_once == one_by_one
    assert len({pdf for pdf, _ in at_once}) == len(papers)
