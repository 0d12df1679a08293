from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.counting import queries_of
from tests.support.invented import AT, actor_with, make_person, make_unit
from thidua.clusters.actions import (
    correct_cluster_year,
    create_cluster,
    end_lead,
    move_on,
    name_overseer,
    open_cluster_year,
    set_points,
)
from thidua.clusters.domain.course import COURSE, next_state
from thidua.clusters.enums import ClusterKind, ClusterState, LeadRole, PointKind
from thidua.clusters.models import Cluster, ClusterYear
from thidua.clusters.queries import (
    cluster_year_rows,
    cluster_years_for,
    cluster_years_of_unit,
    find_cluster_year,
    lead_rows,
    member_rows,
    points_of,
    search_cluster_years,
)
from thidua.documents.actions import Particulars, register_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import ANONYMOUS, SYSTEM, Actor, Held
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.actions import rename_unit
from thidua.people.enums import Role


def create(body, name: str, kind: ClusterKind = ClusterKind.CLUSTER, **more) -> Cluster:
    facts = {"parent_body_id": body.pk, "actor": SYSTEM, "at": AT} | more
    return create_cluster(name=name, kind=kind, **facts)


def test_numbers_restart_under_every_body_and_kind(supreme):
    province = make_unit("Ủy ban nhân dân tỉnh Ví Dụ")
    create(supreme, "Cụm thi đua số 01", number="01")
    with pytest.raises(Refused, match=r"VKSND tối cao đã có Cụm thi đua số 01"):
        create(supreme, "  Cụm thi đua  số 01 ")
    create(province, "Cụm thi đua số 01", number="01")
    create(supreme, "Cụm thi đua số 01", ClusterKind.BLOCK)
    with pytest.raises(Refused, match=r"Chưa có tên cụm, khối"):
        create(supreme, " ")
    with pytest.raises(Refused, match=r"dài 161 ký tự"):
        create(supreme, "x" * 161)
    assert Cluster.objects.count() == 3


def test_a_year_opens_once_and_is_a_year(supreme):
    cluster = create(supreme, "Cụm thi đua số 01")
    opening = {"cluster_id": cluster.pk, "actor": SYSTEM, "at": AT}
    open_cluster_year(year=2024, theme="  Chủ đề  của năm ", **opening)
    with pytest.raises(Refused, match=r"Cụm thi đua số 01 đã mở năm 2024"):
        open_cluster_year(year=2024, **opening)
    for year in (0, 1947, 2027, 99999):
        with pytest.raises(Refused, match=rf"Năm {year} chưa đúng. Nhập năm từ 1948 đến 2026"):
            open_cluster_year(year=year, **opening)
    with pytest.raises(TypeError, match=r"\['state'\]"):
        open_cluster_year(year=2025, state="closed", **opening)
    assert ClusterYear.objects.get().theme == "Chủ đề của năm"


def test_what_is_corrected_is_named_in_words_with_old_and_new(open_year, supreme):
    year = open_year()
    paper = register_document(
        Particulars(kind=DocumentKind.DECISION, title="Lập cụm", issuer_id=supreme.pk),
        actor=SYSTEM,
        at=AT,
    )
    change = {"cluster_year_id": year.pk, "actor": SYSTEM, "at": AT}
    correct_cluster_year(theme="Đoàn kết", created_by=paper, stated_member_count=6, **change)
    correct_cluster_year(theme="Đoàn kết", **change)
    (entry,) = LedgerEntry.objects.filter(verb="cluster_year.corrected")
    assert entry.content is not None
    assert entry.content["payload"]["changes"]["created_by"] == ["", "Lập cụm"]
    (row, *_earlier) = entry_rows(entries_for_subject(year))
    assert row.sentence == (
        "sửa chủ đề, văn bản thành lập, số thành viên theo văn bản của Cụm thi đua số 10 năm 2024"
    )
    with pytest.raises(Refused, match=r"dài 301 ký tự"):
        correct_cluster_year(theme="x" * 301, **change)


def test_mottos_keep_their_order_and_the_same_ones_change_nothing(open_year):
    year = open_year()
    setting = {"cluster_year_id": year.pk, "kind": PointKind.MOTTO, "actor": SYSTEM, "at": AT}
    for _twice in range(2):
        set_points(texts=["Gương mẫu", " ", "Đoàn  kết"], **setting)
    assert points_of(year, PointKind.MOTTO) == ["Gương mẫu", "Đoàn kết"]
    assert LedgerEntry.objects.filter(verb="cluster_year.corrected").count() == 1
    with pytest.raises(Refused, match=r"dài 601 ký tự"):
        set_points(texts=["a", "x" * 601], **setting)
    assert points_of(year, PointKind.MOTTO) == ["Gương mẫu", "Đoàn kết"]
    set_points(texts=[], **setting)
    assert points_of(year, PointKind.MOTTO) == []


def test_somebody_follows_the_cluster(open_year):
    year, person = open_year(), make_person("Võ Văn Thí Dụ")
    naming = {"cluster_year_id": year.pk, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match=r"Chưa có người theo dõi"):
        name_overseer(label=" ", **naming)
    named = name_overseer(label="Phó Viện trưởng Võ Văn Thí Dụ", person_id=person.pk, **naming)
    assert (named.overseer, named.overseer_label) == (person, "Phó Viện trưởng Võ Văn Thí Dụ")


@given(wanted=st.lists(st.sampled_from(list(ClusterState)), max_size=12))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_year_moves_only_one_step_forward(open_year, wanted):
    year = ClusterYear.objects.first() or open_year()
    ClusterYear.objects.update(state=ClusterState.FORMING)
    state = "forming"
    for to in wanted:
        if to == next_state(state):
            moved = move_on(cluster_year_id=year.pk, to=to, actor=SYSTEM, at=AT)
            state = moved.state
        else:
            with pytest.raises(Refused):
                move_on(cluster_year_id=year.pk, to=to, actor=SYSTEM, at=AT)
        assert ClusterYear.objects.get().state == state


def test_every_state_of_the_course_is_one_of_the_rows():
    assert list(COURSE) == [state.value for state in ClusterState]


def test_a_refused_step_names_the_next_one(open_year):
    year = open_year()
    with pytest.raises(Refused, match=r"không chuyển thẳng sang “Đã ký giao ước” được") as refusal:
        move_on(cluster_year_id=year.pk, to=ClusterState.PLEDGED, actor=SYSTEM, at=AT)
    assert "Bước kế tiếp: “Đã có kế hoạch”" in str(refusal.value)
    assert not LedgerEntry.objects.filter(verb="cluster_year.moved").exists()


def test_the_heads_officer_moves_the_year_but_does_not_change_its_members(open_year, supreme):
    year = open_year()
    officer = Actor(
        name="Mai Thị Minh Họa",
        account_id=1,
        roles=(Held(role=Role.CLUSTER_OFFICER, scope="cluster_year", scope_id=year.pk),),
    )
    with pytest.raises(NotPermitted):
        correct_cluster_year(cluster_year_id=year.pk, theme="x", actor=officer, at=AT)
    moved = move_on(cluster_year_id=year.pk, to=ClusterState.PLANNED, actor=officer, at=AT)
    assert moved.state == "planned"
    other = open_year("Cụm thi đua số 2")
    with pytest.raises(NotPermitted):
        move_on(cluster_year_id=other.pk, to=ClusterState.PLANNED, actor=officer, at=AT)


def test_one_row_and_three_take_the_same_queries(open_year, join, lead, units, supreme):
    years = [open_year(f"Cụm thi đua số {place}", year=2022 + place) for place in range(3)]
    for place, year in enumerate(years):
        join(year, units[place], date(2022 + place, 1, 1))
        lead(year, units[place], start=date(2022 + place, 1, 1))
    everything = cluster_years_for(SYSTEM)
    assert queries_of(lambda: cluster_year_rows(everything[:1])) == queries_of(
        lambda: cluster_year_rows(everything[:3])
    )
    few, many = open_year("Cụm thi đua số 8"), open_year("Cụm thi đua số 9", body=units[0])
    join(few, units[0])
    for unit in units:
        join(many, unit)
    for group, members in ((few, units[:1]), (many, units)):
        lead(group, members[0])
        for unit in members[1:]:
            lead(group, unit, LeadRole.DEPUTY)
    for ask in (member_rows, lead_rows):
        assert (len(ask(few)), len(ask(many))) == (1, 3)
        assert queries_of(lambda ask=ask: ask(few)) == queries_of(lambda ask=ask: ask(many))


def test_a_row_names_units_as_in_its_year_and_the_head_of_the_day(
    open_year, join, lead, units, supreme
):
    year = open_year()
    for unit in units[:2]:
        join(year, unit)
    first = lead(year, units[0])
    rename_unit(
        unit_id=units[0].pk,
        name="VKSND tỉnh Tên Sau",
        short_name="VKSND tỉnh Tên Sau",
        since=date(2024, 6, 1),
        actor=SYSTEM,
        at=AT,
    )
    (row,) = cluster_year_rows(cluster_years_of_unit([units[0].pk]), unit_id=units[0].pk)
    assert (row.head, row.role_of_unit, row.member_count) == (
        "VKSND tỉnh Ví Dụ (VKSND tối cao)",
        "Cụm trưởng",
        2,
    )
    end_lead(lead_id=first.pk, end=date(2024, 6, 30), reason="luân phiên", actor=SYSTEM, at=AT)
    (row,) = cluster_year_rows([year])
    assert row.head == "VKSND tỉnh Ví Dụ (VKSND tối cao)"
    lead(year, units[1], start=date(2024, 7, 1))
    (row,) = cluster_year_rows([year], unit_id=units[2].pk)
    assert (row.head, row.role_of_unit) == ("VKSND tỉnh Giả Định (VKSND tối cao)", "Thành viên")


@pytest.mark.parametrize("text", ["cum 10", "Cụm thi đua", "2024", "10 2024"])
def test_years_are_found_without_marks_and_by_their_year(open_year, text):
    year = open_year()
    open_year("Khối Nội chính", year=2020)
    assert list(search_cluster_years(cluster_years_for(SYSTEM), text)) == [year]


def test_unknown_and_forbidden_look_the_same(open_year, supreme):
    year = open_year()
    assert find_cluster_year(actor_with(supreme), year.public_id) == year
    for actor, public_id in ((ANONYMOUS, year.public_id), (SYSTEM, "0" * 12)):
        with pytest.raises(NotFound):
            find_cluster_year(actor, public_id)


def test_clusters_are_the_standing_offices_of_the_body(supreme, units):
    officer = actor_with(units[0], Role.STANDING_OFFICE)
    with pytest.raises(NotPermitted):
        create(supreme, "Cụm thi đua số 1", actor=officer)
    create(units[0], "Cụm thi đua số 1", actor=officer)
    create(supreme, "Cụm thi đua số 1", actor=actor_with(supreme, Role.STANDING_OFFICE))
