"""Statistics annexes whose bytes are kept."""

from collections.abc import Iterator

from thidua.documents.queries.files import KeptFile
from thidua.scoring.models import FigureAnnex


def kept_annexes() -> Iterator[KeptFile]:
    """The bytes of every annex whose figures were taken over."""
    annexes = FigureAnnex.objects.select_related("cluster_year__cluster").order_by("id")
    for annex in annexes.iterator(500):
        yield KeptFile(name=annex.name, holder=str(annex.cluster_year), sha256=annex.sha256)
