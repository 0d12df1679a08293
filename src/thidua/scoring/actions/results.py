"""A results file taken over into the sheets of units that are not on the software.

What the file says and whether it fits is read beforehand; this module keeps all of it or nothing.
"""

from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.scoring import phrases
from thidua.scoring.actions.cells import Place, put_cells
from thidua.scoring.actions.places import lock_sheet, lock_year, of_year
from thidua.scoring.enums import RESULTS_ENTERED
from thidua.scoring.models import SheetCell
from thidua.scoring.queries.files import ResultsPreview, preview_results
from thidua.scoring.queries.visible import table_in_use
from thidua_core.text import squash


def apply_results(
    *, cluster_year_id: int, content: bytes, file_name: str, actor: Actor, at: datetime
) -> ResultsPreview:
    """Enter what units reached from a results file, on behalf of the units that it names.

    Pledged targets stay as they are. Refuses a year without adopted table and a file with any
    place that cannot be used, naming the first; a file that changes nothing keeps nothing.
    Recorded as ``score_results.entered``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "score_year.conduct", year)
        table = table_in_use(year.pk)
        if table is None:
            raise Refused(phrases.NO_TABLE.format(**of_year(year)))
        preview = preview_results(table, content)
        if preview.errors:
            first = preview.errors[0]
            place = " ".join(filter(None, (f"{first.where}:", f"{first.problem}.", first.mend)))
            raise Refused(
                phrases.ROWS_REFUSED.format(count=len(preview.errors)), place, field="file"
            )
        if not preview.changes:
            return preview
        sheets = {
            key: lock_sheet(key) for key in dict.fromkeys(each.sheet_id for each in preview.changes)
        }
        pledged = set(
            SheetCell.objects.filter(sheet__in=sheets, pledged=True).values_list(
                "sheet_id", "criterion"
            )
        )
        for sheet in sheets.values():
            texts = [
                (Place(cell.criterion, cell.column, cell.event), cell.text)
                for cell in (each.cell for each in preview.changes if each.sheet_id == sheet.pk)
                if cell.column != "target" or (sheet.pk, cell.criterion) not in pledged
            ]
            put_cells(sheet, texts, actor, at)
            sheet.version += 1
            sheet.save(update_fields=["version"])
        record(
            RESULTS_ENTERED,
            subject=year,
            also=list(sheets.values()),
            actor=actor,
            at=at,
            on_behalf_of=", ".join(preview.units),
            units=", ".join(preview.units),
            year=year.year,
            file=squash(file_name) or "kết quả",
            count=len(preview.changes),
        )
    return preview
