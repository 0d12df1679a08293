"""Persons: the list, and one person over time."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.award_record import record_of_person
from thidua.desk.export import excel_response
from thidua.desk.views.ratings import LOOKS
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.people.queries import (
    account_rows,
    accounts_for,
    find_person,
    person_rows,
    persons_for,
    posts_of,
    role_rows,
    roles_of,
    search_persons,
)
from thidua.records.enums import Grade
from thidua.records.queries import RatingRow, rating_rows, ratings_for
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("sort_key", _("Họ và tên"), sortable=True),
    Column("position", _("Chức vụ")),
    Column("unit", _("Đơn vị")),
)


@require_safe
@signed_in
def person_list(request: DeskRequest) -> HttpResponse:
    """Everybody whom the actor may see, in the order of given names."""
    today = clock.today()
    listing = Listing.read(request.GET, COLUMNS, default="sort_key")
    persons = persons_for(request.actor)
    if listing.query:
        persons = search_persons(persons, listing.query)
    persons = persons.order_by(f"{'-' if listing.descending else ''}sort_key", "id")
    if request.GET.get("format") == "xlsx":
        return excel_response(
            "nguoi",
            ["Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"],
            (
                (row.full_name, row.sex, row.position, row.unit)
                for row in person_rows(persons, on=today)
            ),
            title=f"Danh sách người tại ngày {today:%d/%m/%Y}",
        )
    page = listing.paginate(persons)
    context = {
        "listing": listing,
        "page": page,
        "rows": person_rows(page.object_list, on=today),
        "export": listing.address(format="xlsx"),
        "imports": may(request.actor, "import.run", "people"),
        "adds": may(request.actor, "person.create", request.actor.unit_id),
    }
    return render(request, "desk/people/person_list.html", context)


@require_safe
@signed_in
def person_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One person: posts over time, and roles for those who may see them."""
    today = clock.today()
    person = find_person(request.actor, public_id)
    (row,) = person_rows([person], on=today)
    sees_roles = may(request.actor, "role.give", person) or request.actor.person_id == person.pk
    context = {
        "trail": [(_("Người"), reverse("desk:person_list"))],
        "person": row,
        "posts": posts_of(person, on=today),
        "rated": _rated(request, person),
        "sees_roles": sees_roles,
        "corrects": may(request.actor, "person.correct", person),
        "keeps_posts": may(request.actor, "post.change", request.actor.unit_id),
        "administers": may(request.actor, "account.manage", person),
        "account": next(
            iter(account_rows(accounts_for(request.actor).filter(person=person))), None
        ),
        "roles": role_rows(roles_of(person), on=today) if sees_roles else [],
        **record_of_person(person, on=today),
    }
    return render(request, "desk/people/person_detail.html", context)


def _rated(request: DeskRequest, person: Any) -> list[tuple[RatingRow, str]] | None:
    """The person's ratings with their looks; None for who may not see them at all."""
    seen = ratings_for(request.actor, on=clock.today()).filter(person=person)
    rows = rating_rows(seen.order_by("-year"))
    keeps = may(request.actor, "rating.keep_some") or request.actor.person_id == person.pk
    return [(row, LOOKS[Grade(row.grade)]) for row in rows] if rows or keeps else None
