"""Import of units and people; the year bundle of a cluster."""

from django.urls import path

from thidua.desk.views import annex, exchange, year_bundle

BUNDLE = "clusters/<pid:public_id>/bundle/"
FIGURES = "clusters/<pid:public_id>/figures/"

urlpatterns = [
    path(FIGURES, annex.figures_bring, name="figures_bring"),
    path(f"{FIGURES}decide/", annex.figures_decide, name="figures_decide"),
    path(f"{FIGURES}template.xlsx", annex.figures_template, name="figures_template"),
    path("import/", exchange.import_start, name="import"),
    path("import/template/<slug:kind>.xlsx", exchange.import_template, name="import_template"),
    path("import/<pid:public_id>/", exchange.import_run, name="import_run"),
    path("import/<pid:public_id>/apply/", exchange.import_apply, name="import_apply"),
    path("import/<pid:public_id>/undo/", exchange.import_undo, name="import_undo"),
    path(BUNDLE, year_bundle.cluster_bundle, name="cluster_bundle"),
    path(f"{BUNDLE}file/", year_bundle.cluster_bundle_file, name="cluster_bundle_file"),
    path(f"{BUNDLE}hand-over/", year_bundle.cluster_hand_over, name="cluster_hand_over"),
]
