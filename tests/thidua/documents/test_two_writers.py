from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from tests.support.invented import AT
from tests.support.writers import at_once
from thidua.documents.actions import (
    Particulars,
    draft_document,
    draw_number,
    enter_office_number,
    open_series,
    register_document,
    relate_documents,
)
from thidua.documents.actions.files import keep_content
from thidua.documents.enums import DocumentKind, RelationKind
from thidua.documents.models import Document, DocumentRelation, NumberSeries, SeriesNumber
from thidua.documents.queries.files import path_of
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import Refused
from thidua.ledger.models import LedgerEntry

pytestmark = pytest.mark.django_db(transaction=True)


def test_writers_of_an_own_series_leave_no_gap_and_do_not_clash(office):
    series = open_series(owner=office, owner_label="Ví Dụ", year=2024, actor=SYSTEM, at=AT)

    def draw_five(writer: int) -> list[int]:
        drawn = []
        for turn in range(5):
            with transaction.atomic():
                number = draw_number(series_id=series.pk, subject_label="hồ sơ").number
                if (writer + turn) % 3 == 0:
                    transaction.set_rollback(True)
                else:
                    drawn.append(number)
        return drawn

    outcomes = at_once([lambda writer=writer: draw_five(writer) for writer in range(2)])
    drawn = sorted(number for each in outcomes for number in each)
    assert drawn == list(range(1, 8))
    assert list(series.numbers.values_list("number", flat=True)) == drawn


def test_two_clerks_enter_one_office_number_and_one_is_refused_with_the_other_paper(office, signed):
    papers = [signed(), signed()]

    def enter(document: Document) -> Document:
        return enter_office_number(
            document_id=document.pk,
            number=16,
            issued_on=date(2024, 1, 5),
            actor=SYSTEM,
            at=AT,
        )

    outcomes = at_once([lambda paper=paper: enter(paper) for paper in papers])
    refusals = [each for each in outcomes if isinstance(each, Refused)]
    assert len(refusals) == 1, outcomes
    assert "đã cấp cho Kế hoạch 16/KH-VKS ngày 05/01/2024" in str(refusals[0])
    assert NumberSeries.objects.count() == SeriesNumber.objects.count() == 1


def test_one_paper_registered_twice_at_once_is_in_the_register_once(office):
    particulars = Particulars(
        kind=DocumentKind.PLAN,
        number="16",
        symbol="KH-VKS",
        issued_on=date(2024, 1, 5),
        issuer_id=office.pk,
    )
    outcomes = at_once([lambda: register_document(particulars, actor=SYSTEM, at=AT)] * 2)
    assert sum(isinstance(each, Refused) for each in outcomes) == 1, outcomes
    assert Document.objects.count() == 1


def test_two_relations_at_once_close_no_circle(office, plan):
    first, second, third, fourth = (
        register_document(
            Particulars(kind=DocumentKind.PLAN, title=f"Kế hoạch {turn}", issuer_id=office.pk),
            actor=SYSTEM,
            at=AT,
        )
        for turn in range(4)
    )

    def relate(one: Document, other: Document) -> DocumentRelation:
        return relate_documents(
            document_id=one.pk,
            kind=RelationKind.BASED_ON,
            other_id=other.pk,
            actor=SYSTEM,
            at=AT,
        )

    relate(first, second)
    relate(third, fourth)
    outcomes = at_once([lambda: relate(second, third), lambda: relate(fourth, first)])
    assert sum(isinstance(each, Refused) for each in outcomes) == 1, outcomes


def test_the_same_bytes_kept_at_once_are_one_whole_file(office):
    content = b"%PDF-1.7 " + bytes(200_000)
    digest = "ab" + "0" * 62
    path = path_of(digest)
    path.unlink(missing_ok=True)
    outcomes = at_once([lambda: keep_content(digest, content)] * 4)
    assert outcomes == [path] * 4
    assert path.read_bytes() == content
    assert [each.name for each in Path(path.parent).iterdir()] == [digest]


def test_a_form_sent_twice_at_once_makes_one_paper(office):
    particulars = Particulars(kind=DocumentKind.PLAN, title="Kế hoạch", issuer_id=office.pk)

    def send() -> Document:
        return draft_document(particulars, paper=None, key="0123456789ab", actor=SYSTEM, at=AT)

    outcomes = at_once([send, send, send])
    assert {each.public_id for each in outcomes if isinstance(each, Document)} == {"0123456789ab"}
    assert len([each for each in outcomes if isinstance(each, Document)]) == len(outcomes), outcomes
    assert Document.objects.count() == 1
    assert LedgerEntry.objects.filter(verb="document.drafted").count() == 1
