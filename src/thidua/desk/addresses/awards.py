"""The register of awards."""

from django.urls import path

from thidua.desk.views import award_forms, awards

urlpatterns = [
    path("awards/", awards.award_list, name="award_list"),
    path("awards/enter/", award_forms.award_enter, name="award_enter"),
    path("awards/coverage/", awards.coverage_list, name="coverage_list"),
    path("awards/coverage/declare/", award_forms.coverage_declare, name="coverage_declare"),
    path(
        "awards/coverage/<pid:public_id>/withdraw/",
        award_forms.coverage_withdraw,
        name="coverage_withdraw",
    ),
    path("awards/<pid:public_id>/", awards.award_detail, name="award"),
    *(
        path(f"awards/<pid:public_id>/{word}/", view, name=f"award_{word}")
        for word, view in {
            "correct": award_forms.award_correct,
            "cancel": award_forms.award_cancel,
            "restore": award_forms.award_restore,
        }.items()
    ),
]
