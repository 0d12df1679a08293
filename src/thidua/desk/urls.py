"""Addresses of the desk, gathered from ``addresses``."""

from django.urls import include, path

from thidua.desk.views.home import home
from thidua.desk.views.search import search
from thidua.desk.views.ui_page import ui_page

app_name = "desk"

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("ui/", ui_page, name="ui"),
    path("", include("thidua.desk.addresses.org")),
    path("", include("thidua.desk.addresses.people")),
    path("", include("thidua.desk.addresses.clusters")),
    path("", include("thidua.desk.addresses.conferences")),
    path("", include("thidua.desk.addresses.documents")),
    path("", include("thidua.desk.addresses.movements")),
    path("", include("thidua.desk.addresses.guidance")),
    path("", include("thidua.desk.addresses.pledges")),
    path("", include("thidua.desk.addresses.signatures")),
    path("", include("thidua.desk.addresses.registrations")),
    path("", include("thidua.desk.addresses.records")),
    path("", include("thidua.desk.addresses.councils")),
    path("", include("thidua.desk.addresses.sessions")),
    path("", include("thidua.desk.addresses.scoring")),
    path("", include("thidua.desk.addresses.awards")),
    path("", include("thidua.desk.addresses.decisions")),
    path("", include("thidua.desk.addresses.diary")),
    path("", include("thidua.desk.addresses.deadlines")),
    path("", include("thidua.desk.addresses.news")),
    path("", include("thidua.desk.addresses.years")),
    path("", include("thidua.desk.addresses.exchange")),
    path("", include("thidua.desk.addresses.ledger")),
    path("", include("thidua.desk.addresses.administration")),
]
