"""Samples of the statistics annex: of the invented cluster, with nothing waiting."""

from tests.pages.samples import Sample, sample
from tests.pages.samples.house import newest


@sample("desk:figures_bring")
@sample("desk:figures_decide")
@sample("desk:figures_template")
def _year() -> Sample:
    return Sample(newest("clusters", "ClusterYear", demonstration=True, year=2026))
