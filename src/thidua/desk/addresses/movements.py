"""Movements and their cascade."""

from django.urls import path

from thidua.desk.views import movement_answers, movement_forms, movements

urlpatterns = [
    path("movements/", movements.movement_list, name="movement_list"),
    path("movements/new/", movement_forms.movement_create, name="movement_create"),
    path("movements/<pid:public_id>/", movements.movement_detail, name="movement"),
    path(
        "movements/<pid:public_id>/correct/",
        movement_forms.movement_correct,
        name="movement_correct",
    ),
    path(
        "movements/<pid:public_id>/contents/",
        movement_forms.movement_contents,
        name="movement_contents",
    ),
    path(
        "movements/<pid:public_id>/launch/", movement_forms.movement_launch, name="movement_launch"
    ),
    path(
        "movements/<pid:public_id>/cancel/", movement_forms.movement_cancel, name="movement_cancel"
    ),
    path(
        "movements/<pid:public_id>/publish/",
        movement_forms.movement_publish,
        name="movement_publish",
    ),
    path(
        "movements/<pid:public_id>/unpublish/",
        movement_forms.movement_unpublish,
        name="movement_unpublish",
    ),
    path(
        "movements/<pid:public_id>/remind/",
        movement_answers.movement_remind,
        name="movement_remind",
    ),
    path(
        "movements/<pid:public_id>/reviews/",
        movement_answers.movement_review,
        name="movement_review",
    ),
    path(
        "movement-reviews/<pid:public_id>/withdraw/",
        movement_answers.movement_review_withdraw,
        name="movement_review_withdraw",
    ),
    path(
        "deliveries/<pid:public_id>/acknowledge/",
        movements.delivery_acknowledge,
        name="delivery_acknowledge",
    ),
    path(
        "deliveries/<pid:public_id>/answer/",
        movement_answers.delivery_answer,
        name="delivery_answer",
    ),
    path(
        "deliveries/<pid:public_id>/record/",
        movement_answers.delivery_record,
        name="delivery_record",
    ),
]
