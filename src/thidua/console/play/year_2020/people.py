"""The people of the played year. None of them exists; offices and units do."""

from datetime import date

from django.db import transaction

from thidua.console.play.script import Script, Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    NAME,
    OFFICER,
    YEAR,
    cluster_year_id,
    username_of,
)
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import begin_post, create_person, give_role, open_account
from thidua.people.enums import Leadership, Role, ScopeKind, Sex
from thidua.people.queries import find_account

PLAIN = ("ca-nhan-1", "ca-nhan-2", "giup-viec")
"""Who only works and is commended, or counts papers."""
GIVEN = {
    "chanh-van-phong": Role.CHIEF_OF_OFFICE,
    "van-thu": Role.RECORDS_CLERK,
    "thuong-truc": Role.STANDING_OFFICE,
}
"""Further roles over the own unit; heads of units have theirs by their post."""


def load_people(stage: Stage) -> list[str]:
    """Persons with a post, an account without password and their roles."""
    script = read_script("year-2020/people")
    with transaction.atomic():
        for word, told in script.named("people").items():
            if find_account(username_of(word)) is None:
                _enter(script, word, told)
                script.made += 1
    return [f"{script.made} người"] if script.made else ["đã có sẵn"]


def _enter(script: Script, word: str, told: Told) -> None:
    since: date = script.told["since"]
    until: date = script.told["until"]
    unit_id = script.unit(told["unit"], since)
    with lived(since) as at:
        person = create_person(
            full_name=told["name"],
            sex=Sex(told.get("sex", Sex.UNKNOWN.value)),
            invented=True,
            actor=SYSTEM,
            at=at,
        )
        begin_post(
            person_id=person.pk,
            unit_id=unit_id,
            position=told["position"],
            leadership=Leadership(told.get("leadership", Leadership.NONE.value)),
            start=since,
            end=until,
            actor=SYSTEM,
            at=at,
        )
        open_account(
            person_id=person.pk,
            username=username_of(word),
            demonstration=True,
            actor=SYSTEM,
            at=at,
        )
        roles = [(_role(word), ScopeKind.UNIT, unit_id, told["unit"])] if word not in PLAIN else []
        if word == OFFICER:
            label = f"{NAME} năm {YEAR}"
            roles.append((Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR, cluster_year_id(), label))
        for role, scope, scope_id, label in roles:
            give_role(
                person_id=person.pk,
                role=role,
                scope_kind=scope,
                scope_id=scope_id,
                scope_label=label,
                start=since,
                end=until,
                actor=SYSTEM,
                at=at,
            )


def _role(word: str) -> Role:
    if word == OFFICER or word.startswith("kiem-phieu"):
        return Role.UNIT_OFFICER
    return GIVEN.get(word, Role.UNIT_HEAD)
