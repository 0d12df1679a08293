from datetime import date
from decimal import Decimal

import pytest

from tests.support.sector import cluster_ten, for_cluster, small_sector
from thidua.calendar.models import Deadline
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.pledges.actions import (
    Overtaken,
    Target,
    add_clause,
    change_clause,
    change_draft,
    move_clause,
    open_draft,
    remove_clause,
    send_draft,
    set_bases,
    withdraw_pledge,
)
from thidua.pledges.enums import Direction, PledgeState
from thidua.pledges.models import Pledge, PledgeClause, PledgeVersion
from thidua.pledges.queries import content_of, pledges_for, version_content

AT = moment(date(2020, 1, 20), 9)
DUE = moment(date(2020, 2, 5), 16)


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def year(sector):
    return cluster_ten(sector.supreme, sector.long_an, sector.ben_tre)


@pytest.fixture
def officer(year):
    return for_cluster(year.pk)


@pytest.fixture
def draft(year, officer):
    return open_draft(cluster_year_id=year.pk, actor=officer, at=AT)


@pytest.fixture
def add(draft, officer):
    def make(code, text="Nội dung", **options):
        return add_clause(pledge_id=draft.pk, code=code, text=text, actor=officer, at=AT, **options)

    return make


def codes(pledge):
    return list(pledge.clauses.order_by("order").values_list("code", flat=True))


def levels(*own, level=None, direction=Direction.AT_LEAST):
    return [
        Target(indicator="A3.1", direction=direction, measure="phiên", level=level, own=dict(own))
    ]


def test_a_draft_is_opened_for_a_year_once(year, draft, officer) -> None:
    assert (draft.state, draft.what) == (PledgeState.DRAFTING, "Giao ước thi đua")
    with pytest.raises(Refused, match="đã có giao ước"):
        open_draft(cluster_year_id=year.pk, actor=officer, at=AT)
    assert Pledge.objects.count() == 1
    [entry] = entry_rows(entries_for_subject(draft))
    assert "mở dự thảo" in entry.sentence
    withdraw_pledge(pledge_id=draft.pk, reason="lập nhầm", actor=officer, at=AT)
    assert open_draft(cluster_year_id=year.pk, actor=officer, at=AT).pk != draft.pk


def test_a_member_may_not_draft(year, sector) -> None:
    with pytest.raises(NotPermitted):
        open_draft(cluster_year_id=year.pk, actor=sector.ben_tre_officer, at=AT)
    assert not Pledge.objects.exists()


def test_a_draft_is_seen_by_members_and_not_by_others(draft, sector, officer) -> None:
    from tests.support.sector import acting, make_province  # reason: used by this test alone

    stranger = make_province("Cà Mau", sector.supreme)
    assert pledges_for(sector.ben_tre_officer).get() == draft
    assert pledges_for(officer).get() == draft
    assert pledges_for(sector.office).get() == draft
    assert not pledges_for(acting("unit_officer", stranger)).exists()


def test_clauses_keep_their_order_when_one_moves_or_goes(draft, add, officer) -> None:
    first, _second, third = add("1", heading=True), add("1.1"), add("1.2")
    move_clause(clause_id=third.pk, place=1, actor=officer, at=AT)
    assert codes(draft) == ["1.2", "1", "1.1"]
    with pytest.raises(Refused, match="Chọn từ 1 đến 3"):
        move_clause(clause_id=third.pk, place=4, actor=officer, at=AT)
    remove_clause(clause_id=first.pk, actor=officer, at=AT)
    assert codes(draft) == ["1.2", "1.1"]
    add("9", place=2)
    assert codes(draft) == ["1.2", "9", "1.1"]


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("", "x", "Chưa có mã"),
        ("1 1", "x", "chỉ được có chữ, số"),
        ("1.1", " ", "chưa có nội dung"),
        ("a5.2", "x", "đã dùng cho khoản khác"),
    ],
)
def test_a_clause_that_cannot_be_is_refused_with_its_place(add, draft, code, text, said) -> None:
    add("A5.2")
    with pytest.raises(Refused, match=said):
        add(code, text)
    assert codes(draft) == ["A5.2"]


def test_levels_are_exact_common_or_own(add, draft, sector) -> None:
    add("A3.1", "Phiên tòa", targets=levels((sector.long_an.pk, Decimal("62.5"))))
    add("A1.1", "Tỷ lệ", targets=levels(level=Decimal(90)))
    [own, common] = content_of(draft, on=AT.date()).clauses
    assert own.targets[0].own == (("VKSND tỉnh Long An", "62.5"),)
    assert common.targets[0].level == "90"


def test_levels_that_contradict_themselves_are_refused(add, draft, sector) -> None:
    one = (sector.long_an.pk, Decimal(1))
    for targets, said in (
        (levels(), "chưa có mức"),
        (levels(one, level=Decimal(1)), "cả mức chung và mức riêng"),
        (levels(level=Decimal(-1)), "nhỏ hơn 0"),
        (levels(level=Decimal("0.00001")), "quá lớn hoặc quá 4"),
        (levels(one, direction=Direction.NONE), "không để xảy ra"),
        (levels((sector.ben_luc.pk, Decimal(1))), "không phải thành viên"),
        (levels(level=Decimal(1)) * 2, "hai lần"),
    ):
        with pytest.raises(Refused, match=said):
            add("A3.1", targets=targets)
    assert not PledgeClause.objects.exists()


def test_an_edit_of_an_older_state_is_refused_with_both_texts(add, officer, sector) -> None:
    clause = add("1.1", "Bản đầu")
    change = {"clause_id": clause.pk, "code": "1.1", "actor": officer, "at": AT}
    change_clause(**change, text="Người thứ nhất", seen=1)
    with pytest.raises(Overtaken) as refused:
        change_clause(**change, text="Người thứ hai", seen=1)
    assert refused.value.values["theirs"] == "Người thứ nhất"
    assert refused.value.values["revision"] == 2
    clause.refresh_from_db()
    assert (clause.text, clause.revision, clause.saved_by) == ("Người thứ nhất", 2, officer.name)
    # The same words again are no change, whatever the state they began from.
    change_clause(**change, text="Người  thứ nhất", seen=1)
    clause.refresh_from_db()
    assert clause.revision == 2


def test_the_head_of_a_draft_is_kept_from_overwriting_too(draft, officer) -> None:
    change = {"pledge_id": draft.pk, "actor": officer, "at": AT}
    change_draft(**change, title="năm 2020 của Cụm", motto="Đoàn kết", seen=1)
    with pytest.raises(Overtaken):
        change_draft(**change, title="khác", seen=1)
    with pytest.raises(Overtaken) as refused:
        set_bases(**change, bases=[("Chỉ thị 01", None)], seen=1)
    assert refused.value.field == "bases"
    set_bases(**change, bases=[("Chỉ thị 01;", None), (" ", None)], seen=2)
    draft.refresh_from_db()
    content = content_of(draft, on=AT.date())
    assert (content.title, content.motto, content.bases) == (
        "năm 2020 của Cụm",
        "Đoàn kết",
        ("Chỉ thị 01",),
    )


def test_sending_keeps_a_version_and_gives_each_member_a_deadline(
    add, draft, officer, sector
) -> None:
    send = {"pledge_id": draft.pk, "due": DUE, "actor": officer, "at": AT, "address": "/x/"}
    with pytest.raises(Refused, match="chưa có khoản nào"):
        send_draft(**send)
    clause = add("A5.2", "Kháng nghị", targets=levels(level=Decimal(30)))
    with pytest.raises(Refused, match="đã qua"):
        send_draft(**(send | {"due": AT}))
    assert not Deadline.objects.exists()
    first = send_draft(**send)
    assert first.number == 1
    assert set(Deadline.objects.values_list("unit", flat=True)) == {
        sector.long_an.pk,
        sector.ben_tre.pk,
    }
    with pytest.raises(Refused, match="không khác lần gửi trước"):
        send_draft(**send)
    change_clause(clause_id=clause.pk, code="A5.2", text="Kháng nghị mới", actor=officer, at=AT)
    second = send_draft(**send)
    assert (second.number, PledgeVersion.objects.count()) == (2, 2)
    assert version_content(first).clauses[0].text == "Kháng nghị"
    sent = entry_rows(entries_for_subject(draft))
    assert sum("gửi lần" in each.sentence for each in sent) == 2


def test_a_year_s_clauses_are_copied_without_own_levels(sector, draft, add, officer) -> None:
    add("1", "Nhiệm vụ", heading=True)
    add("A3.1", targets=levels((sector.long_an.pk, Decimal(95))))
    add("A1.1", targets=levels(level=Decimal("62.5")))
    from thidua.clusters.actions import open_cluster_year  # reason: used by this test alone
    from thidua.kernel.actors import SYSTEM  # reason: used by this test alone

    later = open_cluster_year(
        cluster_id=draft.cluster_year.cluster_id, year=2021, actor=SYSTEM, at=AT
    )
    copied = open_draft(cluster_year_id=later.pk, copied_from_id=draft.pk, actor=SYSTEM, at=AT)
    clauses = content_of(copied, on=AT.date()).clauses
    assert [(each.code, each.heading) for each in clauses] == [
        ("1", True),
        ("A3.1", False),
        ("A1.1", False),
    ]
    assert [each.targets[0].level for each in clauses[1:]] == ["", "62.5"]
    assert clauses[1].targets[0].own == ()
