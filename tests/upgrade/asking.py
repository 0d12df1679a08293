"""What a kept installation is asked, through the public queries of the code of today."""

from datetime import date
from typing import Any

from thidua.calendar.queries import emulation_year_of
from thidua.clusters.queries import cluster_years_for, lead_rows, member_rows
from thidua.documents.queries import document_rows, documents_for, relation_rows
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import latest_entries
from thidua.ledger.queries.audit import verify_ledger
from thidua.movements.queries import cascade_rows, movements_for
from thidua.org.queries import name_on, parent_on, units_by_name
from thidua.people.queries import find_account, persons_for, posts_of, who_may

BEFORE, AFTER = date(2024, 1, 1), date(2024, 12, 1)
AT = clock.moment(date(2024, 12, 20), 9)


def answers() -> dict[str, Any]:
    """Everything as text, lists and mappings, comparable with the file of facts."""
    with clock.at(AT):
        return {
            "units": _units(),
            "people": _people(),
            "clusters": _clusters(),
            "papers": _papers(),
            "movements": _movements(),
            "log": _log(),
        }


def _units() -> dict[str, Any]:
    room = units_by_name("Phòng Thí Dụ", BEFORE).get()
    body = units_by_name("Cơ quan Ví Dụ", BEFORE).get()
    year = emulation_year_of(body.pk, date(2023, 12, 15))
    return {
        "room before": [str(name_on(room, BEFORE)), str(parent_on(room, BEFORE))],
        "room after": [str(name_on(room, AFTER)), str(parent_on(room, AFTER))],
        "emulation year": year and [year.year, f"{year.start}", f"{year.end}"],
    }


def _people() -> dict[str, Any]:
    account = find_account("mau")
    province = units_by_name("Viện Giả Định tỉnh Mẫu", AFTER).get()
    return {
        "posts": {
            person.full_name: [
                f"{post.position}, {post.unit}, {post.start} - {post.end or ''}"
                for post in posts_of(person, on=AFTER)
            ]
            for person in persons_for(SYSTEM).order_by("full_name")
        },
        "account": account and [account.username, account.is_active],
        "who may guide": [each.name for each in who_may("guidance.enter", province, on=AFTER)],
    }


def _clusters() -> list[Any]:
    return [
        {
            "year": year.year,
            "members": [row.name for row in member_rows(year)],
            "leads": [f"{row.name}: {row.word}" for row in lead_rows(year)],
        }
        for year in cluster_years_for(SYSTEM)
    ]


def _papers() -> list[Any]:
    papers = documents_for(SYSTEM, on=AFTER).order_by("pk")
    return [
        {
            "number": row.number,
            "title": row.title,
            "issuer": row.issuer,
            "related": [
                f"{relation.word} {relation.other.number}"
                for relation in relation_rows(paper, papers)
            ],
        }
        for paper, row in zip(papers, document_rows(papers), strict=True)
    ]


def _movements() -> dict[str, list[str]]:
    return {
        movement.name: [f"{row.unit}: {row.state}" for row in cascade_rows(movement, at=AT)]
        for movement in movements_for(SYSTEM, on=AFTER)
    }


def _log() -> dict[str, Any]:
    report = verify_ledger()
    verbs = [each.verb for each in latest_entries()]
    return {
        "wrong": [each.text for each in report.findings if each.level == "error"],
        "size": report.size,
        "verbs": list(reversed(verbs)),
    }
