"""The criteria table of the played year: drafted, tried on the year before, adopted on the day of signing."""

from datetime import date

from django.db import transaction

from thidua.conferences.enums import NoteKind
from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import OFFICER, actor_of, cluster_year_id, unit_id
from thidua.console.play.year_2020.data import results_csv, table_yaml
from thidua.console.play.year_2020.launch import the_launch
from thidua.console.play.year_2020.pledge import pledged_levels
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.scoring.actions import Basis, Pledged, adopt_table, draft_table, simulate_table
from thidua.scoring.queries import tables_for

DRAFTED, TRIED, ADOPTED = date(2020, 2, 3), date(2020, 2, 14), date(2020, 2, 21)
OPENED = date(2020, 3, 2)
CLAIMS_DUE = date(2020, 12, 2)
TRIED_ON = "Số liệu năm 2019 (giả định)"
ADOPTION = "Bảng tiêu chí chấm điểm"


def draft_criteria(stage: Stage) -> list[str]:
    """Draft the table and try it on results of the year before."""
    year_id = cluster_year_id()
    if tables_for(SYSTEM).filter(cluster_year=year_id).exists():
        return ["đã có sẵn"]
    with transaction.atomic():
        with lived(DRAFTED, 14) as at:
            table = draft_table(
                cluster_year_id=year_id,
                yaml=table_yaml(),
                invented=True,
                actor=actor_of(OFFICER, DRAFTED),
                at=at,
            )
        with lived(TRIED, 10) as at:
            simulate_table(
                table_id=table.pk,
                results=results_csv().encode(),
                source=TRIED_ON,
                actor=actor_of(OFFICER, TRIED),
                at=at,
            )
    return ["60 tiêu chí", "chấm thử 06 đơn vị"]


def adopt_criteria(stage: Stage) -> list[str]:
    """Put the table into use as the conference adopted it; six sheets open."""
    table = tables_for(SYSTEM).get(cluster_year=cluster_year_id())
    if table.adopted_on is not None:
        return ["đã có sẵn"]
    notes = the_launch().notes.filter(kind=NoteKind.ADOPTED, text__startswith=ADOPTION)
    with transaction.atomic(), lived(OPENED, 8, 30) as at:
        adopt_table(
            table_id=table.pk,
            basis=Basis(note_id=notes.get().pk, adopted_on=ADOPTED),
            claims_due=clock.moment(CLAIMS_DUE, 17),
            members_see_all=True,
            pledged=[
                Pledged(unit_id=unit_id(word), criterion=code, target=level)
                for word, code, level in pledged_levels()
            ],
            actor=actor_of(OFFICER, OPENED),
            at=at,
        )
    return ["06 phiếu chấm điểm được mở"]
