"""Samples of pledges: the appendix that takes comments, and the signed pledge of its year."""

from tests.pages.samples import Sample, sample
from tests.pages.samples.house import newest


def draft() -> dict[str, object]:
    return newest("pledges", "Pledge", kind="appendix", state="drafting")


@sample("desk:pledge_open")
@sample("desk:appendix_open")
def _year() -> Sample:
    return Sample(newest("clusters", "ClusterYear", demonstration=True, year=2026))


@sample("desk:pledge")
@sample("desk:pledge_opinions")
@sample("desk:pledge_versions")
@sample("desk:pledge_signing")
@sample("desk:pledge_pdf")
@sample("desk:pledge_docx")
@sample("desk:pledge_opinions_pdf")
@sample("desk:pledge_opinions_docx")
@sample("desk:pledge_head")
@sample("desk:pledge_clause_add")
@sample("desk:pledge_comment")
@sample("desk:pledge_assent")
@sample("desk:pledge_reply")
@sample("desk:pledge_reply_confirm")
@sample("desk:pledge_send")
@sample("desk:pledge_settle")
@sample("desk:pledge_reopen")
@sample("desk:pledge_signatories")
@sample("desk:pledge_freeze")
@sample("desk:pledge_start")
@sample("desk:pledge_withdraw")
@sample("public:pledge")
def _draft() -> Sample:
    return Sample(draft())


@sample("desk:pledge_version")
def _version() -> Sample:
    return Sample(draft() | {"number": 1})


@sample("desk:pledge#signed")
@sample("hall:signing_wall")
@sample("hall:signing_wall_tiles")
def _signed() -> Sample:
    return Sample(
        newest(
            "pledges",
            "Pledge",
            kind="main",
            cluster_year__demonstration=True,
            cluster_year__year=2026,
        )
    )


@sample("desk:pledge_clause_change")
@sample("desk:pledge_clause_move")
@sample("desk:pledge_clause_remove")
def _clause() -> Sample:
    return Sample(newest("pledges", "PledgeClause", code="A3.1", pledge__kind="appendix"))


@sample("desk:pledge_comment_answer")
@sample("desk:pledge_comment_see")
@sample("desk:pledge_comment_withdraw")
def _comment() -> Sample:
    return Sample(newest("pledges", "PledgeComment", clause_code="A3.1"))
