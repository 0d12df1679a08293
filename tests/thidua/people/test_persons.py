from datetime import date

import pytest

from tests.support.counting import queries_of
from tests.support.invented import AT, DAY, actor_with, make_person, make_unit
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.actions import dissolve_unit, rename_unit
from thidua.org.models import Unit
from thidua.people.actions import begin_post, correct_person, create_person, end_post
from thidua.people.enums import Leadership, PostEnd, PostKind, Role, Sex
from thidua.people.models import Person, Post
from thidua.people.queries import (
    find_person,
    people_of_units,
    person_rows,
    persons_for,
    posts_of,
    search_persons,
)

NEW_YEAR = date(2024, 1, 1)


@pytest.fixture
def office(db) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ", since=date(2000, 1, 1))


@pytest.fixture
def person(db) -> Person:
    return make_person()


@pytest.fixture
def begin(office, person):
    def make(start: date = NEW_YEAR, **more) -> Post:
        facts = {
            "person_id": person.pk,
            "unit_id": office.pk,
            "position": "Kiểm sát viên",
            "actor": SYSTEM,
            "at": AT,
        }
        return begin_post(start=start, **(facts | more))

    return make


def test_two_of_one_name_in_one_unit_are_two_persons(office, begin):
    other = make_person("Nguyễn Thị Mẫu")
    begin()
    begin(person_id=other.pk)
    rows = people_of_units([office.pk], on=DAY)
    assert [row.person for row in rows] == ["Nguyễn Thị Mẫu"] * 2
    assert len({row.person_public_id for row in rows}) == 2
    found = search_persons(persons_for(actor_with(office)), "NGUYEN thi mẫu")
    assert found.count() == 2


def test_a_name_is_kept_composed_and_trimmed_and_is_never_empty(db):
    created = create_person(full_name="  Tra\u0302\u0300n   Văn Ví Dụ ", actor=SYSTEM, at=AT)
    assert created.full_name == "Trần Văn Ví Dụ"
    for empty in ("", " \t"):
        with pytest.raises(Refused, match=r"Chưa có họ và tên"):
            create_person(full_name=empty, actor=SYSTEM, at=AT)
        with pytest.raises(Refused, match=r"Chưa có họ và tên"):
            correct_person(person_id=created.pk, full_name=empty, actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match=r"dài 121 ký tự"):
        create_person(full_name="x" * 121, actor=SYSTEM, at=AT)


@pytest.mark.parametrize("year", [1849, 2025, 99999, -1])
def test_a_year_of_birth_that_cannot_be_is_refused(person, year):
    with pytest.raises(Refused, match=rf"Năm sinh {year} chưa đúng. Nhập năm từ 1850 đến 2024"):
        correct_person(person_id=person.pk, birth_year=year, actor=SYSTEM, at=AT)
    with pytest.raises(Refused):
        create_person(full_name="A", birth_year=year, actor=SYSTEM, at=AT)


def test_a_correction_names_in_words_what_it_mends(person):
    correct_person(person_id=person.pk, full_name="Nguyễn Thị  Mẫu", actor=SYSTEM, at=AT)
    assert not LedgerEntry.objects.filter(verb="person.corrected").exists()
    correct_person(
        person_id=person.pk, full_name="Ngô Thị Mẫu", sex=Sex.FEMALE, actor=SYSTEM, at=AT
    )
    (row, *_earlier) = entry_rows(entries_for_subject(person))
    assert row.sentence == "sửa họ và tên, giới tính trong hồ sơ của Ngô Thị Mẫu"


def test_a_second_regular_post_at_the_same_time_is_refused_with_the_first(begin):
    begin()
    other = make_unit("VKSND tỉnh Giả Định")
    with pytest.raises(Refused) as refusal:
        begin(date(2024, 3, 1), unit_id=other.pk)
    assert str(refusal.value) == (
        "Nguyễn Thị Mẫu đã giữ chức vụ tại VKSND tỉnh Ví Dụ từ 01/01/2024. Ghi ngày kết thúc của "
        "chức vụ ấy trước, hoặc chọn hình thức biệt phái, kiêm nhiệm."
    )
    with pytest.raises(Refused, match=r"đã giữ chức vụ"):
        begin(date(2023, 1, 1))
    assert Post.objects.count() == 1
    assert LedgerEntry.objects.filter(verb="post.begun").count() == 1


@pytest.mark.parametrize("kind", [PostKind.SECONDED, PostKind.CONCURRENT])
def test_somebody_may_be_seconded_or_hold_two_posts(begin, kind, person):
    begin()
    other = make_unit("VKSND tỉnh Giả Định")
    begin(date(2024, 2, 1), unit_id=other.pk, kind=kind, position="Phó Trưởng phòng")
    assert [row.kind for row in posts_of(person, on=DAY)] == [str(kind.label), "Biên chế"]


@pytest.mark.parametrize(
    ("start", "end", "clashes"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), False),
        (date(2023, 1, 1), date(2024, 1, 1), True),
        (date(2024, 6, 30), None, True),
        (date(2024, 7, 1), None, False),
        (date(2024, 3, 1), date(2024, 4, 1), True),
    ],
)
def test_posts_clash_when_they_share_a_day(begin, start, end, clashes):
    begin(end=date(2024, 6, 30))
    if clashes:
        with pytest.raises(Refused, match=r"từ 01/01/2024 đến 30/06/2024"):
            begin(start, end=end)
    else:
        assert begin(start, end=end).pk


def test_a_transfer_ends_one_post_and_begins_the_next_on_the_following_day(begin, person):
    post, other = begin(), make_unit("VKSND tỉnh Giả Định")
    end_post(post_id=post.pk, end=date(2024, 6, 30), reason=PostEnd.TRANSFER, actor=SYSTEM, at=AT)
    begin(date(2024, 7, 1), unit_id=other.pk)
    rows = posts_of(person, on=date(2024, 8, 1))
    assert [(row.unit, row.current, row.end_reason) for row in rows] == [
        ("VKSND tỉnh Giả Định", True, ""),
        ("VKSND tỉnh Ví Dụ", False, "Chuyển công tác"),
    ]


def test_days_out_of_order_and_second_endings_are_refused(begin):
    post = begin()
    ending = {"post_id": post.pk, "reason": PostEnd.RETIREMENT, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match=r"Ngày kết thúc 31/12/2023 trước ngày bắt đầu 01/01/2024"):
        end_post(end=date(2023, 12, 31), **ending)
    with pytest.raises(Refused, match=r"trước ngày bắt đầu"):
        begin(date(2025, 1, 2), end=date(2025, 1, 1))
    end_post(end=date(2024, 6, 30), **ending)
    with pytest.raises(Refused, match=r"đã kết thúc ngày 30/06/2024"):
        end_post(end=date(2024, 7, 1), **ending)
    assert end_post(end=date(2024, 5, 31), **ending).end == date(2024, 5, 31)


def test_a_post_has_a_position_and_lies_within_the_life_of_its_unit(office, begin):
    with pytest.raises(Refused, match=r"Chưa có chức vụ"):
        begin(position="  ")
    with pytest.raises(Refused, match=r"Ngày 31/12/1999 đơn vị VKSND tỉnh Ví Dụ chưa thành lập"):
        begin(date(1999, 12, 31))
    dissolve_unit(unit_id=office.pk, last_day=date(2024, 6, 30), actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match=r"Ngày 01/07/2024 đơn vị .* đã kết thúc"):
        begin(date(2024, 7, 1))
    for end in (None, date(2024, 7, 1)):
        with pytest.raises(Refused, match=r"kết thúc ngày 30/06/2024. Nhập ngày kết thúc chức vụ"):
            begin(end=end)
    assert begin(end=date(2024, 6, 30)).pk


def test_a_unit_bears_the_name_that_it_had_when_the_post_ended(office, begin, person):
    begin(date(2020, 1, 1), end=date(2022, 12, 31))
    begin(date(2023, 1, 1))
    rename_unit(
        unit_id=office.pk,
        name="VKSND tỉnh Thí Dụ",
        short_name="VKSND tỉnh Thí Dụ",
        since=date(2023, 6, 1),
        actor=SYSTEM,
        at=AT,
    )
    assert [row.unit for row in posts_of(person, on=DAY)] == [
        "VKSND tỉnh Thí Dụ",
        "VKSND tỉnh Ví Dụ",
    ]


def test_a_person_is_shown_with_the_highest_post_of_the_day(begin, person):
    begin()
    begin(
        date(2024, 2, 1),
        kind=PostKind.CONCURRENT,
        position="Chủ tịch Công đoàn",
        leadership=Leadership.HEAD,
    )
    begin(date(2024, 3, 1), kind=PostKind.CONCURRENT, position="Thành viên Tổ giúp việc")
    assert person_rows([person], on=DAY)[0].position == "Chủ tịch Công đoàn"
    assert person_rows([person], on=date(2024, 1, 15))[0].position == "Kiểm sát viên"
    assert person_rows([person], on=date(2023, 1, 15))[0].position == ""


def test_one_row_and_three_take_the_same_queries(office, begin):
    persons = [make_person(f"Nguyễn Văn {letter}") for letter in "ABC"]
    for place, person in enumerate(persons, start=1):
        begin(date(2024, 1, place), person_id=person.pk, end=date(2024, 2, place))
    for ask in (
        lambda count: person_rows(persons[:count], on=date(2024, 1, 20)),
        lambda count: people_of_units([office.pk], on=date(2024, 1, count)),
    ):
        assert len(ask(3)) == 3
        assert queries_of(lambda ask=ask: ask(1)) == queries_of(lambda ask=ask: ask(3))
    begin(date(2024, 3, 1), person_id=persons[0].pk, end=date(2024, 3, 2))
    begin(date(2024, 4, 1), person_id=persons[0].pk)
    one, three = (queries_of(lambda who=who: posts_of(who, on=DAY)) for who in persons[1::-1])
    assert one == three


def test_officers_keep_the_people_of_their_unit_and_of_those_below(office, begin, person):
    room = make_unit("Phòng 1", parent=office, since=date(2000, 1, 1))
    officer = actor_with(office, Role.UNIT_OFFICER)
    begin(unit_id=room.pk, actor=officer)
    create_person(full_name="Lê Văn Mẫu", unit_id=room.pk, actor=officer, at=AT)
    refused = {"actor": actor_with(room, Role.UNIT_OFFICER), "at": AT}
    with pytest.raises(NotPermitted):
        create_person(full_name="Lê Văn Mẫu", unit_id=office.pk, **refused)
    with pytest.raises(NotPermitted):
        create_person(full_name="Lê Văn Mẫu", **refused)
    with pytest.raises(NotPermitted):
        correct_person(person_id=person.pk, full_name="A", **refused)
    with pytest.raises(NotPermitted):
        begin(date(2025, 1, 1), actor=refused["actor"])


def test_unknown_and_forbidden_persons_look_the_same(office, person):
    assert find_person(actor_with(office), person.public_id) == person
    for actor, public_id in ((ANONYMOUS, person.public_id), (actor_with(office), "0" * 12)):
        with pytest.raises(NotFound):
            find_person(actor, public_id)
