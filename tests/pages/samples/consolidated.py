"""Samples of the consolidated table: of the invented cluster, and one cell on which to agree."""

from tests.pages.samples import Sample, sample
from tests.pages.samples.house import newest
from tests.pages.samples.scoring import sheet


@sample("desk:consolidated")
@sample("desk:consolidated_export")
@sample("desk:consolidated_undo")
@sample("hall:consolidated")
@sample("hall:consolidated_marks")
def _year() -> Sample:
    return Sample(newest("clusters", "ClusterYear", demonstration=True, year=2026))


@sample("desk:consolidated_minutes")
def _minutes() -> Sample:
    year = newest("clusters", "ClusterYear", demonstration=True, year=2026)
    return Sample(year | {"form": "docx"})


@sample("desk:consolidated#differ")
def _differing() -> Sample:
    year = newest("clusters", "ClusterYear", demonstration=True, year=2026)
    return Sample(year, query="show=differ")


@sample("desk:consolidated_cell")
@sample("desk:consolidated_speak")
def _cell() -> Sample:
    return Sample(sheet("VKSND tỉnh Đồng Tháp") | {"criterion": "A1.2"})
