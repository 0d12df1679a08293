import pytest

from tests.thidua.scoring.year import AT, fill
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.scoring.actions import (
    Piece,
    add_evidence,
    bring_evidence,
    submit_sheet,
    withdraw_evidence,
)
from thidua.scoring.actions.evidence import LIMIT_MB
from thidua.scoring.models import Evidence
from thidua.scoring.queries import evidence_of, file_of, find_evidence

pytestmark = pytest.mark.db
PDF = b"%PDF-1.7 minh chung"


def add(told, *, place=0, criterion="A1", name="bao-cao.pdf", content=PDF, actor=None):
    return add_evidence(
        sheet_id=told.sheets[place].pk,
        criterion=criterion,
        name=name,
        content=content,
        actor=actor or told.officers[place],
        at=AT,
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"content": b""}, "không có nội dung"),
        ({"content": b"MZ\x90 chuong trinh"}, "không đúng với tên"),
        ({"name": "bao-cao.exe", "content": b"MZ"}, "không đúng với tên"),
        ({"content": b"%PDF-" + b"0" * (LIMIT_MB * 1024 * 1024)}, "lớn hơn"),
        ({"criterion": "A9"}, "không có tiêu chí"),
        ({"criterion": "K1"}, "không có tiêu chí"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(scoring, changed, words) -> None:
    with pytest.raises(Refused, match=words):
        add(scoring, **changed)
    assert not Evidence.objects.exists()


def test_the_same_file_elsewhere_is_flagged_with_where(scoring) -> None:
    first = add(scoring)
    assert add(scoring).pk == first.pk
    add(scoring, criterion="A2", name="khac-ten.pdf")
    add(scoring, place=1)
    add(scoring, place=1, criterion="B2", content=PDF + b"2")
    rows = evidence_of(scoring.head, scoring.sheets[0])
    assert [[(e.unit, e.criterion) for e in row.elsewhere] for row in rows] == [
        [("VKSND tỉnh Long An", "A2"), ("VKSND tỉnh Bến Tre", "A1")],
        [("VKSND tỉnh Long An", "A1"), ("VKSND tỉnh Bến Tre", "A1")],
    ]
    own = evidence_of(scoring.officers[0], scoring.sheets[0])
    assert [e.unit for e in own[0].elsewhere] == ["VKSND tỉnh Long An", ""]


def test_evidence_is_seen_with_its_sheet_only(scoring) -> None:
    kept = add(scoring)
    assert file_of(find_evidence(scoring.head, kept.public_id)).path.read_bytes() == PDF
    with pytest.raises(NotFound):
        find_evidence(scoring.officers[1], kept.public_id)
    with pytest.raises(NotPermitted):
        add(scoring, actor=scoring.officers[1])


def test_a_sheet_with_the_other_side_keeps_its_evidence(scoring) -> None:
    kept = add(scoring)
    fill(scoring, 0, numerator="95")
    submit_sheet(sheet_id=scoring.sheets[0].pk, actor=scoring.officers[0], at=AT)
    with pytest.raises(Refused, match="Đã tự chấm"):
        withdraw_evidence(evidence_id=kept.pk, actor=scoring.officers[0], at=AT)
    with pytest.raises(Refused, match="Đã tự chấm"):
        add(scoring, criterion="A2")


def test_what_was_withdrawn_is_not_shown_and_can_be_added_again(scoring) -> None:
    kept = add(scoring)
    withdraw_evidence(evidence_id=kept.pk, actor=scoring.officers[0], at=AT)
    withdraw_evidence(evidence_id=kept.pk, actor=scoring.officers[0], at=AT)
    assert evidence_of(scoring.head, scoring.sheets[0]) == []
    assert add(scoring).pk != kept.pk


def bring(told, *pieces, place=0, actor=None):
    return bring_evidence(
        [
            Piece(criterion=criterion, name=f"{criterion}.pdf", content=content)
            for criterion, content in pieces
        ],
        sheet_id=told.sheets[place].pk,
        actor=actor or told.officers[place],
        at=AT,
    )


def test_a_folder_is_attached_at_once_with_one_entry_of_all_hashes(scoring) -> None:
    made = bring(scoring, ("A1", PDF), ("A2", PDF + b"2"), ("A1", PDF))
    assert [each.criterion for each in made] == ["A1", "A2"]
    entry = LedgerEntry.objects.get(verb="score_evidence.brought")
    assert [each[::2] for each in entry.content["payload"]["files"]] == [
        [each.criterion, each.sha256] for each in made
    ]
    assert [row.sha256 for row in evidence_of(scoring.head, scoring.sheets[0])] == [
        each.sha256 for each in made
    ]
    assert bring(scoring, ("A1", PDF)) == []
    assert LedgerEntry.objects.filter(verb="score_evidence.brought").count() == 1


def test_a_folder_that_another_enters_says_for_whom(scoring) -> None:
    (made,) = bring(scoring, ("A1", PDF), place=1, actor=scoring.head)
    assert scoring.head.name in made.behalf
    (own,) = bring(scoring, ("A1", PDF))
    assert own.behalf == ""


@pytest.mark.parametrize(
    ("piece", "words"),
    [(("A2", b""), "không có nội dung"), (("A9", PDF), "không có tiêu chí")],
)
def test_one_unfit_file_leaves_the_whole_folder_out(scoring, piece, words) -> None:
    with pytest.raises(Refused, match=words):
        bring(scoring, ("A1", PDF), piece)
    with pytest.raises(NotPermitted):
        bring(scoring, ("A1", PDF), actor=scoring.officers[1])
    assert not Evidence.objects.exists()
    assert not LedgerEntry.objects.filter(verb="score_evidence.brought").exists()
