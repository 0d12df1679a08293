from datetime import date

import pytest

from tests.support.counting import queries_of
from tests.support.sector import acting, for_cluster, make_paper
from tests.thidua.movements.moments import DRAFTED, DUE, LAUNCHED
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotFound
from thidua.movements.actions import (
    ContentPoint,
    Duty,
    cancel_movement,
    enter_guidance,
    launch_below,
    publish_movement,
    set_contents,
    set_obligation,
)
from thidua.movements.enums import ContentKind, MovementKind, MovementScope, Topic
from thidua.movements.queries import (
    cascade_rows,
    content_groups,
    fact_stated,
    find_movement,
    guidance_rows,
    guidances_for,
    inherited_obligations,
    movement_rows,
    movements_for,
    movements_launched_by,
    movements_of_cluster_year,
    movements_of_units,
    obligation_rows,
    overlapping_movements,
    point_rows,
    public_movement_rows,
    search_movements,
)
from thidua.people.enums import Role

TODAY = date(2020, 2, 20)
NOW = moment(TODAY, 9)


def test_drafts_are_seen_by_those_who_write_them_only(sector, draft, launch, cluster_year) -> None:
    launched = launch(name="Đã phát động")
    ours = draft(name="Của Long An", launcher_id=sector.long_an.pk)
    cluster_s = draft(name="Của Cụm 10", cluster_year_id=cluster_year.pk)

    def seen(actor):
        return set(movements_for(actor, on=TODAY))

    assert seen(ANONYMOUS) == set()
    assert seen(sector.ben_tre_officer) == {launched}
    assert seen(sector.long_an_officer) == {launched, ours}
    assert seen(for_cluster(cluster_year.pk)) == {launched, cluster_s}
    everything = {launched, ours, cluster_s}
    assert seen(sector.office) == seen(acting(Role.ADMINISTRATOR)) == seen(SYSTEM) == everything
    with pytest.raises(NotFound):
        find_movement(sector.ben_tre_officer, ours.public_id, on=TODAY)
    assert find_movement(sector.long_an_officer, ours.public_id, on=TODAY) == ours


def test_searching_needs_no_marks_and_takes_a_year(draft) -> None:
    movement = draft(name="Thi đua rèn luyện", theme="Vượt khó")
    draft(name="Thi đua khác", year=2021)
    movements = movements_for(SYSTEM, on=TODAY)
    assert list(search_movements(movements, "VUOT ren")) == [movement]
    assert list(search_movements(movements, "thi dua 2020")) == [movement]
    assert list(search_movements(movements, "2019")) == []


def test_found_by_who_launched_it_in_words_or_as_a_unit(sector, draft, launch) -> None:
    head_s = launch(launcher_label="Viện trưởng VKSND tối cao")
    unit_s = draft(launcher_id=sector.long_an.pk)
    gone = draft(launcher_id=sector.long_an.pk)
    cancel_movement(movement_id=gone.pk, reason="nhầm", actor=SYSTEM, at=NOW)
    movements = movements_for(SYSTEM, on=TODAY)
    assert movements_launched_by(movements, "viện trưởng  VKSND tối cao", 2020) == [head_s]
    assert movements_launched_by(movements, "VKSND tỉnh Long An", 2020) == [unit_s]
    assert movements_launched_by(movements, "Viện trưởng VKSND tối cao", 2021) == []


def test_a_row_says_what_the_papers_say_and_leaves_the_rest_blank(sector, launch) -> None:
    directive = make_paper(
        DocumentKind.DIRECTIVE, "02", "CT-VKSTC", date(2019, 12, 27), sector.supreme
    )
    movement = launch(
        launcher_label="Viện trưởng VKSND tối cao",
        directive_id=directive.pk,
        theme="Đoàn kết, gương mẫu",
        mottos=["Đoàn kết", " "],
        due=DUE,
    )
    [row] = movement_rows([movement], at=NOW)
    assert row.launcher == "Viện trưởng VKSND tối cao"
    assert (row.launcher_unit, row.launcher_level) == ("VKSND tối cao", "supreme")
    assert row.mottos == ("Đoàn kết",)
    assert row.directive is not None
    assert row.directive.number == "02/CT-VKSTC"
    assert (row.start, row.end, row.cluster, row.parent) == (None, None, "", "")
    assert row.state_label == "Đã phát động"
    assert (row.tally.sent, row.tally.launched, row.tally.late) == (2, 0, 2)


def test_the_contents_answer_by_topic_and_by_fact(draft) -> None:
    movement = draft(kind=MovementKind.THEMED)
    points = [
        ContentPoint(kind=ContentKind.MEASURE, text="Mở chuyên mục", topic=Topic.CHANNEL),
        ContentPoint(
            kind=ContentKind.MEASURE,
            text="Tổng hợp cách làm hay",
            topic=Topic.INITIATIVE,
            facts={"scopes": ["work_line", "level"]},
        ),
        ContentPoint(kind=ContentKind.PURPOSE, text="Tạo động lực"),
    ]
    set_contents(movement_id=movement.pk, points=points, actor=SYSTEM, at=DRAFTED)
    assert [point.text for point in point_rows(movement)] == [
        "Tạo động lực",
        "Mở chuyên mục",
        "Tổng hợp cách làm hay",
    ]
    assert [point.text for point in point_rows(movement, topic=Topic.CHANNEL)] == ["Mở chuyên mục"]
    assert fact_stated(movement, Topic.INITIATIVE, "scopes") == ["work_line", "level"]
    assert fact_stated(movement, Topic.INITIATIVE, "decided_by") is None
    missing = {group.kind for group in content_groups(movement) if group.missing}
    assert missing == {"period", "requirement", "target", "content"}
    with pytest.raises(ValueError, match="levels"):
        set_contents(
            movement_id=movement.pk,
            points=[ContentPoint(kind=ContentKind.CONTENT, text="x", facts={"levels": "all"})],
            actor=SYSTEM,
            at=DRAFTED,
        )


def test_a_unit_s_page_shows_what_it_launched_and_what_it_was_sent(sector, draft, launch) -> None:
    sent = launch()
    own = launch(launcher_id=sector.long_an.pk)
    draft(launcher_id=sector.long_an.pk)
    assert set(movements_of_units([sector.long_an.pk])) == {sent, own}
    assert set(movements_of_units([sector.ben_luc.pk])) == {own}


def test_the_movements_of_a_cluster_s_year(sector, draft, cluster_year) -> None:
    ours = draft(cluster_year_id=cluster_year.pk)
    draft()
    assert list(movements_of_cluster_year(cluster_year.pk)) == [ours]


def test_movements_overlap_where_days_and_units_meet(sector, draft, launch) -> None:
    july = {"start": date(2020, 7, 1), "end": date(2020, 7, 31)}
    movement = launch(name="Cả năm")
    other = launch(name="Tháng 7", unit_ids=[sector.long_an.pk], **july)
    launch(name="Năm trước", year=2019)
    launch(name="Của Bến Lức", launcher_id=sector.ben_luc.pk, unit_ids=[])
    draft(name="Chưa phát động", **july)
    [row] = overlapping_movements(movement, at=NOW)
    assert row.movement.public_id == other.public_id
    assert (row.first_day, row.last_day) == (date(2020, 7, 1), date(2020, 7, 31))
    assert row.stated is False
    assert row.shared_units == 2
    [back] = overlapping_movements(other, at=NOW)
    assert back.movement.public_id == movement.public_id


def test_a_cascade_does_not_overlap_with_itself(sector, launch) -> None:
    top = launch()
    middle = launch(launcher_id=sector.long_an.pk, parent_id=top.pk)
    lowest = launch(launcher_id=sector.ben_luc.pk, parent_id=middle.pk, unit_ids=[])
    for movement in (top, middle, lowest):
        assert overlapping_movements(movement, at=NOW) == []


def test_one_row_and_many_take_the_same_queries(sector, launch) -> None:
    def fill(number, year):
        directive = make_paper(
            DocumentKind.DIRECTIVE, number, "CT-VKSTC", date(year, 1, 5), sector.supreme
        )
        movement = launch(year=year, name=f"Phong trào {year}", directive_id=directive.pk, due=DUE)
        for unit, paper_number in ((sector.long_an, f"1{number}"), (sector.ben_tre, f"2{number}")):
            plan = make_paper(DocumentKind.PLAN, paper_number, "KH-VKS", date(year, 1, 9), unit)
            launch_below(
                delivery_id=movement.deliveries.get(unit=unit).pk,
                plan_id=plan.pk,
                actor=SYSTEM,
                at=NOW,
            )
        guidance = enter_guidance(
            body_id=sector.supreme.pk,
            year=2020,
            document_id=directive.pk,
            actor=SYSTEM,
            at=LAUNCHED,
        )
        duty = Duty(key=f"giay-{number}", who="Đơn vị", paper="Báo cáo", due=DUE)
        set_obligation(guidance_id=guidance.pk, duty=duty, actor=SYSTEM, at=NOW)
        return publish_movement(movement_id=movement.pk, actor=SYSTEM, at=NOW)

    def asked():
        movements = list(movements_for(SYSTEM, on=TODAY))
        guidances = list(guidances_for(SYSTEM))
        return {
            "movements": queries_of(lambda: movement_rows(movements, at=NOW)),
            "public": queries_of(lambda: public_movement_rows(movements, at=NOW)),
            "guidance": queries_of(lambda: guidance_rows(guidances)),
            "obligations": queries_of(lambda: obligation_rows(guidances[0])),
            "inherited": queries_of(lambda: inherited_obligations(sector.ben_luc.pk, 2020, TODAY)),
            "overlap": queries_of(lambda: overlapping_movements(first, at=NOW)),
        }

    first = fill("1", 2020)
    fill("2", 2020)
    one = asked() | {
        "cascade": queries_of(lambda: cascade_rows(first, at=NOW, unit_ids=[sector.long_an.pk]))
    }
    fill("3", 2019)
    fill("4", 2020)
    many = asked() | {"cascade": queries_of(lambda: cascade_rows(first, at=NOW))}
    assert many == one


def test_a_scope_wider_than_the_launcher_is_the_launcher_s_affair(sector, draft) -> None:
    movement = draft(launcher_id=sector.ben_luc.pk, scope=MovementScope.UNIT)
    assert movement_rows([movement], at=NOW)[0].scope_label == "Trong đơn vị"
