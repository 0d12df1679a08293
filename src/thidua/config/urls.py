"""URL root: each face owns its addresses."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from thidua.kernel.identifiers import PublicIdConverter

register_converter(PublicIdConverter, "pid")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("thidua.public.urls")),
    path("accounts/", include("thidua.desk.addresses.sign_in")),
    path("desk/", include("thidua.desk.urls")),
    path("hall/", include("thidua.hall.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
