"""The played year is handed over to the unit that leads the next one, with its bundle."""

from datetime import date

from django.db import transaction

from thidua.clusters.enums import ClusterState
from thidua.clusters.queries import cluster_years_for
from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import OFFICER, actor_of, cluster_year_id
from thidua.exchange.actions import hand_over_year
from thidua.kernel.actors import SYSTEM

HANDED = date(2021, 1, 15)
RECEIVER = "VKSND tỉnh Tiền Giang, được giới thiệu làm Cụm trưởng năm 2021 (giả định)"


def hand_over(stage: Stage) -> list[str]:
    """Keep the bundle, write the minutes of the hand-over, close the year."""
    year_id = cluster_year_id()
    if cluster_years_for(SYSTEM).get(pk=year_id).state == ClusterState.CLOSED:
        return ["đã có sẵn"]
    with transaction.atomic(), lived(HANDED, 10) as at:
        handed = hand_over_year(
            cluster_year_id=year_id,
            receiver=RECEIVER,
            actor=actor_of(OFFICER, HANDED),
            at=at,
        )
    return [f"{handed.files} tệp", f"{handed.size // 1024} KB", f"SHA-256 {handed.sha256[:12]}…"]
