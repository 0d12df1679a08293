"""Import of units and people; the year bundle of a cluster."""

from django.urls import path

from thidua.desk.views import exchange, year_bundle

BUNDLE = "clusters/<pid:public_id>/bundle/"

urlpatterns = [
    path("import/", exchange.import_start, name="import"),
    path("import/template/<slug:kind>.xlsx", exchange.import_template, name="import_template"),
    path("import/<pid:public_id>/", exchange.import_run, name="import_run"),
    path("import/<pid:public_id>/apply/", exchange.import_apply, name="import_apply"),
    path("import/<pid:public_id>/undo/", exchange.import_undo, name="import_undo"),
    path(BUNDLE, year_bundle.cluster_bundle, name="cluster_bundle"),
    path(f"{BUNDLE}file/", year_bundle.cluster_bundle_file, name="cluster_bundle_file"),
    path(f"{BUNDLE}hand-over/", year_bundle.cluster_hand_over, name="cluster_hand_over"),
]
