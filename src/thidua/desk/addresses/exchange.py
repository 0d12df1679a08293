"""Import of units and people."""

from django.urls import path

from thidua.desk.views import exchange

urlpatterns = [
    path("import/", exchange.import_start, name="import"),
    path("import/template/<slug:kind>.xlsx", exchange.import_template, name="import_template"),
    path("import/<pid:public_id>/", exchange.import_run, name="import_run"),
    path("import/<pid:public_id>/apply/", exchange.import_apply, name="import_apply"),
    path("import/<pid:public_id>/undo/", exchange.import_undo, name="import_undo"),
]
