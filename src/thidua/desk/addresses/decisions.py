"""Decisions on awards and their certificates."""

from django.urls import path

from thidua.desk.views import (
    decision_forms,
    decision_from_session,
    decision_papers,
    decision_steps,
    decisions,
)

urlpatterns = [
    path("decisions/", decisions.decision_list, name="decision_list"),
    path("decisions/draft/", decision_forms.decision_draft, name="decision_draft"),
    path(
        "sessions/<pid:public_id>/decision/",
        decision_from_session.session_decide,
        name="session_decide",
    ),
    path("decisions/<pid:public_id>/", decisions.decision_detail, name="decision"),
    *(
        path(f"decisions/<pid:public_id>/{word}/", view, name=f"decision_{word}")
        for word, view in {
            "add": decision_forms.decision_add,
            "submit": decision_steps.decision_submit,
            "recall": decision_steps.decision_recall,
            "number": decision_steps.decision_number,
            "ask": decision_steps.decision_ask,
            "sign": decision_steps.decision_sign,
            "publish": decision_steps.decision_publish,
            "cancel": decision_steps.decision_cancel,
            "certify": decision_steps.decision_certify,
        }.items()
    ),
    path(
        "decisions/<pid:public_id>/lines/<pid:line_id>/drop/",
        decision_forms.decision_drop,
        name="decision_drop",
    ),
    path(
        "decisions/<pid:public_id>/awards/<pid:award_id>/correct/",
        decision_forms.decision_correct,
        name="decision_correct",
    ),
    path(
        "decisions/<pid:public_id>/paper.<str:form>",
        decision_papers.decision_paper,
        name="decision_paper",
    ),
    path(
        "decisions/<pid:public_id>/certificates-<int:part>.pdf",
        decision_papers.decision_certificates,
        name="decision_certificates",
    ),
    path(
        "decisions/certificates/<pid:public_id>/reissue/",
        decision_forms.certificate_reissue,
        name="certificate_reissue",
    ),
]
