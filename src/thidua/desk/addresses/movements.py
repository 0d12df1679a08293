"""Movements and their cascade."""

from django.urls import path

from thidua.desk.views import movements

urlpatterns = [
    path("movements/", movements.movement_list, name="movement_list"),
    path("movements/<pid:public_id>/", movements.movement_detail, name="movement"),
    path(
        "deliveries/<pid:public_id>/acknowledge/",
        movements.delivery_acknowledge,
        name="delivery_acknowledge",
    ),
]
