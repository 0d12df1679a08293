from datetime import date

import pytest
from django.db import transaction

from tests.support.counting import queries_of
from tests.support.sector import (
    acting,
    cluster_ten,
    for_cluster,
    make_paper,
    small_sector,
)
from thidua.clusters.actions import end_membership
from thidua.conferences.actions import plan_conference
from thidua.conferences.enums import ConferenceKind
from thidua.documents.actions import void_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.people.enums import Role
from thidua.pledges.actions import Clause, Signatory, enter_signed_pledge
from thidua.pledges.enums import SignedHow
from thidua.pledges.models import Pledge
from thidua.pledges.queries import (
    clause_rows,
    find_pledge,
    pledge_of,
    pledge_rows,
    pledges_for,
    pledges_signed_at,
    signatory_rows,
    signing_order,
)

DAY = date(2020, 2, 21)
AT = moment(date(2020, 2, 24), 9)


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def cluster_year(sector):
    return cluster_ten(sector.supreme, sector.long_an, sector.ben_tre)


@pytest.fixture
def enter(cluster_year):
    """Enters the pledge of cluster 10; every particular can be given another value."""

    def make(**changed):
        particulars = {
            "cluster_year_id": cluster_year.pk,
            "signed_on": DAY,
            "actor": SYSTEM,
            "at": AT,
        }
        return enter_signed_pledge(**(particulars | changed))

    return make


@pytest.fixture
def paper(sector):
    return make_paper(DocumentKind.PLEDGE, "", "", DAY, sector.long_an)


def test_a_pledge_with_all_that_is_known_of_it(sector, enter, paper) -> None:
    pledge = enter(
        document_id=paper.pk,
        discussed=True,
        clauses=[
            Clause(text="Giữ vững  đoàn kết", title="Khoản 1"),
            Clause(text="Nhân rộng điển hình", restated=True),
        ],
        signatories=[
            Signatory(unit_id=sector.ben_tre.pk, role="Viện trưởng", order=2),
            Signatory(unit_id=sector.long_an.pk, order=1, how=SignedHow.PAPER),
        ],
        provenance={"signing_order": "invented"},
    )
    [row] = pledge_rows([pledge], on=date(2020, 2, 22))
    assert (row.state, row.signed_on, row.discussed) == ("signed", DAY, True)
    assert (row.cluster, row.year, row.clause_count) == ("Cụm thi đua số 10", 2020, 2)
    assert (row.is_invented("signing_order"), row.is_invented("signed_on")) == (True, False)
    assert [(each.text, each.restated) for each in clause_rows(pledge)] == [
        ("Giữ vững đoàn kết", False),
        ("Nhân rộng điển hình", True),
    ]
    signatories = signatory_rows(pledge)
    assert [(each.unit, each.how_label) for each in signatories] == [
        ("VKSND tỉnh Long An", "Bản giấy"),
        ("VKSND tỉnh Bến Tre", "Chưa rõ hình thức"),
    ]
    assert signing_order(signatories) == ["VKSND tỉnh Long An", "VKSND tỉnh Bến Tre"]


def test_what_nobody_says_stays_unknown(sector, enter) -> None:
    pledge = enter(
        signatories=[
            Signatory(unit_id=sector.long_an.pk, order=1),
            Signatory(unit_id=sector.ben_tre.pk),
            Signatory(unit_label="Sở Tư pháp"),
        ]
    )
    [row] = pledge_rows([pledge], on=DAY)
    assert (row.discussed, row.document, row.clause_count) == (None, None, 0)
    signatories = signatory_rows(pledge)
    assert signing_order(signatories) is None
    assert signing_order([]) is None
    assert [each.unit for each in signatories][-1] == "Sở Tư pháp"
    assert {each.role for each in signatories} == {""}


def test_before_the_day_it_is_not_known_how_far_the_draft_had_come(enter) -> None:
    [row] = pledge_rows([enter()], on=date(2020, 2, 20))
    assert (row.state, row.state_label) == ("", "")


def test_the_ledger_says_on_whose_behalf_it_was_entered(sector, enter, cluster_year) -> None:
    pledge = enter(actor=sector.office)
    [entry] = entry_rows(entries_for_subject(pledge))
    assert entry.on_behalf_of == "Cụm thi đua số 10"
    assert entry.sentence == "nhập giao ước đã ký của Cụm thi đua số 10 năm 2020"


def test_the_head_s_officer_enters_for_the_cluster_itself(enter, cluster_year) -> None:
    pledge = enter(actor=for_cluster(cluster_year.pk))
    [entry] = entry_rows(entries_for_subject(pledge))
    assert entry.on_behalf_of == ""


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.STANDING_OFFICE])
def test_a_member_does_not_enter_for_the_cluster(sector, enter, role) -> None:
    with pytest.raises(NotPermitted):
        enter(actor=acting(role, sector.long_an))


def refused(enter, says, **changed) -> None:
    with pytest.raises(Refused, match=says), transaction.atomic():
        enter(**changed)
    assert not Pledge.objects.exists()


def test_only_members_of_that_day_sign(sector, enter, cluster_year) -> None:
    refused(
        enter,
        "VKSND huyện Bến Lức.*không phải thành viên",
        signatories=[Signatory(unit_id=sector.ben_luc.pk)],
    )
    membership = cluster_year.memberships.get(unit=sector.ben_tre)
    end_membership(
        membership_id=membership.pk,
        end=date(2020, 2, 20),
        reason="chuyển cụm",
        actor=SYSTEM,
        at=AT,
    )
    refused(enter, "VKSND tỉnh Bến Tre", signatories=[Signatory(unit_id=sector.ben_tre.pk)])


def test_a_pledge_that_could_not_be_is_refused_by_place(sector, enter) -> None:
    long_an, ben_tre = sector.long_an.pk, sector.ben_tre.pk
    refused(enter, "25/02/2020", signed_on=date(2020, 2, 25))
    refused(enter, "Khoản thứ 2", clauses=[Clause(text="Đoàn kết"), Clause(text=" ")])
    refused(enter, "Dòng ký thứ 1", signatories=[Signatory()])
    refused(enter, "hai lần", signatories=[Signatory(unit_id=long_an), Signatory(unit_id=long_an)])
    refused(
        enter,
        "Thứ tự ký 1 ",
        signatories=[Signatory(unit_id=long_an, order=1), Signatory(unit_id=ben_tre, order=1)],
    )
    refused(enter, "từ 1", signatories=[Signatory(unit_id=long_an, order=0)])
    refused(
        enter,
        "VKSND tỉnh Long An ký ngày 25/02/2020",
        signatories=[Signatory(unit_id=long_an, signed_on=date(2020, 2, 25))],
    )
    with pytest.raises(ValueError, match="marks"):
        enter(provenance={"signed_on": "perhaps"})


def test_the_paper_is_a_pledge_that_holds(sector, enter, paper) -> None:
    plan = make_paper(DocumentKind.PLAN, "09", "KH-VKS", DAY, sector.long_an)
    refused(enter, "không phải giao ước", document_id=plan.pk)
    void_document(document_id=paper.pk, reason="in hỏng", actor=SYSTEM, at=AT)
    refused(enter, "đã hủy", document_id=paper.pk)


def test_a_year_has_one_pledge_and_a_paper_one_cluster(sector, enter, paper) -> None:
    enter(document_id=paper.pk)
    with pytest.raises(Refused, match="đã có giao ước"), transaction.atomic():
        enter()
    other = cluster_ten(sector.long_an, sector.ben_luc)
    with pytest.raises(Refused, match="đã là giao ước của Cụm thi đua số 10 năm 2020"):
        enter(cluster_year_id=other.pk, document_id=paper.pk)


def test_a_conference_s_pledges_are_those_signed_on_its_day(sector, enter, cluster_year) -> None:
    other = cluster_ten(sector.long_an, sector.ben_luc)
    conference = plan_conference(
        body_id=sector.supreme.pk,
        name="Hội nghị ký kết",
        kinds=[ConferenceKind.SIGNING],
        day=DAY,
        cluster_year_ids=[cluster_year.pk],
        actor=SYSTEM,
        at=AT,
    )
    assert list(pledges_signed_at(conference)) == []
    pledge = enter()
    enter(cluster_year_id=other.pk)
    assert list(pledges_signed_at(conference)) == [pledge]
    assert pledge_of(cluster_year.pk) == pledge


def test_unknown_and_forbidden_look_alike(enter) -> None:
    pledge = enter()
    assert find_pledge(SYSTEM, pledge.public_id) == pledge
    for actor, public_id in ((ANONYMOUS, pledge.public_id), (SYSTEM, "0" * 12)):
        with pytest.raises(NotFound):
            find_pledge(actor, public_id)


def test_one_row_and_many_take_the_same_queries(sector, enter, cluster_year) -> None:
    def fill(year, signed_on, *members):
        paper = make_paper(DocumentKind.PLEDGE, "", "", signed_on, sector.long_an)
        return enter(
            cluster_year_id=year.pk,
            signed_on=signed_on,
            document_id=paper.pk,
            clauses=[Clause(text="Đoàn kết")] * len(members),
            signatories=[Signatory(unit_id=unit.pk) for unit in members],
        )

    def asked(pledge):
        return (
            queries_of(lambda: pledge_rows(pledges_for(SYSTEM), on=DAY)),
            queries_of(lambda: clause_rows(pledge)),
            queries_of(lambda: signatory_rows(pledge)),
        )

    earlier = cluster_ten(sector.long_an, sector.ben_luc, year=2019)
    one = asked(fill(earlier, date(2019, 3, 1), sector.ben_luc))
    assert asked(fill(cluster_year, DAY, sector.long_an, sector.ben_tre)) == one
