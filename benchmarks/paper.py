"""A paper in the decree's layout, beside a bare compilation of the same words by Typst."""

import json
import statistics
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from benchmarks.figures import Figure, seconds
from thidua_core.paper import read_paper, render_pdf
from thidua_core.paper._fonts import FAMILY, FOLDER

PLAN = Path(__file__).parents[1] / "docs" / "assets" / "papers" / "plan.yaml"
REPETITIONS = 40
BARE = """\
#set text(font: "{family}", size: 13pt)
#let words = json(bytes(sys.inputs.words))
#for line in words [#line #parbreak()]
"""


def figures() -> list[Figure]:
    paper = read_paper(PLAN.read_bytes())
    numbers = count(1)
    # A new title each time: the compiler remembers what it has drawn before.
    ours = seconds(
        lambda: render_pdf(replace(paper, title=f"{paper.title} {next(numbers)}")),
        repetitions=REPETITIONS,
    )
    words = [line for line in PLAN.read_text(encoding="utf-8").splitlines() if line.strip()]
    with TemporaryDirectory() as folder:
        plain = bare(Path(folder))
        bare_taken = seconds(
            lambda: plain.compile(
                format="pdf", sys_inputs={"words": json.dumps([*words, str(next(numbers))])}
            ),
            repetitions=REPETITIONS,
        )
    middle, bare_middle = statistics.median(ours), statistics.median(bare_taken)
    return [
        Figure(
            work="paper: a plan in the decree's layout, tagged PDF/A",
            value=middle * 1000,
            unit="ms",
            target=15,
            repetitions=REPETITIONS,
            spread=[each * 1000 for each in ours],
        ),
        Figure(
            work="paper: a plan in the decree's layout, tagged PDF/A",
            value=middle / bare_middle,
            unit="times",
            target=3,
            against="the same words set plainly by Typst",
            repetitions=REPETITIONS,
            spread=[each * 1000 for each in bare_taken],
        ),
    ]


def bare(folder: Path) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    source = folder / "bare.typ"
    source.write_text(BARE.replace("{family}", FAMILY), encoding="utf-8")
    return typst.Compiler(source, font_paths=fonts, ignore_system_fonts=True)
