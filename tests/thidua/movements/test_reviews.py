from datetime import date

import pytest
from django.db import transaction

from tests.support.sector import make_paper
from tests.thidua.movements.moments import DUE, LAUNCHED
from thidua.calendar.queries import deadlines_of
from thidua.documents.actions import void_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.movements.actions import remind_receivers, review_movement, withdraw_review
from thidua.movements.enums import MovementState, ReviewKind
from thidua.movements.queries import find_review, review_rows, waiting_deliveries
from thidua.people.models import Notification

HELD = date(2020, 2, 10)
AT = moment(HELD, 17)


def hold(movement, *, actor=SYSTEM, at=AT, **changed):
    review = {"kind": ReviewKind.FINAL, "held_on": HELD, "summary": "Hoàn thành"} | changed
    return review_movement(movement_id=movement.pk, actor=actor, at=at, **review)


def states(movement):
    return {deadlines_of(each).get().state for each in movement.deliveries.all()}


def test_the_final_review_drops_what_waits_and_taking_it_back_restores_it(sector, launch) -> None:
    movement = launch(due=DUE)
    review = hold(movement)
    movement.refresh_from_db()
    assert movement.state == MovementState.REVIEWED
    assert states(movement) == {"dropped"}
    assert not waiting_deliveries(sector.long_an_officer).exists()
    withdraw_review(review_id=review.pk, reason="ghi nhầm", actor=SYSTEM, at=AT)
    movement.refresh_from_db()
    assert movement.state == MovementState.LAUNCHED
    assert states(movement) == {"open"}
    newest, before = entry_rows(entries_for_subject(movement))[:2]
    assert newest.sentence == (
        "bỏ lần tổng kết ngày 10/02/2020 của Phong trào thi đua năm 2020: ghi nhầm"
    )
    assert before.sentence == "ghi tổng kết Phong trào thi đua năm 2020 ngày 10/02/2020"


def test_reviews_on_the_way_are_listed_by_day_with_their_papers(sector, launch) -> None:
    movement = launch()
    paper = make_paper(DocumentKind.REPORT, "7", "BC-VKS", HELD, sector.supreme)
    hold(movement, kind=ReviewKind.MIDWAY, paper_id=paper.pk, summary="")
    hold(movement, kind=ReviewKind.MIDWAY, held_on=date(2020, 1, 31))
    rows = review_rows(movement)
    assert [row.held_on for row in rows] == [date(2020, 1, 31), HELD]
    assert [row.paper and row.paper.public_id for row in rows] == [None, paper.public_id]
    movement.refresh_from_db()
    assert movement.state == MovementState.LAUNCHED


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"summary": " "}, "summary"),
        ({"held_on": date(2020, 2, 11)}, "held_on"),
        ({"held_on": date(2020, 1, 16)}, "held_on"),
        ({"summary": "x" * 801}, "summary"),
    ],
)
def test_what_was_not_held_is_not_written_down(launch, wrong, field) -> None:
    movement = launch()
    with pytest.raises(Refused) as refusal:
        hold(movement, **wrong)
    assert refusal.value.field == field
    assert review_rows(movement) == []


def test_it_is_held_once_by_an_issued_paper_while_the_movement_runs(sector, draft, launch) -> None:
    movement = launch()
    paper = make_paper(DocumentKind.REPORT, "7", "BC-VKS", HELD, sector.supreme)
    void_document(document_id=paper.pk, reason="thay", actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match="chưa ban hành"), transaction.atomic():
        hold(movement, paper_id=paper.pk)
    hold(movement, kind=ReviewKind.MIDWAY)
    with pytest.raises(Refused, match="đã ghi rồi"), transaction.atomic():
        hold(movement, kind=ReviewKind.MIDWAY)
    hold(movement)
    for other in (movement, draft(name="Đang soạn")):
        with pytest.raises(Refused, match="đang ở trạng thái"), transaction.atomic():
            hold(other)
        with pytest.raises(Refused, match="đang ở trạng thái"), transaction.atomic():
            remind_receivers(movement_id=other.pk, actor=SYSTEM, at=AT)


def test_only_who_speaks_for_the_launcher_closes_it(sector, launch) -> None:
    movement = launch()
    with pytest.raises(NotPermitted), transaction.atomic():
        hold(movement, actor=sector.long_an_office)
    review = hold(movement, actor=sector.office)
    with pytest.raises(NotPermitted), transaction.atomic():
        withdraw_review(review_id=review.pk, reason="x", actor=sector.long_an_office, at=LAUNCHED)
    assert find_review(sector.office, review.public_id) == review


def test_nobody_is_told_who_has_no_account(launch) -> None:
    movement = launch(due=DUE)
    reminded = remind_receivers(movement_id=movement.pk, actor=SYSTEM, at=AT)
    assert len(reminded) == 2
    assert not Notification.objects.exists()
    next_day = moment(date(2020, 2, 11), 8)
    assert remind_receivers(movement_id=movement.pk, actor=SYSTEM, at=next_day)
