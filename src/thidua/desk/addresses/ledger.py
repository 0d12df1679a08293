"""The ledger, whole and of one thing."""

from django.urls import path

from thidua.desk.views import audit

urlpatterns = [
    path("ledger/", audit.ledger, name="ledger"),
    path("ledger/<str:kind>/<pid:public_id>/", audit.audit, name="audit"),
]
