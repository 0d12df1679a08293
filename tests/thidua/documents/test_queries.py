from datetime import date
from itertools import pairwise

import pytest

from tests.support.counting import queries_of
from tests.support.invented import AT, DAY, actor_with, make_unit
from thidua.documents.actions import (
    Particulars,
    attach_file,
    draft_document,
    enter_office_number,
    publish_document,
    register_document,
    relate_documents,
)
from thidua.documents.enums import DocumentKind, RelationKind
from thidua.documents.models import Document, NumberSeries
from thidua.documents.queries import (
    document_rows,
    documents_for,
    files_of,
    find_document,
    number_rows,
    numbers_of,
    public_documents,
    relation_rows,
    search_documents,
    series_rows,
)
from thidua.kernel.actors import ANONYMOUS, SYSTEM, Actor, Held
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.actions import rename_unit
from thidua.people.enums import Role


@pytest.fixture
def enter(office):
    def make(number: str, day: date, **more) -> Document:
        facts = {"title": "Phát động thi đua", "symbol": "KH-VKS", "issuer_id": office.pk} | more
        particulars = Particulars(kind=DocumentKind.PLAN, number=number, issued_on=day, **facts)
        return register_document(particulars, actor=SYSTEM, at=AT)

    return make


def titles(documents) -> set[str]:
    return {document.title for document in documents}


def test_one_row_and_three_take_the_same_queries(enter, clerk):
    first, *others = [enter(str(place), date(2024, 1, place)) for place in (1, 2, 3, 4)]
    for document in others:
        relate_documents(
            document_id=first.pk,
            kind=RelationKind.BASED_ON,
            other_id=document.pk,
            actor=SYSTEM,
            at=AT,
        )
    keys = [document.pk for document in others]
    everything = documents_for(clerk, on=DAY)
    numbers = numbers_of(NumberSeries.objects.get())
    for ask in (
        lambda count: document_rows(everything[:count]),
        lambda count: number_rows(numbers[:count]),
        lambda count: relation_rows(first, everything.filter(pk__in=keys[:count])),
    ):
        assert len(ask(3)) == 3
        assert queries_of(lambda ask=ask: ask(1)) == queries_of(lambda ask=ask: ask(3))


def test_files_and_series_take_one_query_however_many(enter):
    document = enter("16", date(2024, 1, 5))
    enter("17", date(2023, 1, 5))
    for content in (b"%PDF-1", b"%PDF-2", b"%PDF-3"):
        attach_file(document_id=document.pk, name="a.pdf", content=content, actor=SYSTEM, at=AT)
    assert len(files_of(document)) == 3
    assert queries_of(lambda: files_of(document)) == 1
    assert len(series_rows(NumberSeries.objects.all())) == 2
    assert queries_of(lambda: series_rows(NumberSeries.objects.all())) == 1


def test_a_row_names_the_agency_as_on_the_day_of_the_paper(enter, office, clerk):
    before, after = enter("1", date(2023, 1, 1)), enter("2", date(2024, 2, 1))
    rename_unit(
        unit_id=office.pk,
        name="Viện kiểm sát nhân dân tỉnh Thí Dụ",
        short_name="VKSND tỉnh Thí Dụ",
        since=date(2024, 1, 1),
        actor=SYSTEM,
        at=AT,
    )
    rows = document_rows([before, after])
    assert [row.issuer for row in rows] == [
        "Viện kiểm sát nhân dân tỉnh Ví Dụ",
        "VKSND tỉnh Thí Dụ",
    ]
    assert (rows[0].number, rows[0].kind_label, rows[0].state_label) == (
        "01/KH-VKS",
        "Kế hoạch",
        "Đã ban hành",
    )


@pytest.mark.parametrize(
    "text",
    ["16/KH-VKS", "16", "kế hoạch 16", "ke hoach", "phát động", "PHAT DONG", "2024 16", "ví dụ"],
)
def test_papers_are_found_as_people_type(enter, clerk, text):
    enter("16", date(2024, 1, 5))
    other = {"issuer_id": None, "issuer_label": "Cơ quan khác", "title": "x", "symbol": "HD-CQ"}
    register_document(
        Particulars(kind=DocumentKind.GUIDANCE, number="9", issued_on=date(2023, 1, 1), **other),
        actor=SYSTEM,
        at=AT,
    )
    assert titles(search_documents(documents_for(clerk, on=DAY), text)) == {"Phát động thi đua"}


def test_words_that_no_paper_holds_together_find_nothing(enter, clerk):
    enter("16", date(2024, 1, 5))
    assert not search_documents(documents_for(clerk, on=DAY), "16 hướng dẫn").exists()


def test_issued_papers_are_for_all_who_signed_in_drafts_for_those_who_work_there(office, plan):
    room = make_unit("Phòng 1", parent=office)
    elsewhere = make_unit("VKSND tỉnh Giả Định")
    register_document(plan, actor=SYSTEM, at=AT)
    for unit in (office, room, elsewhere):
        particulars = Particulars(kind=plan.kind, title=unit.label, issuer_id=unit.pk)
        draft_document(particulars, paper=None, actor=SYSTEM, at=AT)

    def seen(actor: Actor) -> set[str]:
        return titles(documents_for(actor, on=DAY)) - {plan.title}

    assert seen(actor_with(office, Role.UNIT_HEAD)) == {office.label, room.label}
    assert seen(actor_with(room, Role.UNIT_OFFICER)) == {room.label}
    assert seen(actor_with(elsewhere)) == set()
    administrator = Actor(
        name="A", account_id=1, roles=(Held(role="administrator", scope="system"),)
    )
    assert len(seen(administrator)) == len(seen(SYSTEM)) == 3
    assert titles(documents_for(actor_with(elsewhere), on=DAY)) == {plan.title}
    assert not documents_for(ANONYMOUS, on=DAY).exists()


@pytest.mark.parametrize("role", list(Role))
def test_the_list_shows_just_what_may_be_viewed(office, plan, role):
    room = make_unit("Phòng 1", parent=office)
    elsewhere = make_unit("VKSND tỉnh Giả Định")
    for unit in (office, room, elsewhere):
        particulars = Particulars(kind=plan.kind, title=unit.label, issuer_id=unit.pk)
        draft_document(particulars, paper=None, actor=SYSTEM, at=AT)
    register_document(plan, actor=SYSTEM, at=AT)
    everything = Document.objects.select_related("issuer")
    for actor in (actor_with(office, role), actor_with(room, role)):
        listed = set(documents_for(actor, on=DAY))
        assert listed == {each for each in everything if may(actor, "document.view", each)}


def test_unknown_and_forbidden_look_the_same(office, plan):
    particulars = Particulars(kind=plan.kind, title="Dự thảo", issuer_id=office.pk)
    draft = draft_document(particulars, paper=None, actor=SYSTEM, at=AT)
    insider = actor_with(office, Role.UNIT_OFFICER)
    assert find_document(insider, draft.public_id, on=DAY) == draft
    refusals = []
    for actor, public_id in ((ANONYMOUS, draft.public_id), (insider, "0" * 12)):
        with pytest.raises(NotFound) as refusal:
            find_document(actor, public_id, on=DAY)
        refusals.append(str(refusal.value))
    assert all(one == other for one, other in pairwise(refusals))


def test_the_public_sees_what_was_published_from_that_moment_on(enter, clerk):
    document = enter("16", date(2024, 1, 5))
    assert not public_documents(AT).exists()
    publish_document(document_id=document.pk, actor=clerk, at=AT)
    assert list(public_documents(AT)) == [document]
    assert not public_documents(AT.replace(hour=13)).exists()


def test_a_numbered_paper_stands_in_the_list_of_its_series(signed, clerk):
    enter_office_number(
        document_id=signed().pk, number=7, issued_on=date(2024, 1, 5), actor=clerk, at=AT
    )
    (row,) = number_rows(numbers_of(NumberSeries.objects.get()))
    assert (row.number, row.state_label) == (7, "Đã cấp")
    assert row.document == "Kế hoạch 07/KH-VKS ngày 05/01/2024"
