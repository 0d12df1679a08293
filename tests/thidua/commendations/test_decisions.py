from datetime import date, timedelta

import pytest

from thidua.awards.models import Award
from thidua.commendations.actions import (
    add_line,
    drop_line,
    number_decision,
    publish_decision,
    recall_decision,
    sign_decision,
    submit_decision,
)
from thidua.commendations.models import Certificate, Decision
from thidua.commendations.queries import (
    decision_files,
    decision_rows,
    decisions_for,
    decisions_waiting_for,
    paper_to_sign,
)
from thidua.documents.actions import void_document
from thidua.documents.models import Document, SeriesNumber
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.org.models import Unit
from thidua.people.models import Post

from .conftest import BY, DAY, NOW, unit_line


def row_of(decision):
    (row,) = decision_rows(Decision.objects.filter(pk=decision.pk))
    return row


def test_a_decision_goes_its_whole_way(sector, draft, line, people) -> None:
    office = {"actor": sector.long_an_office, "at": NOW}
    decision = draft(actor=sector.long_an_office)
    add_line(decision_id=decision.pk, line=line(), **office)
    add_line(decision_id=decision.pk, line=unit_line(sector.ben_luc), **office)
    submit_decision(decision_id=decision.pk, **office)
    assert row_of(decision).waits == "number"
    assert list(decisions_waiting_for(sector.clerk)) == [decision]
    number_decision(decision_id=decision.pk, number=412, issued_on=DAY, actor=sector.clerk, at=NOW)
    decision.refresh_from_db()
    paper = paper_to_sign(decision)
    assert (paper.number, paper.date, paper.signatures[0].name) == ("412", DAY, "Võ Văn Thí Dụ")
    assert list(decisions_waiting_for(sector.head)) == [decision]
    sign_decision(decision_id=decision.pk, actor=sector.head, at=NOW)
    assert row_of(decision).number == "412/QĐ-VKS"
    publish_decision(decision_id=decision.pk, actor=sector.head, at=NOW)
    assert not decisions_waiting_for(sector.head).exists()
    first, second = Award.objects.order_by("id")
    assert (first.person, first.golden_number, first.public) == (people.awarded, "1", True)
    assert (second.unit, second.golden_number) == (sector.ben_luc, "2")
    assert first.document_id == decision.document_id
    assert {each.state for each in Certificate.objects.all()} == {"issued"}
    row = row_of(decision)
    assert (row.state, row.waits) == ("published", "")
    assert Document.objects.get(pk=decision.document_id).public_from == NOW
    verbs = LedgerEntry.objects.filter(verb__startswith="decision.").order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == [
        "decision.drafted",
        "decision.submitted",
        "decision.numbered",
        "decision.signed",
        "decision.published",
    ]


def test_the_files_of_a_clusters_year_are_its_published_decisions(sector, signed) -> None:
    decision = signed()
    assert decision_files(sector.year.pk) == {}
    publish_decision(decision_id=decision.pk, **BY)
    files = decision_files(sector.year.pk)
    assert list(files) == ["quyet-dinh-412-qd-vks-2026.pdf"]
    assert files == decision_files(sector.year.pk)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("title_again", r"Dòng 1: .* theo 7/QĐ"),
        ("unit_gone", r"Dòng 2: .*không hoạt động vào ngày 20/11/2026"),
        ("signer_gone", "không giữ chức vụ lãnh đạo"),
        ("void", "đã hủy trong sổ văn bản"),
    ],
)
def test_publishing_writes_all_or_nothing_and_names_the_line(
    sector, signed, people, spoil, sentence
) -> None:
    decision = signed()
    if spoil == "title_again":
        award_elsewhere(people.awarded, sector.long_an)
    elif spoil == "unit_gone":
        Unit.objects.filter(pk=sector.ben_luc.pk).update(
            valid_to=date(2026, 11, 19), to_certainty="official"
        )
    elif spoil == "signer_gone":
        Post.objects.filter(person=people.signer).update(end=DAY - timedelta(days=1))
    else:
        void_document(document_id=decision.document_id, reason="nhầm", **BY)
    before = Award.objects.count()
    with pytest.raises(Refused, match=sentence):
        publish_decision(decision_id=decision.pk, **BY)
    assert Award.objects.count() == before
    assert not Certificate.objects.exists()
    assert Decision.objects.get().published_at is None
    assert not LedgerEntry.objects.filter(verb="decision.published").exists()
    assert Document.objects.get(pk=decision.document_id).public_from is None


def award_elsewhere(person, unit) -> None:
    from thidua.awards.actions import AwardLine, DecisionFacts, enter_award
    from thidua.awards.enums import SubjectKind

    enter_award(
        decision=DecisionFacts(decided_on=DAY, authority="Viện trưởng", number="7/QĐ"),
        line=AwardLine(
            award="cstd-co-so",
            subject_kind=SubjectKind.PERSON,
            person_id=person.pk,
            unit_id=unit.pk,
            period=(2026, 2026),
        ),
        **BY,
    )


def test_a_subject_twice_with_one_award_is_not_handed_in(draft, line) -> None:
    decision = draft()
    add_line(decision_id=decision.pk, line=line(), **BY)
    add_line(decision_id=decision.pk, line=line(office="khác"), **BY)
    with pytest.raises(Refused, match=r"Dòng 2: .* ở dòng 1"):
        submit_decision(decision_id=decision.pk, **BY)
    assert Decision.objects.get().submitted_at is None
    drop_line(decision_id=decision.pk, line_id=decision.lines.last().pk, **BY)
    submit_decision(decision_id=decision.pk, **BY)


def test_each_step_is_refused_out_of_its_order(draft, line) -> None:
    decision = draft()
    step = {"decision_id": decision.pk, **BY}
    with pytest.raises(Refused, match="chưa có dòng"):
        submit_decision(**step)
    with pytest.raises(Refused, match="chưa được trình"):
        number_decision(number=1, issued_on=DAY, **step)
    with pytest.raises(Refused, match="Chưa có số"):
        sign_decision(**step)
    with pytest.raises(Refused, match="chưa ký"):
        publish_decision(**step)
    with pytest.raises(Refused, match="chưa được trình"):
        recall_decision(reason="x", **step)
    add_line(line=line(), **step)
    submit_decision(**step)
    with pytest.raises(Refused, match="đã trình"):
        submit_decision(**step)
    with pytest.raises(Refused, match="đã trình"):
        add_line(line=line(), **step)
    with pytest.raises(Refused, match="Chưa có lý do"):
        recall_decision(reason=" ", **step)
    recall_decision(reason="thiếu người", **step)
    submit_decision(**step)
    with pytest.raises(Refused, match="sau hôm nay"):
        number_decision(number=412, issued_on=DAY + timedelta(days=1), **step)
    number_decision(number=412, issued_on=DAY, **step)
    with pytest.raises(Refused, match="đã có số"):
        number_decision(number=413, issued_on=DAY, **step)
    with pytest.raises(Refused, match="đã có số"):
        recall_decision(reason="x", **step)
    sign_decision(**step)
    publish_decision(**step)
    with pytest.raises(Refused, match="đã công bố"):
        publish_decision(**step)


def test_a_number_that_is_taken_is_refused_and_nothing_is_held(signed, draft, line) -> None:
    signed()
    other = draft(title="Về việc khen thưởng đột xuất")
    add_line(decision_id=other.pk, line=line(award="giay-khen"), **BY)
    submit_decision(decision_id=other.pk, **BY)
    with pytest.raises(Refused, match="412"):
        number_decision(decision_id=other.pk, number=412, issued_on=DAY, **BY)
    other.refresh_from_db()
    assert other.number is None
    assert SeriesNumber.objects.count() == 1


def test_a_paper_signed_and_void_elsewhere_is_seen(draft, line) -> None:
    decision = draft()
    void_document(document_id=decision.document_id, reason="nhầm", **BY)
    assert row_of(decision).state == "cancelled"
    with pytest.raises(Refused):
        publish_decision(decision_id=decision.pk, **BY)


def test_a_draft_needs_its_words(draft) -> None:
    for changed, sentence in (
        ({"title": " "}, "trích yếu"),
        ({"place": ""}, "địa danh"),
        ({"signer_office": " "}, "chức vụ người ký"),
    ):
        with pytest.raises(Refused, match=sentence):
            draft(**changed)
    assert not Document.objects.exists()


def test_a_deputy_signs_for_the_head(draft) -> None:
    decision = draft(signer_office="KT. Viện trưởng\nPhó Viện trưởng")
    (signature,) = paper_to_sign(decision).signatures
    assert (signature.signing_for[0].whom, signature.office) == ("Viện trưởng", "Phó Viện trưởng")


def test_rights_of_each_step(sector, draft, line) -> None:
    for stranger in (ANONYMOUS, sector.ben_tre_officer):
        with pytest.raises(NotPermitted):
            draft(actor=stranger)
    decision = draft()
    step = {"decision_id": decision.pk, "at": NOW}
    with pytest.raises(NotPermitted):
        add_line(line=line(), actor=sector.ben_tre_officer, **step)
    add_line(line=line(), actor=sector.long_an_officer, **step)
    submit_decision(actor=sector.long_an_officer, **step)
    with pytest.raises(NotPermitted):
        number_decision(number=1, issued_on=DAY, actor=sector.long_an_officer, **step)
    number_decision(number=1, issued_on=DAY, actor=sector.clerk, **step)
    with pytest.raises(NotPermitted):
        sign_decision(actor=sector.long_an_officer, **step)
    sign_decision(actor=sector.clerk, **step)
    with pytest.raises(NotPermitted):
        publish_decision(actor=sector.clerk, **step)


def test_strangers_do_not_see_drafts(sector, draft) -> None:
    decision = draft()
    assert list(decisions_for(sector.long_an_officer, on=DAY)) == [decision]
    assert not decisions_for(sector.ben_tre_officer, on=DAY).exists()
    assert not decisions_for(ANONYMOUS, on=DAY).exists()
    assert not decisions_waiting_for(sector.clerk).exists()
    assert list(decisions_for(SYSTEM, on=DAY)) == [decision]
