"""The year's guidance and its duties."""

from django.urls import path

from thidua.desk.views import guidance, guidance_forms

urlpatterns = [
    path("guidance/", guidance.guidance_list, name="guidance_list"),
    path("guidance/new/", guidance_forms.guidance_enter, name="guidance_enter"),
    path("guidance/<pid:public_id>/<int:year>/", guidance.guidance_detail, name="guidance"),
    path(
        "guidance/<pid:public_id>/obligations/",
        guidance_forms.obligation_add,
        name="obligation_add",
    ),
    path("obligations/<pid:public_id>/", guidance.obligation_detail, name="obligation"),
    path(
        "obligations/<pid:public_id>/change/",
        guidance_forms.obligation_change,
        name="obligation_change",
    ),
    path(
        "obligations/<pid:public_id>/remove/",
        guidance_forms.obligation_remove,
        name="obligation_remove",
    ),
    path(
        "obligations/<pid:public_id>/units/<pid:unit_id>/",
        guidance_forms.obligation_hand_over,
        name="obligation_hand_over",
    ),
    path(
        "handovers/<pid:public_id>/withdraw/",
        guidance_forms.handover_withdraw,
        name="handover_withdraw",
    ),
]
