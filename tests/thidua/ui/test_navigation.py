from http import HTTPStatus
from importlib import import_module

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path

from thidua.ui.context import look
from thidua.ui.icons import ICONS
from thidua.ui.navigation import Place, entries


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


desk = (
    [
        path("", page, name="home"),
        path("units/", page, name="unit_list"),
        path("units/<int:number>/", page, name="unit_detail"),
        path("documents/", page, name="document_list"),
        path("docketing/", page, name="docketing"),
    ],
    "desk",
)
urlpatterns = [path("desk/", include(desk))]

PLACES = [
    Place("desk:home", "Việc", "house", alone=True),
    Place("desk:unit_list", "Đơn vị", "network", group=1),
    Place("desk:nowhere", "Chưa có", "x", group=1),
    Place("desk:document_list", "Văn bản", "file-text", group=2, also=("desk:docketing",)),
]


@pytest.fixture(autouse=True)
def _addresses() -> object:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_a_place_without_address_is_not_shown() -> None:
    shown = [entry.href for entry in entries(PLACES, path="/")]
    assert shown == ["/desk/", "/desk/units/", "/desk/documents/"]


def test_a_group_opens_once_and_never_first() -> None:
    assert [entry.opens_group for entry in entries(PLACES, path="/")] == [False, True, True]
    assert [entry.opens_group for entry in entries(PLACES[1:], path="/")] == [False, True]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/desk/", "/desk/"),
        ("/desk/units/", "/desk/units/"),
        ("/desk/units/7/", "/desk/units/"),
        ("/desk/docketing/", "/desk/documents/"),
        ("/desk/docketing/7/", "/desk/documents/"),
        ("/desk/else/", None),
        ("/", None),
    ],
)
def test_the_deepest_place_above_a_page_is_current(path: str, current: str | None) -> None:
    here = [entry.href for entry in entries(PLACES, path=path) if entry.current]
    assert here == ([current] if current else [])


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("x' onload", "light"), (None, "light")]
)
def test_the_theme_is_one_of_two_words_whatever_the_cookie_says(
    cookie: str | None, theme: str
) -> None:
    request = RequestFactory().get("/")
    if cookie:
        request.COOKIES["theme"] = cookie
    assert look(request)["theme"] == theme


@pytest.mark.parametrize("dotted", settings.NAVIGATION.values())
def test_the_faces_name_places_with_icons_that_exist(dotted: str) -> None:
    module, _, name = dotted.rpartition(".")
    places = getattr(import_module(module), name)
    assert {place.icon for place in places} <= ICONS.keys()
    assert len({place.url_name for place in places}) == len(places)
    assert sum(bool(place.short) for place in places) <= 4, "the bottom bar holds four and More"


class TestErrors:
    @pytest.fixture(autouse=True)
    def _real_addresses(self) -> object:
        with override_settings(ROOT_URLCONF="thidua.config.urls", DEBUG=False):
            yield

    def test_an_unknown_address_is_answered_gently(self, client: Client) -> None:
        response = client.get("/khong-co/", headers={"accept-language": "vi"})
        assert response.status_code == HTTPStatus.NOT_FOUND
        assert "Không tìm thấy trang" in response.content.decode()

    def test_an_unknown_address_is_answered_in_english_when_chosen(self, client: Client) -> None:
        client.cookies["django_language"] = "en"
        response = client.get("/khong-co/")
        assert "Page not found" in response.content.decode()
        assert '<html lang="en"' in response.content.decode()

    def test_a_form_from_a_lost_session_says_what_to_do(self) -> None:
        client = Client(enforce_csrf_checks=True)
        response = client.post("/i18n/setlang/", {"language": "en"})
        assert response.status_code == HTTPStatus.FORBIDDEN
        assert "tải lại trang rồi gửi lần nữa" in response.content.decode()
