import hashlib
from datetime import date

import pytest

from tests.support.sector import cluster_ten, for_cluster, make_province, small_sector
from thidua.calendar.models import Deadline
from thidua.clusters.actions import add_member
from thidua.documents.models import DocumentFile
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.pledges.actions import (
    Remark,
    Signer,
    add_clause,
    answer_comment,
    change_clause,
    freeze_pledge,
    give_assent,
    make_comment,
    open_appendix,
    open_draft,
    reopen_pledge,
    see_answer,
    send_draft,
    set_signatories,
    settle_pledge,
    take_in_reply,
    withdraw_comment,
    withdraw_pledge,
)
from thidua.pledges.enums import CommentVia, Outcome, PledgeState
from thidua.pledges.models import PledgeAssent, PledgeComment, PledgeVersion
from thidua.pledges.queries import (
    comment_rows,
    matrix_rows,
    printed_comments,
    printed_pledge,
)
from thidua.pledges.queries.papers import drawn_again, fields_of
from thidua.pledges.queries.texts import clauses_of

AT = moment(date(2020, 1, 20), 9)
LATER = moment(date(2020, 1, 25), 9)
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
def sent(year, officer):
    """A draft of a heading and two clauses, sent to the two members."""
    pledge = open_draft(cluster_year_id=year.pk, actor=officer, at=AT)
    for code, text in (("1", "Nhiệm vụ"), ("1.1", "Giữ vững đoàn kết"), ("A5.2", "Từ 30%")):
        add_clause(
            pledge_id=pledge.pk,
            code=code,
            text=text,
            heading=code == "1",
            actor=officer,
            at=AT,
        )
    send_draft(pledge_id=pledge.pk, due=DUE, actor=officer, at=AT)
    return pledge


@pytest.fixture
def clause(sent):
    return sent.clauses.get(code="A5.2")


@pytest.fixture
def comment(sent, sector):
    def make(remark, *, unit=None, actor=None):
        return make_comment(
            pledge_id=sent.pk,
            unit_id=(unit or sector.ben_tre).pk,
            remark=remark,
            actor=actor or sector.ben_tre_officer,
            at=LATER,
        )

    return make


def settle(pledge, officer):
    return settle_pledge(pledge_id=pledge.pk, actor=officer, at=LATER)


def states(pledge, *units):
    rows = matrix_rows(pledge, [each.pk for each in units], clauses_of(pledge), on=LATER.date())
    return [[each.state for each in row.cells] for row in rows]


def signed_by(sector):
    return [
        Signer(unit_id=sector.long_an.pk, office="Phó Viện trưởng phụ trách"),
        Signer(unit_id=sector.ben_tre.pk, office="KT. Viện trưởng / Phó Viện trưởng"),
    ]


def test_an_objection_stays_in_the_way_until_its_unit_has_seen_why(
    sent, clause, comment, officer, sector
) -> None:
    made = comment(Remark(text="đề nghị 25%", clause_id=clause.pk, objection=True))
    with pytest.raises(Refused, match=r"VKSND tỉnh Bến Tre về khoản A5\.2"):
        settle(sent, officer)
    answer = {"comment_id": made.pk, "actor": officer, "at": LATER}
    with pytest.raises(Refused, match="phải giải trình"):
        answer_comment(**answer, outcome=Outcome.KEPT)
    answer_comment(**answer, outcome=Outcome.KEPT, answer="mẫu số dưới 5 không chấm")
    with pytest.raises(Refused, match="chưa xem giải trình"):
        settle(sent, officer)
    see_answer(comment_id=made.pk, actor=sector.ben_tre_officer, at=LATER)
    assert settle(sent, officer).state == PledgeState.SETTLED
    [row] = comment_rows(sent, on=LATER.date())
    assert (row.is_open, row.outcome_label) == (False, "Giữ nguyên, có giải trình")
    with pytest.raises(Refused, match="không sửa được"):
        comment(Remark(text="muộn"))


def test_an_accepted_objection_needs_no_reading(sent, clause, comment, officer) -> None:
    made = comment(Remark(text="đề nghị 25%", clause_id=clause.pk, objection=True))
    answer_comment(comment_id=made.pk, outcome=Outcome.ACCEPTED, actor=officer, at=LATER)
    assert settle(sent, officer).state == PledgeState.SETTLED


def test_every_open_thing_is_named_at_once(sent, clause, comment, officer, sector) -> None:
    comment(Remark(text="ý kiến chung"))
    comment(
        Remark(text="không", clause_id=clause.pk, objection=True),
        unit=sector.long_an,
        actor=officer,
    )
    with pytest.raises(Refused) as refused:
        settle(sent, officer)
    assert len(refused.value.reasons) == 2
    assert sent.state == PledgeState.DRAFTING


def test_who_enters_for_a_unit_is_marked(sent, clause, comment, officer, sector) -> None:
    own = comment(Remark(text="a", clause_id=clause.pk))
    entered = comment(Remark(text="b", clause_id=clause.pk), actor=officer)
    assert (own.on_behalf_by, entered.on_behalf_by) == ("", "Trần Văn Ví Dụ")
    [entry] = entry_rows(entries_for_subject(entered))
    assert "VKSND tỉnh Bến Tre" in entry.on_behalf_of
    with pytest.raises(NotPermitted):
        comment(Remark(text="c"), actor=sector.long_an_officer)
    assert PledgeComment.objects.count() == 2


def test_a_comment_without_words_or_about_words_not_there_is_refused(
    sent, clause, comment, sector
) -> None:
    with pytest.raises(Refused, match="Chưa có nội dung góp ý"):
        comment(Remark(text=" "))
    with pytest.raises(Refused, match="Không tìm thấy đoạn"):
        comment(Remark(text="a", clause_id=clause.pk, passage="25%"))
    with pytest.raises(Refused, match="không phải thành viên"):
        make_comment(
            pledge_id=sent.pk,
            unit_id=sector.ben_luc.pk,
            remark=Remark(text="a"),
            actor=SYSTEM,
            at=LATER,
        )
    assert not PledgeComment.objects.exists()


def test_a_withdrawn_comment_stands_in_nobody_s_way(sent, comment, officer, sector) -> None:
    made = comment(Remark(text="nhầm", objection=True))
    withdraw_comment(comment_id=made.pk, reason="gửi nhầm", actor=sector.ben_tre_officer, at=LATER)
    assert not comment_rows(sent, on=LATER.date())
    assert settle(sent, officer).state == PledgeState.SETTLED


def test_a_reply_is_taken_in_whole_or_not_at_all(sent, clause, officer, sector) -> None:
    take = {"pledge_id": sent.pk, "unit_id": sector.ben_tre.pk, "actor": officer, "at": LATER}
    with pytest.raises(Refused, match="Không có góp ý nào"):
        take_in_reply(**take, remarks=[])
    with pytest.raises(Refused, match="Chưa có nội dung"):
        take_in_reply(**take, remarks=[Remark(text="đề nghị 25%"), Remark(text="")])
    assert not PledgeComment.objects.exists()
    made = take_in_reply(
        **take, remarks=[Remark(text="đề nghị 25%", clause_id=clause.pk), Remark(text="chung")]
    )
    assert [(each.via, each.clause_code) for each in made] == [
        (CommentVia.LETTER, "A5.2"),
        (CommentVia.LETTER, ""),
    ]


def test_an_assent_holds_for_the_words_that_were_assented_to(
    sent, clause, comment, officer, sector
) -> None:
    assent = {"pledge_id": sent.pk, "actor": sector.ben_tre_officer, "at": LATER}
    assert states(sent, sector.ben_tre) == [["silent", "silent"]]
    assert give_assent(**assent, unit_id=sector.ben_tre.pk) == 2
    deadline = Deadline.objects.get(unit=sector.ben_tre)
    assert deadline.state == "met"
    assert Deadline.objects.get(unit=sector.long_an).state == "open"
    with pytest.raises(Refused, match="Không còn khoản nào"):
        give_assent(**assent, unit_id=sector.ben_tre.pk)
    change_clause(clause_id=clause.pk, code="A5.2", text="Từ 25%", actor=officer, at=LATER)
    assert states(sent, sector.ben_tre, sector.long_an) == [
        ["assented", "stale"],
        ["silent", "silent"],
    ]
    with pytest.raises(NotPermitted):
        give_assent(**assent, unit_id=sector.long_an.pk)
    assert PledgeAssent.objects.count() == 2


def test_nobody_assents_to_what_it_objects_to(sent, clause, comment, sector) -> None:
    comment(Remark(text="không", clause_id=clause.pk, objection=True))
    assent = {
        "pledge_id": sent.pk,
        "unit_id": sector.ben_tre.pk,
        "actor": sector.ben_tre_officer,
        "at": LATER,
    }
    with pytest.raises(Refused, match=r"chưa giải quyết về khoản A5\.2"):
        give_assent(**assent, clause_ids=[clause.pk])
    assert give_assent(**assent) == 1
    assert states(sent, sector.ben_tre) == [["assented", "objected"]]
    assert Deadline.objects.get(unit=sector.ben_tre).state == "met"


def test_settling_keeps_the_agreed_text_and_can_be_undone(sent, clause, officer) -> None:
    change_clause(clause_id=clause.pk, code="A5.2", text="Từ 25%", actor=officer, at=LATER)
    settle(sent, officer)
    assert PledgeVersion.objects.count() == 2
    assert set(Deadline.objects.values_list("state", flat=True)) == {"dropped"}
    with pytest.raises(Refused, match="Chưa có lý do"):
        reopen_pledge(pledge_id=sent.pk, reason=" ", actor=officer, at=LATER)
    reopen_pledge(pledge_id=sent.pk, reason="sửa lỗi", actor=officer, at=LATER)
    sent.refresh_from_db()
    assert sent.state == PledgeState.DRAFTING


def test_freezing_gives_the_same_bytes_again_and_a_field_for_each(
    sent, officer, sector, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    freeze = {"pledge_id": sent.pk, "actor": officer, "at": LATER, "place": "Long An"}
    with pytest.raises(Refused, match="Thống nhất nội dung trước"):
        freeze_pledge(**freeze)
    settle(sent, officer)
    with pytest.raises(Refused, match="Chưa có thứ tự ký"):
        freeze_pledge(**freeze)
    set_signatories(pledge_id=sent.pk, signers=signed_by(sector), actor=officer, at=LATER)
    pledge = freeze_pledge(**freeze, dated=date(2020, 2, 21))
    content = printed_pledge(pledge, "pdf", on=LATER.date()).content
    assert drawn_again(pledge) == content
    assert hashlib.sha256(content).hexdigest() == pledge.frozen_sha256
    assert DocumentFile.objects.get(document=pledge.document).sha256 == pledge.frozen_sha256
    assert pledge.document.state == "draft"
    assert [each.name for each in fields_of(pledge)] == ["signature-1", "signature-2"]
    assert printed_pledge(pledge, "docx", on=LATER.date()).content.startswith(b"PK")
    for act in (
        lambda: change_clause(
            clause_id=sent.clauses.first().pk, code="1", text="khác", actor=officer, at=LATER
        ),
        lambda: set_signatories(
            pledge_id=sent.pk, signers=signed_by(sector), actor=officer, at=LATER
        ),
    ):
        with pytest.raises(Refused, match="không sửa được"):
            act()
    withdraw_pledge(pledge_id=sent.pk, reason="ký trên bản khác", actor=officer, at=LATER)
    with pytest.raises(Refused, match="đã rút"):
        withdraw_pledge(pledge_id=sent.pk, reason="lại", actor=officer, at=LATER)


def test_signatories_are_all_members_once_with_an_office(sent, year, officer, sector) -> None:
    late = make_province("Trà Vinh", sector.supreme)

    def choose(*signers):
        set_signatories(pledge_id=sent.pk, signers=signers, actor=officer, at=LATER)

    head, other = signed_by(sector)
    for signers, said in (
        ((), "Chưa có thứ tự ký"),
        ((head,), "thiếu VKSND tỉnh Bến Tre"),
        ((head, head, other), "hai lần"),
        ((head, Signer(unit_id=other.unit_id, office=" ")), "chưa có chức danh"),
        ((head, Signer(unit_id=other.unit_id, office="KT. Viện trưởng")), "Không đọc được"),
        ((head, other, Signer(unit_id=late.pk, office="Viện trưởng")), "không phải thành viên"),
    ):
        with pytest.raises(Refused, match=said):
            choose(*signers)
    assert not sent.signatories.exists()
    choose(head, other)
    settle(sent, officer)
    add_member(cluster_year_id=year.pk, unit_id=late.pk, start=AT.date(), actor=SYSTEM, at=LATER)
    with pytest.raises(Refused, match="thiếu VKSND tỉnh Trà Vinh"):
        freeze_pledge(pledge_id=sent.pk, actor=officer, at=LATER)


def test_the_table_of_comments_prints_what_was_said_and_answered(
    sent, clause, comment, officer
) -> None:
    made = comment(
        Remark(text="đề nghị 25%", clause_id=clause.pk, proposed="Từ 25%", passage="30%")
    )
    answer_comment(
        comment_id=made.pk, outcome=Outcome.PARTLY, answer="thêm cách tính", actor=officer, at=LATER
    )
    assert printed_comments(sent, "pdf", on=LATER.date()).content.startswith(b"%PDF")
    assert printed_comments(sent, "docx", on=LATER.date()).content.startswith(b"PK")


def test_an_appendix_waits_for_a_signed_pledge(year, sent, officer) -> None:
    with pytest.raises(Refused, match="chưa có giao ước đã ký"):
        open_appendix(cluster_year_id=year.pk, actor=officer, at=LATER)
