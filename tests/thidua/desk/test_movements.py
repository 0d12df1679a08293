"""Movements on the desk: written, launched, answered below, reminded, reviewed, published."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official
from tests.support.sector import cluster_ten, make_paper, small_sector
from thidua.calendar.queries import deadlines_of
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.movements.actions import ContentPoint, draft_movement, launch_movement, set_contents
from thidua.movements.enums import ContentKind, MovementKind, MovementScope, Topic
from thidua.movements.models import Movement, MovementReview
from thidua.people.enums import Role
from thidua.people.models import Notification

NOW = clock.moment(date(2026, 3, 4), 10)
TYPED = {
    "launcher": "vksnd toi cao",
    "name": "Phong trào thi đua năm 2026",
    "theme": "Kỷ cương, đổi mới",
    "kind": "themed",
    "scope": "whole_sector",
    "year": "2026",
    "start": "4/3/2026",
    "end": "31/12/2028",
    "mottos": "Rõ việc\nRõ người",
}
CONTENTS = {kind.value: f"{kind.label} thứ nhất\n{kind.label} thứ hai" for kind in ContentKind}


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def sector(db: None) -> SimpleNamespace:
    return small_sector()


def signed_in(name: str, unit: Any, *roles: Role) -> Client:
    visitor = Client()
    visitor.force_login(make_official(name, unit, list(roles)))
    return visitor


@pytest.fixture
def office(sector: SimpleNamespace) -> Client:
    return signed_in("Nguyễn Thị Mẫu", sector.supreme, Role.STANDING_OFFICE)


@pytest.fixture
def below(sector: SimpleNamespace) -> Client:
    return signed_in("Trần Văn Ví Dụ", sector.long_an, Role.UNIT_OFFICER)


def draft(sector: SimpleNamespace, **more: Any) -> Movement:
    particulars = {
        "launcher_id": sector.supreme.pk,
        "name": "Phong trào thi đua năm 2026",
        "year": 2026,
        "kind": MovementKind.REGULAR,
        "scope": MovementScope.WHOLE_SECTOR,
    }
    return draft_movement(**particulars | more, actor=SYSTEM, at=NOW)


@pytest.fixture
def launched(sector: SimpleNamespace) -> Movement:
    due = clock.moment(date(2026, 3, 20), 16)
    movement = draft(sector)
    return launch_movement(movement_id=movement.pk, due=due, actor=SYSTEM, at=NOW)


def page(name: str, *things: Any) -> str:
    return reverse(f"desk:{name}", args=[each.public_id for each in things])


def told(thing: Any) -> list[str]:
    return [row.sentence for row in entry_rows(entries_for_subject(thing))]


def test_a_movement_is_written_from_the_first_word_to_the_launching(
    office: Client, sector: SimpleNamespace
) -> None:
    begun = office.post(page("movement_create"), TYPED)
    movement = Movement.objects.get()
    assert begun["Location"] == page("movement_contents", movement)
    assert (movement.launcher, movement.mottos) == (sector.supreme, ["Rõ việc", "Rõ người"])
    shown = office.get(page("movement", movement)).text
    assert "dưới 3 năm" in shown
    assert "Nhập nội dung còn thiếu" in shown
    missing = office.post(page("movement_launch", movement), {})
    assert missing.status_code == 422
    assert "còn thiếu “Mục đích”" in missing.text.replace("&quot;", '"')
    assert office.post(page("movement_contents", movement), CONTENTS).status_code == 302
    assert movement.contents.count() == 12
    ask = office.get(page("movement_launch", movement)).text
    assert "VKSND tỉnh Bến Tre" in ask
    assert "mọi người dùng phần mềm đọc được" in ask
    typed = {"receivers": [sector.long_an.public_id], "due": "16 giờ ngày 20/3/2026"}
    assert office.post(page("movement_launch", movement), typed).status_code == 302
    [delivery] = movement.deliveries.all()
    assert (delivery.unit, delivery.due) == (sector.long_an, clock.moment(date(2026, 3, 20), 16))
    assert deadlines_of(delivery).get().address == page("movement", movement)
    again = office.post(page("movement_launch", movement), typed)
    assert again.status_code == 422
    assert movement.deliveries.count() == 1
    assert "phát động Phong trào thi đua năm 2026, gửi 1 đơn vị" in told(movement)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"name": ""}, "name", "bắt buộc"),
        ({"launcher": ""}, "launcher", "Chọn đơn vị phát động"),
        ({"launcher": "khong co"}, "launcher", "Không tìm thấy"),
        ({"end": "1/1/2026"}, "end", "trước ngày bắt đầu"),
        ({"directive": "khong co"}, "directive", "Không tìm thấy"),
        ({"start": "32/1/2026"}, "start", ""),
    ],
)
def test_what_is_typed_wrongly_stays_and_is_named(
    office: Client, wrong: dict[str, str], field: str, said: str
) -> None:
    answer = office.post(page("movement_create"), TYPED | wrong)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    assert "Kỷ cương, đổi mới" in answer.text
    assert not Movement.objects.exists()


def test_nobody_writes_for_a_unit_that_is_not_theirs(
    below: Client, sector: SimpleNamespace
) -> None:
    own = below.get(page("movement_create")).context["form"]["launcher"].value()
    assert own == f"VKSND tỉnh Long An [{sector.long_an.public_id}]"
    refused = below.post(page("movement_create"), TYPED)
    assert refused.status_code == 422
    assert refused.context["form"].errors["launcher"]
    theirs = below.post(page("movement_create"), TYPED | {"launcher": own})
    assert theirs.status_code == 302
    assert Movement.objects.get().launcher == sector.long_an


def test_a_draft_and_its_forms_are_found_by_its_writers_alone(
    below: Client, office: Client, sector: SimpleNamespace
) -> None:
    movement = draft(sector)
    steps = ("movement", "movement_correct", "movement_contents", "movement_launch")
    for name in (*steps, "movement_cancel", "movement_publish", "movement_review"):
        assert below.get(page(name, movement)).status_code == 404, name
        assert office.get(page(name, movement)).status_code == 200, name
    reader = signed_in("Lê Thị Giả Định", sector.supreme)
    assert reader.get(page("movement_create")).status_code == 404
    office.post(page("movement_cancel", movement), {"reason": "trùng"})
    assert below.get(page("movement", movement)).status_code == 404
    assert office.get(page("movement", movement)).status_code == 200


def test_a_launched_movement_keeps_its_place_when_corrected(
    office: Client, launched: Movement
) -> None:
    shown = office.get(page("movement_correct", launched))
    assert "scope" not in shown.context["form"].fields
    typed = {"name": "Phong trào 2026", "theme": "Mới", "mottos": ""}
    assert office.post(page("movement_correct", launched), typed).status_code == 302
    launched.refresh_from_db()
    assert (launched.name, launched.theme, launched.year) == ("Phong trào 2026", "Mới", 2026)
    before = len(told(launched))
    office.post(page("movement_correct", launched), typed)
    assert len(told(launched)) == before


def test_topics_and_facts_survive_being_read_and_sent_back(
    office: Client, sector: SimpleNamespace
) -> None:
    movement = draft(sector)
    points = [
        ContentPoint(
            kind=ContentKind.MEASURE,
            text="Mỗi đơn vị tự phát động",
            topic=Topic.CASCADE,
            facts={"levels": "all"},
        ),
        ContentPoint(kind=ContentKind.MEASURE, text="[Việc khác] ghi nguyên văn"),
    ]
    set_contents(movement_id=movement.pk, points=points, actor=SYSTEM, at=NOW)
    form = office.get(page("movement_contents", movement)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    assert "[Phát động ở cấp dưới] Mỗi đơn vị" in sent["measure"]
    before = len(told(movement))
    office.post(page("movement_contents", movement), sent)
    assert len(told(movement)) == before
    office.post(page("movement_contents", movement), {"measure": "x" * 801})
    assert len(told(movement)) == before


def test_overlaps_are_shown_before_the_launching(
    office: Client, sector: SimpleNamespace, launched: Movement
) -> None:
    other = draft(sector, name="Chuyên đề mùa xuân", start=date(2026, 3, 10))
    shown = office.get(page("movement_launch", other)).text
    assert launched.name in shown
    assert "3 đơn vị ở trong cả hai" in shown


def test_members_of_a_cluster_can_be_chosen(office: Client, sector: SimpleNamespace) -> None:
    cluster = cluster_ten(sector.supreme, sector.ben_tre, year=2026)
    movement = draft(sector)
    shown = office.get(page("movement_launch", movement), {"to": cluster.public_id}).text
    assert "Long An" not in shown.split("<form", 1)[1]
    address = f"{page('movement_launch', movement)}?to={cluster.public_id}"
    strange = office.post(address, {"receivers": [sector.long_an.public_id]})
    assert strange.status_code == 422
    office.post(address, {"receivers": [sector.ben_tre.public_id]})
    assert [each.unit for each in movement.deliveries.all()] == [sector.ben_tre]


def test_the_unit_below_acknowledges_and_answers_with_its_plan(
    below: Client, sector: SimpleNamespace, launched: Movement
) -> None:
    delivery = launched.deliveries.get(unit=sector.long_an)
    assert "Xác nhận đã nhận phong trào" in below.get(page("movement", launched)).text
    below.post(page("delivery_acknowledge", delivery))
    assert "Ghi đã phát động" in below.get(page("movement", launched)).text
    nothing = below.post(page("delivery_answer", delivery), {})
    assert nothing.status_code == 422
    assert nothing.context["form"].errors["plan"]
    plan = make_paper(DocumentKind.PLAN, "12", "KH-VKS", date(2026, 3, 3), sector.long_an)
    answered = below.post(page("delivery_answer", delivery), {"plan": "12 KH-VKS"})
    assert answered.status_code == 302
    delivery.refresh_from_db()
    assert delivery.plan == plan
    assert deadlines_of(delivery).get().state == "met"
    again = below.post(page("delivery_answer", delivery), {"plan": "12 KH-VKS"})
    assert again.status_code == 422
    foreign = launched.deliveries.get(unit=sector.ben_tre)
    assert below.get(page("delivery_answer", foreign)).status_code == 404
    assert below.post(page("delivery_record", foreign)).status_code == 404


def test_or_with_a_movement_of_its_own(
    below: Client, sector: SimpleNamespace, launched: Movement
) -> None:
    begun = below.get(page("movement_create"), {"parent": launched.public_id})
    form = begun.context["form"]
    assert launched.public_id in form["parent"].value()
    typed = TYPED | {name: form[name].value() for name in ("launcher", "parent", "kind")}
    below.post(page("movement_create"), typed | {"name": "Phong trào của Long An"})
    own = Movement.objects.get(launcher=sector.long_an)
    assert own.parent == launched
    launch_movement(movement_id=own.pk, actor=SYSTEM, at=NOW)
    delivery = launched.deliveries.get(unit=sector.long_an)
    sent = {"own_movement": own.public_id, "happened_at": "09:00 4/3/2026"}
    early = below.post(page("delivery_answer", delivery), sent)
    assert "trước khi phong trào được gửi" in early.text
    sent["happened_at"] = ""
    assert below.post(page("delivery_answer", delivery), sent).status_code == 302
    delivery.refresh_from_db()
    assert delivery.own_movement == own


def test_the_launcher_reminds_once_a_day_and_enters_for_units(
    office: Client, below: Client, sector: SimpleNamespace, launched: Movement
) -> None:
    assert below.get(page("movement_remind", launched)).status_code == 404
    assert office.post(page("movement_remind", launched)).status_code == 302
    assert Notification.objects.filter(text__startswith="Nhắc: ").count() == 1
    assert "nhắc 2 đơn vị về Phong trào thi đua năm 2026" in told(launched)
    again = office.post(page("movement_remind", launched))
    assert again.status_code == 422
    assert "Hôm nay đã nhắc" in again.text
    assert "đã nhắc 04/03/2026" in office.get(page("movement", launched)).text
    delivery = launched.deliveries.get(unit=sector.ben_tre)
    assert office.post(page("delivery_record", delivery), {"by": "Chánh VP"}).status_code == 302
    delivery.refresh_from_db()
    assert delivery.on_behalf_by
    assert office.post(page("delivery_record", delivery), {}).status_code == 422


def test_a_review_on_the_way_leaves_it_running_and_the_final_one_closes_it(
    office: Client, below: Client, launched: Movement
) -> None:
    address = page("movement_review", launched)
    assert below.get(address).status_code == 404
    typed = {"kind": "midway", "held_on": "4/3/2026"}
    empty = office.post(address, typed)
    assert empty.context["form"].errors["summary"]
    office.post(address, typed | {"summary": "15 đơn vị có mô hình hay"})
    launched.refresh_from_db()
    assert launched.state == "launched"
    assert office.post(address, typed | {"summary": "lần nữa"}).status_code == 422
    office.post(address, typed | {"kind": "final", "summary": "Hoàn thành"})
    launched.refresh_from_db()
    assert launched.state == "reviewed"
    shown = office.get(page("movement", launched)).text
    assert "Đã tổng kết" in shown
    assert "15 đơn vị có mô hình hay" in shown
    review = MovementReview.objects.get(kind="final")
    withdraw = page("movement_review_withdraw", review)
    assert below.post(withdraw, {"reason": "x"}).status_code == 404
    office.post(withdraw, {"reason": "ghi nhầm"})
    launched.refresh_from_db()
    assert launched.state == "launched"


def test_a_movement_is_published_and_taken_back(
    office: Client, below: Client, launched: Movement
) -> None:
    public = reverse("public:movement", args=[launched.public_id])
    assert "không cần đăng nhập" in office.get(page("movement_publish", launched)).text
    assert below.post(page("movement_publish", launched)).status_code == 404
    assert Client().get(public).status_code == 404
    office.post(page("movement_publish", launched))
    assert Client().get(public).status_code == 200
    assert office.post(page("movement_unpublish", launched), {"reason": ""}).status_code == 422
    assert Client().get(public).status_code == 200
    office.post(page("movement_unpublish", launched), {"reason": "ghi nhầm"})
    assert Client().get(public).status_code == 404
    assert office.post(page("movement_unpublish", launched), {"reason": "x"}).status_code == 422
    office.post(page("movement_cancel", launched), {"reason": "thay bằng phong trào khác"})
    assert "Đã hủy" in below.get(page("movement", launched)).text
