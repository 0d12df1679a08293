import pytest
from django.http import QueryDict

from thidua.ui.lists import Column, Listing, page_links

COLUMNS = [
    Column("name", "Tên", sortable=True),
    Column("sent", "Ngày", sortable=True, align="r"),
    Column("note", "Ghi chú"),
]


def listing(address: str, default: str = "name") -> Listing:
    return Listing.read(QueryDict(address), COLUMNS, default=default)


def test_an_empty_address_gives_the_default_order() -> None:
    read = listing("", default="-sent")
    assert (read.query, read.sort, read.descending, read.page) == ("", "sent", True, 1)


@pytest.mark.parametrize("sort", ["note", "owner__password", "-note", "--name", "name,sent"])
def test_an_order_that_is_not_offered_is_dropped(sort: str) -> None:
    read = listing(f"sort={sort}")
    assert (read.sort, read.descending) == ("name", False)


@pytest.mark.parametrize(
    ("page", "number"), [("3", 3), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("", 1)]
)
def test_a_page_that_is_no_number_is_the_first(page: str, number: int) -> None:
    assert listing(f"page={page}").page == number


def test_changing_the_order_keeps_filters_and_leaves_the_page() -> None:
    address = listing("q=vi+du&unit=7&page=4").address(sort="-sent")
    assert QueryDict(address[1:]).dict() == {"q": "vi du", "unit": "7", "sort": "-sent"}


def test_changing_the_page_keeps_everything_else() -> None:
    address = listing("q=vi&sort=sent&page=4").address(page=5)
    assert QueryDict(address[1:]).dict() == {"q": "vi", "sort": "sent", "page": "5"}


def test_a_filter_can_be_dropped() -> None:
    assert listing("q=vi&unit=7").address(unit=None) == "?q=vi"


def test_the_sorted_header_turns_round_and_says_its_order() -> None:
    name, sent, note = listing("sort=name").headers()
    assert (name.order, QueryDict(name.href[1:])["sort"]) == ("ascending", "-name")
    assert (sent.order, QueryDict(sent.href[1:])["sort"]) == ("", "sent")
    assert (note.order, note.href) == ("", "")
    turned, *_ = listing("sort=-name").headers()
    assert (turned.order, QueryDict(turned.href[1:])["sort"]) == ("descending", "name")


def test_a_filter_form_carries_what_it_does_not_show() -> None:
    read = listing("q=a&sort=sent&unit=7&unit=8&year=2020&page=2")
    assert read.kept("year") == [("sort", "sent"), ("unit", "7"), ("unit", "8")]


def test_a_page_beyond_the_last_is_the_last() -> None:
    page = listing("page=99").paginate(range(30), size=10)
    assert list(page) == list(range(20, 30))


def test_pages_between_far_ones_are_an_ellipsis_without_address() -> None:
    read = listing("page=10&q=vi")
    links = page_links(read.paginate(range(200), size=10), read)
    assert [link.label for link in links] == ["1", "…", "9", "10", "11", "…", "20"]
    assert [link.href for link in links if link.label == "…"] == ["", ""]
    assert [link.label for link in links if link.current] == ["10"]
