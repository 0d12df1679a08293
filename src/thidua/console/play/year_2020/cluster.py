"""The cluster of the played year, its units and its people, found by what they are called.

They are asked for hundreds of times and stay as they are while the year is played, so each is
looked up once a run.
"""

from datetime import date
from functools import cache

from thidua.clusters.enums import ClusterKind
from thidua.console.play.groups import known_group
from thidua.kernel.actors import Actor
from thidua.org.queries import units_by_name
from thidua.people.queries import actor_for, find_account

YEAR = 2020
BODY, NAME = "VKSND tối cao", "Cụm thi đua số 10"
OPENED = date(YEAR, 1, 17)
MEMBERS = {
    "long-an": "VKSND tỉnh Long An",
    "tien-giang": "VKSND tỉnh Tiền Giang",
    "ben-tre": "VKSND tỉnh Bến Tre",
    "vinh-long": "VKSND tỉnh Vĩnh Long",
    "tra-vinh": "VKSND tỉnh Trà Vinh",
    "dong-thap": "VKSND tỉnh Đồng Tháp",
}
"""The six units by short word, in the order of the paper that lists them."""
OFFICER = "can-bo-cum"
"""Who works for the head of the cluster and enters for the units that are not on the software."""
INVENTED = "Số liệu giả định"


@cache
def body_id() -> int:
    return units_by_name(BODY, OPENED).get().pk


@cache
def unit_id(name: str) -> int:
    """A member by its short word, or any unit by the name that it bore in the year."""
    return units_by_name(MEMBERS.get(name, name), OPENED).get().pk


@cache
def cluster_year_id() -> int:
    """The key of the cluster's year, which the system of the sources has opened."""
    found = known_group(body_id(), ClusterKind.CLUSTER, NAME, YEAR)
    assert found is not None, "the systems come before the played year"
    return found


@cache
def actor_of(word: str, day: date) -> Actor:
    """Somebody of the played year with the roles of that day."""
    return actor_for(find_account(username_of(word)), on=day)


def username_of(word: str) -> str:
    return f"{word.replace('-', '.')}.{YEAR}"


def signer_id(word: str) -> int:
    """The key of the person who signs for a member."""
    account = find_account(username_of(word))
    assert account is not None, "people come before what they sign"
    assert account.person_id is not None, "the people of the year are persons"
    return account.person_id
