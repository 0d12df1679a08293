"""A person erased on request: the name is nowhere in the register, its public page included."""

import pytest
from django.urls import reverse

from tests.thidua.awards.conftest import DECIDED, NOW
from thidua.awards.models import Award
from thidua.awards.queries import award_rows
from thidua.kernel import events
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import erase_person
from thidua.people.events import PersonErased
from thidua.people.models import Person

NAME, OFFICE, MERIT = "Trần Thị Ví Dụ", "Kiểm sát viên trung cấp", "phá án trọng điểm"


@pytest.fixture
def awarded(enter, line):
    [award] = enter(line(office=OFFICE, merit=MERIT))
    return award


def everything(client):
    """What the register holds of the award and says on its public pages."""
    award = Award.objects.get()
    pages = [
        client.get(reverse("public:award_list"), {"q": "98"}).text,
        client.get(reverse("public:award_list")).text,
        client.get(reverse("public:verify_award", args=[award.public_id])).text,
    ]
    columns = [str(getattr(award, each.name)) for each in Award._meta.concrete_fields]
    return " ".join([*pages, *columns, repr(award_rows(Award.objects.all(), on=DECIDED))])


def erase(award):
    erase_person(person_id=award.person_id, reason="theo yêu cầu", actor=SYSTEM, at=NOW)


def test_the_name_is_there_before(awarded, client):
    assert all(word in everything(client) for word in (NAME, OFFICE, MERIT))


def test_the_name_is_gone_afterwards(awarded, client):
    erase(awarded)
    left = everything(client)
    for word in (NAME, OFFICE, MERIT, "tran thi vi du"):
        assert word not in left
    assert Award.objects.get().person == Person.objects.get(pk=awarded.person_id)


def test_a_register_that_did_not_listen_would_leak(awarded):
    heard = events.installed()
    name = events.name_of(PersonErased)
    events.install({key: value for key, value in heard.items() if key != name})
    try:
        erase(awarded)
    finally:
        events.install(heard)
    assert "tran thi vi du" in Award.objects.get().words
