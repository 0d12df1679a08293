from datetime import date

import pytest

from tests.support.sector import make_paper
from thidua.awards.actions import cancel_award, correct_award, restore_award
from thidua.awards.models import Award
from thidua.awards.queries import relying_on
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry

from .conftest import NOW

ON = date(2021, 5, 4)


def cancel(award, **changed):
    particulars = {"award_id": award.pk, "reason": "Vi phạm", "on": ON, "actor": SYSTEM, "at": NOW}
    return cancel_award(**(particulars | changed))


def restore(award, **changed):
    particulars = {
        "award_id": award.pk,
        "reason": "Kết luận lại",
        "on": date(2021, 8, 1),
        "actor": SYSTEM,
        "at": NOW,
    }
    return restore_award(**(particulars | changed))


@pytest.fixture
def chain(enter, line):
    """A title, a form that rests on it, and one that rests on that."""
    (first,) = enter(line())
    (second,) = enter(
        line(award="bang-khen-nganh", relies_on=[first.pk]), decided_on=date(2021, 1, 15)
    )
    (third,) = enter(
        line(award="bang-khen-ttg", relies_on=[second.pk]), decided_on=date(2022, 1, 15)
    )
    return first, second, third


def test_cancelling_shows_all_that_rested_on_it_and_leaves_them(sector, chain) -> None:
    first, second, third = chain
    paper = make_paper(DocumentKind.DECISION, "7", "QĐ-VKS", ON, sector.long_an)
    cancelled = cancel(first, document_id=paper.pk)
    assert cancelled.relying == (second, third)
    first.refresh_from_db()
    assert (first.state, first.ended_on, first.end_reason) == ("cancelled", ON, "Vi phạm")
    assert (first.end_document, first.counts) == (paper, False)
    assert Award.objects.filter(state="in_force").count() == 2
    assert relying_on([third.pk]) == ()
    entry = LedgerEntry.objects.get(verb="award.cancelled")
    assert entry.content["payload"]["relying"] == [second.public_id, third.public_id]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"reason": " "}, "Chưa có lý do"),
        ({"on": date(2020, 12, 19)}, "trước ngày quyết định"),
        ({"on": date(2026, 3, 3)}, "sau hôm nay"),
    ],
)
def test_a_cancelling_that_is_refused_changes_nothing(chain, changed, sentence) -> None:
    with pytest.raises(Refused, match=sentence):
        cancel(chain[0], **changed)
    assert not Award.objects.filter(state="cancelled").exists()
    assert not LedgerEntry.objects.filter(verb="award.cancelled").exists()


def test_an_award_is_cancelled_once_and_restored_once(chain) -> None:
    first = chain[0]
    with pytest.raises(Refused, match="đang có hiệu lực"):
        restore(first)
    cancel(first)
    with pytest.raises(Refused, match="đã hủy từ 04/05/2021"):
        cancel(first)
    with pytest.raises(Refused, match="trước ngày hủy"):
        restore(first, on=date(2021, 5, 3))
    assert restore(first).state == "restored"
    with pytest.raises(Refused, match="đang có hiệu lực"):
        restore(first)
    assert cancel(first, on=date(2021, 9, 1)).award.state == "cancelled"


def test_a_title_given_again_meanwhile_is_not_restored(chain, enter, line) -> None:
    cancel(chain[0])
    enter(line(), number="120/QĐ-VKS", decided_on=date(2021, 6, 1))
    with pytest.raises(Refused, match="theo 120/QĐ-VKS"):
        restore(chain[0])


def test_the_office_of_the_unit_cancels_and_others_do_not(sector, chain) -> None:
    for stranger in (sector.ben_tre_officer, sector.long_an_officer):
        with pytest.raises(NotPermitted):
            cancel(chain[0], actor=stranger)
    cancel(chain[0], actor=sector.long_an_office)


def test_a_correction_keeps_what_stood_there(sector, chain) -> None:
    award = chain[0]
    correct_award(
        award_id=award.pk,
        changes={"office": "Kiểm sát viên sơ cấp", "merit": ""},
        reason="gõ nhầm",
        actor=sector.long_an_officer,
        at=NOW,
    )
    award.refresh_from_db()
    assert award.office == "Kiểm sát viên sơ cấp"
    payload = LedgerEntry.objects.get(verb="award.corrected").content["payload"]
    assert payload["before"] == {"office": "Kiểm sát viên trung cấp"}
    correct_award(award_id=award.pk, changes={"merit": ""}, reason="lại", actor=SYSTEM, at=NOW)
    assert LedgerEntry.objects.filter(verb="award.corrected").count() == 1


def test_corrections_that_are_refused(sector, chain) -> None:
    award = chain[0]
    wanted = {"award_id": award.pk, "actor": SYSTEM, "at": NOW}
    with pytest.raises(Refused, match="Chưa có lý do"):
        correct_award(changes={"office": "x"}, reason="", **wanted)
    with pytest.raises(Refused, match="chưa có tên"):
        correct_award(changes={"name": " "}, reason="r", **wanted)
    with pytest.raises(ValueError, match="award"):
        correct_award(changes={"award": "ldtt"}, reason="r", **wanted)
    with pytest.raises(NotPermitted):
        correct_award(
            changes={"office": "x"}, reason="r", **(wanted | {"actor": sector.ben_tre_officer})
        )
    award.refresh_from_db()
    assert award.office == "Kiểm sát viên trung cấp"
