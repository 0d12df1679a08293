"""A freeze withdrawn before anything of it was published: the sheets open again where they stood.

What was frozen stays as it was, with who withdrew it and why; what follows is another version.
"""

from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.people.actions import notify_all
from thidua.scoring import phrases
from thidua.scoring.actions.places import keepers_of, lock_year, of_year
from thidua.scoring.enums import YEAR_REOPENED, SheetState
from thidua.scoring.models import Ranking, ScoreSheet
from thidua.scoring.queries.year import ranking_of
from thidua_core.text import squash


def withdraw_freeze(
    *, cluster_year_id: int, reason: str, actor: Actor, at: datetime, address: str = ""
) -> Ranking:
    """Withdraw the freeze of a year: every sheet goes back to the step at which it was frozen.

    The units are told. Refuses an empty reason, a year that is not frozen, and a ranking that was
    published: that one is only corrected. Recorded as ``score_year.reopened``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "score_year.conduct", year)
        ranking = ranking_of(year.pk)
        if ranking is None:
            raise Refused(phrases.NOT_FROZEN.format(**of_year(year)))
        if ranking.published_at is not None:
            raise Refused(phrases.PUBLISHED_STAYS.format(**of_year(year)))
        for version in Ranking.objects.select_for_update().filter(
            cluster_year=year, withdrawn_at=None
        ):
            version.withdrawn_at, version.withdrawn_because = at, why
            refuse_unfit_texts(version)
            version.save(update_fields=["withdrawn_at", "withdrawn_because"])
        _open_again(ranking)
        record(
            YEAR_REOPENED,
            subject=year,
            also=[ranking],
            actor=actor,
            at=at,
            version=ranking.version,
            reason=why,
            **of_year(year),
        )
        notify_all(
            person_ids=keepers_of(ranking.units.values(), at.astimezone(VIETNAM).date()),
            key=f"score_year.reopened:{ranking.public_id}",
            text=str(phrases.TOLD_REOPENED.format(reason=why, **of_year(year))),
            at=at,
            address=address,
        )
    ranking.refresh_from_db()
    return ranking


def _open_again(ranking: Ranking) -> None:
    for sheet in ScoreSheet.objects.select_for_update().filter(table=ranking.table):
        sheet.state = ranking.sheet_states.get(str(sheet.pk), SheetState.APPRAISED)
        sheet.version += 1
        sheet.save(update_fields=["state", "version"])
