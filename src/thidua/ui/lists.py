"""What the address of a list says: words sought, filters, order, page; and links that change it.

Everything a list shows is in its address, so it can be sent, kept and exported as it stands.
Knows nothing of the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import Promise

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    label: str | Promise
    sortable: bool = False
    align: str = ""
    """Empty, ``r`` for figures or ``c``."""
    silent: bool = False
    """The label is only read aloud, for columns of buttons."""


@dataclass(frozen=True, slots=True)
class Header:
    column: Column
    href: str
    order: str
    """``ascending``, ``descending`` or empty: the value of ``aria-sort``."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One reading of an address; ``read`` makes it and drops what it does not understand."""

    query: str
    sort: str
    descending: bool
    page: int
    columns: Sequence[Column]
    params: QueryDict = field(repr=False)

    @classmethod
    def read(cls, params: QueryDict, columns: Sequence[Column], *, default: str = "") -> "Listing":
        """From ``request.GET``: ``q``, ``sort`` (a minus before it turns it round), ``page``."""
        asked = params.get("sort", "") or default
        key = asked.removeprefix("-")
        if key not in {column.key for column in columns if column.sortable}:
            asked = default
        page = params.get("page", "")
        return cls(
            query=params.get("q", "").strip(),
            sort=asked.removeprefix("-"),
            descending=asked.startswith("-"),
            page=max(1, int(page)) if page.isascii() and page.isdigit() else 1,
            columns=columns,
            params=params,
        )

    def address(self, **changes: str | int | None) -> str:
        """The same list with parameters changed; None drops one.

        Changing anything else than the page goes back to the first page.
        """
        params = self.params.copy()
        if "page" not in changes:
            params.pop("page", None)
        for name, value in changes.items():
            if value is None:
                params.pop(name, None)
            else:
                params[name] = str(value)
        return "?" + params.urlencode()

    def headers(self) -> list[Header]:
        """Columns with the link that sorts by each, turned round on the sorted one."""
        made = []
        for column in self.columns:
            sorted_here = column.sortable and column.key == self.sort
            order = ("descending" if self.descending else "ascending") if sorted_here else ""
            turn = "-" if order == "ascending" else ""
            href = self.address(sort=turn + column.key) if column.sortable else ""
            made.append(Header(column, href, order))
        return made

    def kept(self, *names: str) -> list[tuple[str, str]]:
        """Parameters a filter form must carry on as hidden fields; ``names`` are its own."""
        return [
            (name, value)
            for name, values in self.params.lists()
            if name not in {"page", "q", *names}
            for value in values
        ]

    def paginate(self, rows: Any, *, size: int = PAGE_SIZE) -> "Page[Any]":
        """The page asked for, the last one if there are fewer."""
        return Paginator(rows, size).get_page(self.page)


@dataclass(frozen=True, slots=True)
class PageLink:
    label: str
    href: str
    current: bool


def page_links(page: "Page[Any]", listing: Listing) -> list[PageLink]:
    """Numbers of the pager, gaps as an ellipsis without address."""
    links = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        gap = not isinstance(number, int)
        href = "" if gap else listing.address(page=number)
        links.append(PageLink(str(number), href, number == page.number))
    return links
