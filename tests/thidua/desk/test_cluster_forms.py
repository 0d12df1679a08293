"""Clusters written at the desk: set up, opened again, corrected, moved on; refused to others."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from thidua.clusters.actions import move_on
from thidua.clusters.domain.course import COURSE
from thidua.clusters.enums import ClusterState, PointKind
from thidua.clusters.models import Cluster, ClusterYear, Membership
from thidua.clusters.queries import points_of
from thidua.documents.actions import Particulars, register_document
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.models import LedgerEntry
from thidua.org.actions import dissolve_unit
from thidua.people.enums import Role

NOW = clock.moment(clock.today().replace(year=2025, month=3, day=5), 9)
YEAR = 2025


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
    )


@pytest.fixture
def office(client: Client, sector: SimpleNamespace) -> Client:
    client.force_login(sector.office)
    return client


@pytest.fixture
def officer(sector: SimpleNamespace) -> Client:
    client = Client()
    client.force_login(sector.officer)
    return client


def page(name: str, thing: Any = None) -> str:
    return reverse(f"desk:{name}", args=[thing.public_id] if thing else [])


def typed(**more: Any) -> dict[str, Any]:
    first = {"parent_body": "VKSND toi cao", "kind": "cluster", "name": "Cụm thi đua số 10"}
    return first | {"number": "10", "year": str(YEAR)} | more


def found(office: Client, **more: Any) -> ClusterYear:
    assert office.post(page("cluster_create"), typed(**more)).status_code == 302
    return ClusterYear.objects.latest("id")


def test_a_cluster_is_set_up_with_its_year_and_its_document(
    office: Client, sector: SimpleNamespace
) -> None:
    paper = register_document(
        Particulars(
            kind=DocumentKind.DECISION,
            number="12",
            symbol="QĐ-VKSTC",
            issued_on=NOW.date(),
            title="Chia cụm",
            issuer_id=sector.supreme.pk,
        ),
        actor=SYSTEM,
        at=NOW,
    )
    year = found(office, created_by="12/QĐ-VKSTC", theme="Đoàn kết", stated_member_count="6")
    assert (year.cluster.name, year.cluster.number, year.year) == ("Cụm thi đua số 10", "10", YEAR)
    assert (year.created_by, year.theme, year.stated_member_count) == (paper, "Đoàn kết", 6)
    verbs = set(LedgerEntry.objects.values_list("verb", flat=True))
    assert {"cluster.created", "cluster_year.opened"} <= verbs
    assert "Cụm thi đua số 10" in office.get(page("cluster_year", year)).text


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"name": " "}, "name", "bắt buộc"),
        ({"year": "1900"}, "year", "Nhập năm từ 1948"),
        ({"parent_body": "khong co"}, "parent_body", "Không tìm thấy"),
        ({"created_by": "999/XX"}, "created_by", "Không tìm thấy"),
        ({"number": "123456789"}, "number", "8"),
    ],
)
def test_bad_input_keeps_what_was_typed_and_sets_up_nothing(
    office: Client, wrong: dict[str, str], field: str, said: str
) -> None:
    answer = office.post(page("cluster_create"), typed(**wrong, theme="Giữ lại chữ này"))
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    assert "Giữ lại chữ này" in answer.text
    assert not Cluster.objects.exists()


def test_the_same_cluster_is_not_set_up_twice(office: Client) -> None:
    found(office)
    again = office.post(page("cluster_create"), typed())
    assert again.status_code == 422
    assert "đã có Cụm thi đua số 10" in str(again.context["form"].errors["name"])
    assert (Cluster.objects.count(), ClusterYear.objects.count()) == (1, 1)


def test_a_standing_office_sets_up_clusters_of_its_own_body_only(
    sector: SimpleNamespace, client: Client
) -> None:
    make_unit("Ủy ban nhân dân tỉnh Ví Dụ")
    client.force_login(sector.office)
    answer = client.post(page("cluster_create"), typed(parent_body="Ủy ban nhân dân tỉnh Ví Dụ"))
    assert "Không tìm thấy" in str(answer.context["form"].errors["parent_body"])
    assert not Cluster.objects.exists()


FORMS = (
    *("cluster_year_open", "cluster_year_correct", "cluster_year_move"),
    *("cluster_members_add", "cluster_lead_name", "cluster_overseer_name"),
)


def test_the_officer_of_a_unit_sees_no_button_and_finds_no_form(
    office: Client, officer: Client
) -> None:
    year = found(office)
    before = LedgerEntry.objects.count()
    addresses = [page(name, year) for name in FORMS] + [page("cluster_create")]
    for address in addresses:
        assert officer.get(address).status_code == 404, address
        assert officer.post(address, typed()).status_code == 404, address
    shown = officer.get(page("cluster_year", year)).text + officer.get(page("cluster_list")).text
    for address in addresses:
        assert f'href="{address}"' not in shown
    own = office.get(page("cluster_year", year)).text
    for name in set(FORMS) - {"cluster_lead_name"}:
        assert f'href="{page(name, year)}"' in own, name
    assert LedgerEntry.objects.count() == before


def test_the_next_year_begins_with_the_members_that_are_still_there(
    office: Client, sector: SimpleNamespace
) -> None:
    year = found(office)
    ids = [each.public_id for each in sector.units]
    office.post(page("cluster_members_add", year), {"start": "01/01/2025", "units": ids})
    dissolve_unit(
        unit_id=sector.units[2].pk, last_day=NOW.date().replace(month=6), actor=SYSTEM, at=NOW
    )
    asked = office.get(page("cluster_year_open", year))
    offered = [key for key, _label in asked.context["form"].fields["units"].choices]
    assert offered == ids[:2]
    assert asked.text.count("checked") == 2
    address = page("cluster_year_open", year)
    answer = office.post(address, {"year": "2026", "start": "01/01/2026", "units": ids[:1]})
    opened = ClusterYear.objects.get(year=2026)
    assert answer["Location"] == page("cluster_year", opened)
    assert [each.unit_id for each in opened.memberships.all()] == [sector.units[0].pk]
    again = office.post(address, {"year": "2026", "start": "01/01/2026", "units": ids[:1]})
    assert again.status_code == 422
    assert "đã mở năm 2026" in str(again.context["form"].errors["year"])
    assert f'href="{address}"' not in office.get(page("cluster_year", year)).text


def test_a_member_that_cannot_be_taken_over_opens_no_year(
    office: Client, sector: SimpleNamespace
) -> None:
    year = found(office)
    ids = [each.public_id for each in sector.units]
    office.post(page("cluster_members_add", year), {"start": "01/01/2025", "units": ids})
    answer = office.post(
        page("cluster_year_open", year), {"year": "2026", "start": "01/01/2027", "units": ids}
    )
    assert "sau ngày cuối 31/12/2026" in str(answer.context["form"].errors["start"])
    assert not ClusterYear.objects.filter(year=2026).exists()
    assert Membership.objects.count() == 3


def test_particulars_and_texts_are_corrected_together(office: Client) -> None:
    year = found(office, theme="Cũ")
    written = {"theme": "Mới", "members_complete": "on", "mottos": "Gương mẫu\n\nĐoàn kết"}
    assert office.post(page("cluster_year_correct", year), written).status_code == 302
    year.refresh_from_db()
    assert (year.theme, year.members_complete) == ("Mới", True)
    assert points_of(year, PointKind.MOTTO) == ["Gương mẫu", "Đoàn kết"]
    entries = LedgerEntry.objects.count()
    office.post(page("cluster_year_correct", year), written)
    assert LedgerEntry.objects.count() == entries
    too_long = office.post(
        page("cluster_year_correct", year), {"theme": "Khác", "tasks": f"a\n{'x' * 601}"}
    )
    assert "Dòng 2 dài 601 ký tự" in str(too_long.context["form"].errors["tasks"])
    year.refresh_from_db()
    assert year.theme == "Mới"


def test_a_year_moves_on_by_one_consent_and_a_second_send_changes_nothing(office: Client) -> None:
    year = found(office)
    asked = office.get(page("cluster_year_move", year))
    assert "Bước đã qua không lùi lại được" in asked.text
    assert 'name="to" value="planned"' in asked.text
    for status in (302, 422):
        answer = office.post(page("cluster_year_move", year), {"to": "planned"})
        assert answer.status_code == status
    assert "đã ở bước “Đã có kế hoạch”" in answer.text
    jumped = office.post(page("cluster_year_move", year), {"to": "ranked"})
    assert "Bước kế tiếp: “Đã ký giao ước”" in jumped.text
    assert "Trang này đã cũ" in office.post(page("cluster_year_move", year)).text
    year.refresh_from_db()
    assert year.state == "planned"
    assert LedgerEntry.objects.filter(verb="cluster_year.moved").count() == 1


def test_closing_asks_for_its_word_and_leaves_no_button(office: Client) -> None:
    year = found(office)
    for state in COURSE[1:-1]:
        move_on(cluster_year_id=year.pk, to=ClusterState(state), actor=SYSTEM, at=NOW)
    address = page("cluster_year_move", year)
    assert "Gõ khép năm để xác nhận" in office.get(address).text
    refused = office.post(address, {"to": "closed", "word": "đồng ý"})
    assert refused.status_code == 422
    assert "Chưa đúng chữ xác nhận" in str(refused.context["form"].errors["word"])
    assert office.post(address, {"to": "closed", "word": " KHEP  NAM"}).status_code == 302
    year.refresh_from_db()
    assert year.state == ClusterState.CLOSED
    again = office.post(address, {"to": "closed", "word": "khép năm"})
    assert "đã khép năm" in again.text
    shown = office.get(page("cluster_year", year)).text
    for name in set(FORMS) - {"cluster_year_open"}:
        assert f'href="{page(name, year)}"' not in shown, name
    assert office.get(address).status_code == 404
