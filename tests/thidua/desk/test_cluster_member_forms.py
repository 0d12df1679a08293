"""Members, heads and overseers of a cluster's year, written at the desk."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from thidua.clusters.actions import add_member, found_cluster, name_lead
from thidua.clusters.enums import ClusterKind, LeadHow, LeadRole
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.models import LedgerEntry
from thidua.org.actions import dissolve_unit
from thidua.people.enums import Role

NOW = clock.moment(date(2025, 3, 5), 9)
START = date(2025, 1, 1)


@pytest.fixture(autouse=True)
def _today():
    with clock.at(NOW):
        yield


@pytest.fixture
def sector(db: None) -> SimpleNamespace:
    supreme = make_unit("VKSND tối cao")
    units = [
        make_unit(f"VKSND tỉnh {name}", parent=supreme) for name in ("Ví Dụ", "Giả Định", "Thí Dụ")
    ]
    return SimpleNamespace(
        supreme=supreme,
        units=units,
        office=make_official("Lê Thị Giả Định", supreme, [Role.STANDING_OFFICE]),
        officer=make_official("Nguyễn Thị Mẫu", units[0], [Role.UNIT_OFFICER]),
        year=open_year(supreme, "Cụm thi đua số 10"),
    )


def open_year(body: Any, name: str) -> ClusterYear:
    return found_cluster(
        parent_body_id=body.pk,
        kind=ClusterKind.CLUSTER,
        name=name,
        year=2025,
        actor=SYSTEM,
        at=NOW,
    )


def join(year: ClusterYear, unit: Any, start: date = START) -> Membership:
    return add_member(cluster_year_id=year.pk, unit_id=unit.pk, start=start, actor=SYSTEM, at=NOW)


def lead(year: ClusterYear, unit: Any) -> ClusterLead:
    return name_lead(
        cluster_year_id=year.pk,
        unit_id=unit.pk,
        role=LeadRole.HEAD,
        how=LeadHow.ELECTED,
        start=START,
        actor=SYSTEM,
        at=NOW,
    )


@pytest.fixture
def office(client: Client, sector: SimpleNamespace) -> Client:
    client.force_login(sector.office)
    return client


def page(name: str, thing: Any) -> str:
    return reverse(f"desk:{name}", args=[thing.public_id])


def errors(answer: Any) -> str:
    assert answer.status_code == 422
    return str(answer.context["form"].errors)


def test_several_units_join_at_once_ticked_and_typed(
    office: Client, sector: SimpleNamespace
) -> None:
    outside = make_unit("Cục Thi hành án tỉnh Ví Dụ")
    asked = office.get(page("cluster_members_add", sector.year))
    assert [label for _key, label in asked.context["form"].fields["units"].choices] == [
        "VKSND tỉnh Giả Định (VKSND tối cao)",
        "VKSND tỉnh Thí Dụ (VKSND tối cao)",
        "VKSND tỉnh Ví Dụ (VKSND tối cao)",
    ]
    sent = {
        "start": "1/1/2025",
        "units": [sector.units[0].public_id],
        "others": "cuc thi hanh an tinh vi du\n\nVKSND tỉnh Giả Định",
    }
    assert office.post(page("cluster_members_add", sector.year), sent).status_code == 302
    joined = [each.unit_id for each in sector.year.memberships.all()]
    assert joined == [sector.units[0].pk, outside.pk, sector.units[1].pk]
    assert LedgerEntry.objects.filter(verb="cluster_member.joined").count() == 3
    again = office.post(page("cluster_members_add", sector.year), {**sent, "units": []})
    assert "đã là thành viên Cụm thi đua số 10 năm 2025" in errors(again)
    assert Membership.objects.count() == 3


def test_every_unit_that_cannot_join_is_named_and_none_joins(
    office: Client, sector: SimpleNamespace
) -> None:
    other = open_year(sector.supreme, "Cụm thi đua số 2")
    join(other, sector.units[0])
    dissolve_unit(unit_id=sector.units[1].pk, last_day=date(2025, 2, 1), actor=SYSTEM, at=NOW)
    names = "VKSND tỉnh Ví Dụ\nVKSND tỉnh Giả Định\nVKSND tỉnh Thí Dụ"
    sent = {"start": "01/03/2025", "others": names}
    answer = office.post(page("cluster_members_add", sector.year), sent)
    said = errors(answer)
    assert "đang ở Cụm thi đua số 2 cùng năm" in said
    assert "đã kết thúc. Chọn đơn vị kế tục hoặc sửa ngày" in said
    assert "VKSND tỉnh Giả Định\nVKSND tỉnh Thí Dụ" in answer.text
    assert not sector.year.memberships.exists()


def test_what_is_typed_wrongly_is_told_by_its_line(office: Client, sector: SimpleNamespace) -> None:
    address = page("cluster_members_add", sector.year)
    assert "Chưa chọn đơn vị nào" in errors(office.post(address, {"start": "01/01/2025"}))
    said = errors(
        office.post(
            address, {"start": "31/02/2025", "others": "VKSND tỉnh Thí Dụ\nkhong co\nvksnd"}
        )
    )
    assert "Dòng 2: Không tìm thấy “khong co”" in said
    assert "Dòng 3: có nhiều kết quả" in said
    assert f"[{sector.units[0].public_id}]" in said
    assert "31/02/2025" in said
    strange = office.post(address, {"start": "01/01/2025", "units": ["khong-co"]})
    assert "khong-co" in errors(strange)
    assert not Membership.objects.exists()


def test_a_member_leaves_with_its_headship_and_comes_back(
    office: Client, sector: SimpleNamespace
) -> None:
    membership = join(sector.year, sector.units[0])
    lead(sector.year, sector.units[0])
    address = page("cluster_member_end", membership)
    before = errors(office.post(address, {"end": "31/12/2024", "reason": "theo quyết định"}))
    assert "trước ngày tham gia 01/01/2025" in before
    after = errors(office.post(address, {"end": "01/01/2026", "reason": "theo quyết định"}))
    assert "sau ngày cuối 31/12/2025" in after
    assert "bắt buộc" in errors(office.post(address, {"end": "30/06/2025"}))
    sent = {"end": "30/06/2025", "reason": "theo Quyết định 5"}
    assert office.post(address, sent).status_code == 302
    assert "đã thôi là thành viên" in errors(office.post(address, sent))
    assert ClusterLead.objects.get().end == date(2025, 6, 30)
    shown = office.get(page("cluster_year", sector.year)).text
    assert "theo Quyết định 5" in shown
    back = page("cluster_member_restore", membership)
    assert back in shown
    assert office.post(back).status_code == 302
    assert "vẫn là thành viên" in errors(office.post(back))
    membership.refresh_from_db()
    assert (membership.end, ClusterLead.objects.get().end) == (None, None)


def test_a_head_is_a_member_and_the_only_one(office: Client, sector: SimpleNamespace) -> None:
    for unit in sector.units[:2]:
        join(sector.year, unit)
    address = page("cluster_lead_name", sector.year)
    sent = {"role": "head", "how": "rotated", "start": "01/01/2025"}
    strange = {**sent, "unit": sector.units[2].public_id}
    assert "Thêm vào thành viên trước" in errors(office.post(address, strange))
    early = {**sent, "unit": sector.units[0].public_id, "start": "31/12/2024"}
    assert "tham gia từ 01/01/2025" in errors(office.post(address, early))
    late = {**early, "start": "01/01/2026"}
    assert "sau ngày cuối 31/12/2025" in errors(office.post(address, late))
    assert not ClusterLead.objects.exists()
    assert office.post(address, {**early, "start": "02/01/2025"}).status_code == 302
    head = ClusterLead.objects.get()
    assert (head.unit_id, head.how, head.role) == (sector.units[0].pk, "rotated", "head")
    second = office.post(address, {**sent, "unit": sector.units[1].public_id})
    assert "đã có trưởng là VKSND tỉnh Ví Dụ" in errors(second)
    ending = page("cluster_lead_end", head)
    assert ending in office.get(page("cluster_year", sector.year)).text
    assert office.post(ending, {"end": "30/06/2025", "reason": "luân phiên"}).status_code == 302
    assert "đã thôi làm" in errors(office.post(ending, {"end": "30/06/2025", "reason": "x"}))
    deputy = {**sent, "role": "deputy", "unit": sector.units[1].public_id}
    assert office.post(address, deputy).status_code == 302
    assert "Cụm phó" in office.get(page("cluster_year", sector.year)).text


def test_somebody_follows_the_cluster_and_a_second_send_records_nothing(
    office: Client, sector: SimpleNamespace
) -> None:
    address = page("cluster_overseer_name", sector.year)
    assert "bắt buộc" in errors(office.post(address, {"overseer": " "}))
    unknown = office.post(address, {"overseer": "Phó Viện trưởng", "person": "khong co"})
    assert "Không tìm thấy" in errors(unknown)
    sent = {"overseer": "Vụ Thi đua", "person": "le thi gia dinh"}
    for _twice in range(2):
        assert office.post(address, sent).status_code == 302
    sector.year.refresh_from_db()
    assert sector.year.overseer_label == "Vụ Thi đua"
    assert sector.year.overseer_id == sector.office.person_id
    assert LedgerEntry.objects.filter(verb="cluster_overseer.named").count() == 1
    assert 'value="Lê Thị Giả Định [' in office.get(address).text


def test_the_officer_of_a_unit_does_not_find_the_pages_of_members(
    office: Client, sector: SimpleNamespace
) -> None:
    membership, head = join(sector.year, sector.units[0]), lead(sector.year, sector.units[0])
    officer = Client()
    officer.force_login(sector.officer)
    shown = officer.get(page("cluster_year", sector.year)).text
    for name, thing in (
        ("cluster_member_end", membership),
        ("cluster_member_restore", membership),
        ("cluster_lead_end", head),
    ):
        assert page(name, thing) not in shown
        assert officer.get(page(name, thing)).status_code == 404
        answer = officer.post(page(name, thing), {"end": "30/06/2025", "reason": "x"})
        assert answer.status_code == 404
    membership.refresh_from_db()
    assert membership.end is None
