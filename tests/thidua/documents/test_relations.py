from itertools import pairwise

import pytest

from tests.support.invented import AT, actor_with, make_unit
from thidua.documents.actions import (
    Particulars,
    register_document,
    relate_documents,
    unrelate_documents,
)
from thidua.documents.enums import DocumentKind, RelationKind
from thidua.documents.models import Document, DocumentRelation
from thidua.documents.queries import documents_for, relation_rows
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.people.enums import Role

ON = AT.date()


@pytest.fixture
def papers(office, clerk) -> list[Document]:
    return [
        register_document(
            Particulars(kind=DocumentKind.PLAN, title=f"Kế hoạch {letter}", issuer_id=office.pk),
            actor=clerk,
            at=AT,
        )
        for letter in "ABCD"
    ]


@pytest.fixture
def relate(clerk):
    def make(one: Document, kind: RelationKind, other: Document) -> DocumentRelation:
        return relate_documents(
            document_id=one.pk, kind=kind, other_id=other.pk, actor=clerk, at=AT
        )

    return make


def test_a_relation_is_read_from_both_ends(papers, relate, clerk):
    plan, directive, *_rest = papers
    relate(plan, RelationKind.CARRIES_OUT, directive)
    seen = documents_for(clerk, on=ON)
    assert [(row.word, row.other.title) for row in relation_rows(plan, seen)] == [
        ("Thực hiện", "Kế hoạch B")
    ]
    assert [(row.word, row.other.title) for row in relation_rows(directive, seen)] == [
        ("Được thực hiện bằng", "Kế hoạch A")
    ]
    assert relation_rows(plan, seen.exclude(pk=directive.pk)) == []


def test_every_kind_has_a_word_for_the_other_end():
    words = {kind.reverse_label for kind in RelationKind} | {
        str(kind.label) for kind in RelationKind
    }
    assert len(words) == 2 * len(RelationKind)


def test_no_paper_stands_in_a_relation_to_itself(papers, relate):
    with pytest.raises(Refused, match=r"Văn bản không thể thay thế chính nó"):
        relate(papers[0], RelationKind.REPLACES, papers[0])


@pytest.mark.parametrize("length", [2, 3, 4])
def test_a_circle_of_one_kind_is_refused_however_long(papers, relate, length):
    ring = papers[:length]
    for one, other in pairwise(ring):
        relate(one, RelationKind.BASED_ON, other)
    with pytest.raises(Refused, match=r"Kế hoạch A đã căn cứ văn bản này") as refusal:
        relate(ring[-1], RelationKind.BASED_ON, ring[0])
    assert refusal.value.field == "other"
    assert DocumentRelation.objects.count() == length - 1
    relate(ring[-1], RelationKind.AMENDS, ring[0])


def test_a_diamond_is_no_circle(papers, relate):
    top, left, right, bottom = papers
    for one, other in ((top, left), (top, right), (left, bottom), (right, bottom)):
        relate(one, RelationKind.BASED_ON, other)
    assert DocumentRelation.objects.count() == 4


def test_a_relation_is_written_down_once_and_can_be_removed(papers, relate, clerk):
    one, other, *_rest = papers
    relation = relate(one, RelationKind.AMENDS, other)
    assert relate(one, RelationKind.AMENDS, other) == relation
    assert LedgerEntry.objects.filter(verb="document.related").count() == 1
    unrelate_documents(relation_id=relation.pk, actor=clerk, at=AT)
    assert not DocumentRelation.objects.exists()
    (entry,) = LedgerEntry.objects.filter(verb="document.unrelated")
    assert entry.subjects.count() == 2


def test_whoever_does_not_keep_the_papers_relates_none(papers, relate):
    relation = relate(papers[0], RelationKind.AMENDS, papers[1])
    stranger = actor_with(make_unit("VKSND tỉnh Giả Định"), Role.UNIT_OFFICER)
    with pytest.raises(NotPermitted):
        relate_documents(
            document_id=papers[0].pk,
            kind=RelationKind.BASED_ON,
            other_id=papers[1].pk,
            actor=stranger,
            at=AT,
        )
    with pytest.raises(NotPermitted):
        unrelate_documents(relation_id=relation.pk, actor=stranger, at=AT)
