"""What the invented cluster registered for 2026, and how its people were rated the year before.

The officer of Vĩnh Long writes for the own unit; the cluster's officer enters for units that are
not on the software.
"""

from datetime import date

from django.db import transaction
from django.urls import reverse

from thidua.clusters.enums import ClusterKind
from thidua.clusters.queries import cluster_years_for
from thidua.console.play.groups import known_group
from thidua.console.play.script import Script, Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.exchange.actions import apply_import
from thidua.exchange.domain.delimited import write_rows
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor
from thidua.people.queries import actor_for, find_account, persons_for
from thidua.records.actions import correct_rating
from thidua.records.enums import Grade
from thidua.records.queries import ratings_for
from thidua.registrations.actions import (
    Line,
    add_registration,
    approve_registrations,
    call_for_registrations,
    return_registration,
    send_registrations,
)
from thidua.registrations.enums import LineKind
from thidua.registrations.queries import registration_call, registrations_for

YEAR = 2026
CALLED, WRITTEN, DECIDED = date(2026, 2, 2), date(2026, 2, 20), date(2026, 3, 5)
RATED = date(2026, 1, 12)
OFFICE = "thuongtruc"


def load_registers(stage: Stage) -> list[str]:
    """Make what is not there yet, in one whole transaction."""
    del stage  # the accounts are found by their names
    script = read_script("registers-2026")
    with transaction.atomic():
        _registrations(script)
        _ratings(script)
    return [f"{script.made} mục mới"] if script.made else ["đã có sẵn"]


def _registrations(script: Script) -> None:
    body_id = script.unit(script.told["body"], CALLED)
    year_id = known_group(body_id, ClusterKind.CLUSTER, script.told["group"], YEAR)
    assert year_id is not None, "the year comes before its registers"
    if registration_call(year_id) is not None:
        return
    public_id = cluster_years_for(SYSTEM).get(pk=year_id).public_id
    due = script.told["due"]
    with lived(CALLED) as at:
        call_for_registrations(
            cluster_year_id=year_id,
            due=clock.moment(due["day"], due["hour"]),
            basis=due["basis"],
            address=f"{reverse('desk:registration_summary', args=[public_id])}{{unit}}/",
            actor=acting(OFFICE),
            at=at,
        )
    for name, told in script.named("units").items():
        _sheet(script, year_id, script.unit(name, WRITTEN), told)


def _sheet(script: Script, year_id: int, unit_id: int, told: Told) -> None:
    _write(script, year_id, unit_id, told)
    returned = told.get("returned")
    with lived(DECIDED) as at:
        office = acting(OFFICE)
        if returned is not None:
            line = registrations_for(SYSTEM, on=DECIDED).get(
                cluster_year=year_id, unit=unit_id, award=returned["award"]
            )
            return_registration(
                registration_id=line.pk, reason=returned["reason"], actor=office, at=at
            )
        approve_registrations(cluster_year_id=year_id, unit_id=unit_id, actor=office, at=at)
    if "waits" in told:
        # After the deadline and so with its reason; it waits for the standing office.
        waits = {"lines": [told["waits"]], "by": told["by"]}
        _write(script, year_id, unit_id, waits, on=DECIDED, reason=told["waits"]["reason"])


def _write(
    script: Script,
    year_id: int,
    unit_id: int,
    told: Told,
    *,
    on: date = WRITTEN,
    reason: str = "",
) -> None:
    """Add the lines and send them."""
    with lived(on, 15) as at:
        by = acting(told["by"])
        for each in told["lines"]:
            add_registration(
                _line(script, each),
                cluster_year_id=year_id,
                unit_id=unit_id,
                reason=reason,
                invented=True,
                actor=by,
                at=at,
            )
        sent = send_registrations(
            cluster_year_id=year_id, unit_id=unit_id, reason=reason, actor=by, at=at
        )
    script.made += len(sent)


def _line(script: Script, told: Told) -> Line:
    person = told.get("person")
    persons = persons_for(SYSTEM).filter(full_name=person, invented=True)
    return Line(
        kind=LineKind.AWARD if "award" in told else LineKind.INITIATIVE,
        award=told.get("award", ""),
        title=told.get("title", ""),
        person_id=persons.get().pk if person else None,
        subject_unit_id=script.unit_or_none(told.get("below"), WRITTEN),
        count=told.get("count", 1),
    )


def _ratings(script: Script) -> None:
    """Import the ratings of the year before by a file, and correct one of them."""
    told = script.told["ratings"]
    # The corrected line would be refused as another grade for the same year.
    if ratings_for(SYSTEM, on=RATED).filter(person__full_name=told["corrected"]["person"]).exists():
        return
    head = ["Năm", "Đơn vị", "Họ và tên", "Xếp loại"]
    content = write_rows([head, *([str(cell) for cell in line] for line in told["lines"])])
    with lived(RATED) as at:
        by = acting("canbo")
        apply_import(kind="ratings", name=told["file"], content=content, actor=by, at=at)
        wrong = told["corrected"]
        rating = ratings_for(SYSTEM, on=RATED).get(person__full_name=wrong["person"])
        correct_rating(
            rating_id=rating.pk,
            grade=Grade(wrong["grade"]),
            reason=wrong["reason"],
            actor=by,
            at=at,
        )
    script.made += len(told["lines"])


def acting(username: str) -> Actor:
    """Somebody of the cast, as they act on the day that is lived."""
    account = find_account(username)
    assert account is not None, "the cast comes before the year"
    return actor_for(account, on=clock.today())
