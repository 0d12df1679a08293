"""URL root: each face owns its addresses."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("thidua.desk.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
