from datetime import date

import pytest

from tests.support.counting import queries_of
from tests.support.invented import AT, actor_with, make_unit
from tests.thidua.exchange.conftest import nothing_is_saved
from tests.thidua.exchange.files import PEOPLE_HEADER, book, person
from thidua.exchange.actions import ImportRefused, apply_import
from thidua.exchange.queries import Preview, preview_import
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.errors import NotPermitted
from thidua.ledger.queries import latest_entries
from thidua.org.models import Unit
from thidua.people.enums import Role
from thidua.people.models import Account, Person, Post

NOW = clock.moment(date(2026, 3, 2), 9)
THREE = [person("Nguyễn Thị Mẫu"), person("Trần Văn Ví Dụ"), person("Lê Thị Giả Định")]


def preview(content: bytes, *, name: str = "nguoi.xlsx", actor: Actor = SYSTEM) -> Preview:
    return preview_import(kind="people", name=name, content=content, actor=actor, at=NOW)


def people(*rows, header=PEOPLE_HEADER, **options) -> bytes:
    return book(header, *rows, **options)


def enter(content: bytes, *, actor: Actor = SYSTEM):
    return apply_import(kind="people", name="nguoi.xlsx", content=content, actor=actor, at=NOW)


def only_error(content: bytes, **options):
    """Both the dry run and the import tell the same, and save nothing."""
    with nothing_is_saved():
        [error] = preview(content, **options).errors
        with pytest.raises(ImportRefused) as refused:
            enter(content)
    assert str(error) in str(refused.value)
    return error


def test_three_people_come_with_their_posts(agency: Unit) -> None:
    content = people(*THREE)
    with nothing_is_saved():
        assert [row.title for row in preview(content).new] == [row[0] for row in THREE]
    applied = enter(content)
    assert Person.objects.count() == 3
    post = Post.objects.get(person__full_name="Nguyễn Thị Mẫu")
    assert (post.unit, post.position, post.start) == (agency, "Chuyên viên", date(2025, 7, 1))
    assert (post.person.sex, post.person.birth_year) == ("nu", 1985)
    assert applied.run is not None
    assert applied.run.rows.count() == 6
    [told] = [each for each in latest_entries() if each.verb == "import.applied"]
    assert told.content["payload"]["count"] == 3


def test_the_same_file_again_changes_nothing_and_says_so(agency: Unit) -> None:
    content = people(*THREE)
    first = enter(content)
    with nothing_is_saved():
        again = enter(content)
    assert again.already
    assert again.run == first.run
    assert preview(content).earlier == first.run.public_id


def test_rows_that_are_there_are_told_and_left(agency: Unit) -> None:
    enter(people(THREE[0]))
    seen = preview(people(*THREE))
    assert [row.title for row in seen.present] == ["Nguyễn Thị Mẫu"]
    assert [row.title for row in seen.new] == ["Trần Văn Ví Dụ", "Lê Thị Giả Định"]
    enter(people(*THREE))
    assert Person.objects.count() == 3


def test_the_same_name_in_another_post_is_worth_a_look(agency: Unit) -> None:
    enter(people(THREE[0]))
    [note] = preview(people(person("Nguyễn Thị Mẫu", position="Kế toán"))).notes
    assert note.cell == "A2"
    assert "Chuyên viên" in str(note)


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        (person("Mẫu", since="32/13/2020"), "F3", "không có tháng 13"),
        (person("Mẫu", since="31/02/2020"), "F3", "tháng 2 năm 2020 không có ngày 31"),
        (person("Mẫu", since=""), "F3", "“Từ ngày” để trống"),
        (person("Mẫu", unit="VKSND tỉnh Mẩu Giả"), "D3", "Không có đơn vị “VKSND tỉnh Mẩu Giả”"),
        (person("Mẫu", since=date(2010, 1, 1)), "D3", "vào ngày 01/01/2010"),
        (person("", since="01/07/2025"), "A3", "“Họ và tên” để trống"),
        (person("Mẫu", sex="X"), "B3", "Chọn một trong: Nam, Nữ"),
        (person("Mẫu", year="85"), "C3", "từ 1900 đến 2011"),
        (person("Mẫu" * 50), "A3", "dài quá 120 ký tự"),
        (person("Trần Văn Ví Dụ"), "A3", "trùng với ô A2"),
    ],
)
def test_a_wrong_cell_is_named_with_its_mend(agency: Unit, row, cell: str, said: str) -> None:
    error = only_error(people(THREE[1], row))
    assert error.where == f"Trang tính “Người”, ô {cell}"
    assert said in str(error)
    assert error.mend


def test_all_errors_come_at_once(agency: Unit) -> None:
    rows = [person("A", since="x"), person("B", unit="Y"), person("C", year="z")]
    with nothing_is_saved():
        assert [error.cell for error in preview(people(*rows)).errors] == ["F2", "D3", "C4"]


def test_what_looks_like_a_formula_stays_text(agency: Unit) -> None:
    enter(people(person('=HYPERLINK("http://x")')))
    assert Person.objects.get().full_name == '=HYPERLINK("http://x")'


def test_days_numbers_and_gaps_as_excel_has_them(agency: Unit) -> None:
    header = ("TT", "HỌ TÊN", "Nam/Nữ", "Năm  sinh", "Đơn vị công tác", "Chức danh", "Từ ngày (*)")
    row = (1, "Nguyễn  Thị Mẫu ", "nu", 1985.0, "vksnd tinh mau", "Kế toán", date(2025, 7, 1))
    content = book(("DANH SÁCH CÁN BỘ",), (), header, (), row, ())
    assert preview(content).errors == ()
    enter(content)
    post = Post.objects.select_related("person").get()
    assert (post.person.full_name, post.start) == ("Nguyễn Thị Mẫu", date(2025, 7, 1))


def test_namesakes_ask_for_their_place(agency: Unit) -> None:
    for name in ("VKSND tỉnh Một", "VKSND tỉnh Hai"):
        make_unit("Phòng Mẫu", parent=make_unit(name))
    error = only_error(people(person("Mẫu", unit="Phòng Mẫu")))
    assert error.cell == "D2"
    assert "Phòng Mẫu (VKSND tỉnh Hai); Phòng Mẫu (VKSND tỉnh Một)" in error.mend
    enter(people(person("Mẫu", unit="Phòng Mẫu (VKSND tỉnh Hai)")))
    assert Post.objects.get().unit.latest_place == "VKSND tỉnh Hai"


def test_an_account_waits_for_its_link(agency: Unit) -> None:
    content = book((*PEOPLE_HEADER, "Tên đăng nhập"), (*person("Mẫu"), "Mau.Nguyen"))
    enter(content)
    account = Account.objects.get()
    assert account.username == "mau.nguyen"
    assert not account.has_usable_password()
    other = book((*PEOPLE_HEADER, "Tên đăng nhập"), (*person("Khác"), "mau.nguyen"))
    assert only_error(other).cell == "G2"


def test_an_officer_enters_people_of_the_own_unit_alone(agency: Unit) -> None:
    make_unit("VKSND tỉnh Khác")
    officer = actor_with(agency, Role.UNIT_OFFICER)
    content = people(person("Mẫu", unit="VKSND tỉnh Khác"))
    [error] = preview(content, actor=officer).errors
    assert error.cell == "D2"
    assert "chưa được giao quyền" in str(error)
    enter(people(THREE[0]), actor=officer)
    assert Person.objects.count() == 1


def test_somebody_without_a_role_imports_nothing(agency: Unit) -> None:
    with pytest.raises(NotPermitted):
        preview(people(THREE[0]), actor=actor_with(agency, Role.RECORDS_CLERK))
    with pytest.raises(NotPermitted):
        apply_import(
            kind="units",
            name="a.xlsx",
            content=b"",
            actor=actor_with(agency, Role.UNIT_OFFICER),
            at=AT,
        )


def test_three_rows_ask_no_more_than_one(agency: Unit) -> None:
    one, three = people(THREE[0]), people(*THREE)
    assert queries_of(lambda: preview(one)) == queries_of(lambda: preview(three)) <= 8
