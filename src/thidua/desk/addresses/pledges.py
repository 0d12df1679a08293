"""Pledges, from the first draft to the signed paper."""

from django.urls import path

from thidua.desk.views import pledge_forms, pledge_opinions, pledge_steps, pledges

ONE = "pledges/<pid:public_id>/"
CLAUSE = "pledge-clauses/<pid:public_id>/"
COMMENT = "pledge-comments/<pid:public_id>/"

urlpatterns = [
    path("clusters/<pid:public_id>/pledge/", pledge_forms.pledge_open, name="pledge_open"),
    path("clusters/<pid:public_id>/appendix/", pledge_forms.appendix_open, name="appendix_open"),
    path(ONE, pledges.pledge_detail, name="pledge"),
    path(f"{ONE}opinions/", pledges.pledge_opinions, name="pledge_opinions"),
    path(f"{ONE}versions/", pledges.pledge_versions, name="pledge_versions"),
    path(f"{ONE}versions/<int:number>/", pledges.pledge_version, name="pledge_version"),
    path(f"{ONE}signing/", pledges.pledge_signing, name="pledge_signing"),
    *(
        path(f"{ONE}{word}.{form}", view, {"form": form}, name=f"{name}_{form}")
        for word, name, view in (
            ("pledge", "pledge", pledges.pledge_file),
            ("opinions", "pledge_opinions", pledges.pledge_comments_file),
        )
        for form in ("pdf", "docx")
    ),
    path(f"{ONE}head/", pledge_forms.pledge_head, name="pledge_head"),
    path(f"{ONE}clauses/", pledge_forms.pledge_clause_add, name="pledge_clause_add"),
    path(f"{CLAUSE}change/", pledge_forms.pledge_clause_change, name="pledge_clause_change"),
    path(f"{CLAUSE}move/", pledge_forms.pledge_clause_move, name="pledge_clause_move"),
    path(f"{CLAUSE}remove/", pledge_forms.pledge_clause_remove, name="pledge_clause_remove"),
    path(f"{ONE}comment/", pledge_opinions.pledge_comment, name="pledge_comment"),
    path(f"{ONE}assent/", pledge_opinions.pledge_assent, name="pledge_assent"),
    path(f"{ONE}reply/", pledge_opinions.pledge_reply, name="pledge_reply"),
    path(f"{ONE}reply/confirm/", pledge_opinions.pledge_reply_confirm, name="pledge_reply_confirm"),
    path(f"{COMMENT}answer/", pledge_opinions.pledge_comment_answer, name="pledge_comment_answer"),
    path(f"{COMMENT}see/", pledge_opinions.pledge_comment_see, name="pledge_comment_see"),
    path(
        f"{COMMENT}withdraw/",
        pledge_opinions.pledge_comment_withdraw,
        name="pledge_comment_withdraw",
    ),
    *(
        path(f"{ONE}{word}/", view, name=f"pledge_{word}")
        for word, view in {
            "send": pledge_steps.pledge_send,
            "settle": pledge_steps.pledge_settle,
            "reopen": pledge_steps.pledge_reopen,
            "signatories": pledge_steps.pledge_signatories,
            "freeze": pledge_steps.pledge_freeze,
            "start": pledge_steps.pledge_start,
            "withdraw": pledge_steps.pledge_withdraw,
        }.items()
    ),
]
