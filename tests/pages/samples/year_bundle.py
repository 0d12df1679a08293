"""Samples of the year bundle: the invented cluster of the current year."""

from tests.pages.samples import Sample, sample
from tests.pages.samples.house import newest


@sample("desk:cluster_bundle")
@sample("desk:cluster_bundle_file")
@sample("desk:cluster_hand_over")
def _cluster_year_of_today() -> Sample:
    return Sample(newest("clusters", "ClusterYear", demonstration=True))
