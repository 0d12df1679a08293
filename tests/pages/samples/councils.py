"""Samples of sessions and votes: what the invented year of the demonstration holds of them."""

from tests.pages.samples import Sample, sample


def _session(kind: str) -> dict[str, object]:
    from thidua.councils.models import Session  # reason: the app registry is not ready

    found = Session.objects.filter(kind=kind, invented=True, year=2026).latest("id")
    return {"public_id": found.public_id}


def _ballot(kind: str) -> dict[str, object]:
    from thidua.councils.models import Ballot  # reason: the app registry is not ready

    found = Ballot.objects.filter(session__kind=kind, session__year=2026).latest("id")
    return {"public_id": found.public_id}


@sample("desk:session")
@sample("desk:session_close")
@sample("desk:session_minutes_write")
@sample("desk:question_put")
@sample("desk:ballot_prepare")
@sample("desk:session_pdf")
@sample("desk:session_docx")
def _cluster_session() -> Sample:
    return Sample(_session("cluster"))


@sample("desk:council")
@sample("desk:seat_give")
def _council() -> Sample:
    from thidua.councils.models import Council  # reason: the app registry is not ready

    return Sample({"public_id": Council.objects.filter(invented=True).latest("id").public_id})


@sample("desk:seat_end")
def _seat() -> Sample:
    from thidua.councils.models import CouncilMember  # reason: the app registry is not ready

    held = CouncilMember.objects.filter(council__invented=True, end=None).latest("id")
    return Sample({"public_id": held.public_id})


@sample("desk:question_take_back")
@sample("desk:conflict_declare")
def _question() -> Sample:
    from thidua.councils.models import Question  # reason: the app registry is not ready

    asked = Question.objects.filter(session__kind="cluster", session__year=2026, ballots=None)
    return Sample({"public_id": asked.latest("id").public_id})


@sample("desk:session_open")
def _called_session() -> Sample:
    return Sample(_session("council"))


@sample("desk:session_decide")
@sample("desk:session_roll")
def _meeting() -> Sample:
    return Sample(_session("meeting"))


@sample("desk:roll_mark")
def _entry() -> Sample:
    from thidua.councils.models import RollEntry  # reason: the app registry is not ready

    entry = RollEntry.objects.filter(session__kind="cluster", session__year=2026).first()
    assert entry is not None, "the cluster's session has a roll"
    return Sample(_session("cluster") | {"entry_id": entry.public_id})


@sample("desk:ballot")
@sample("desk:ballot_annul")
@sample("desk:ballot_rule")
def _cluster_ballot() -> Sample:
    return Sample(_ballot("cluster"))


@sample("desk:ballot_step")
def _step() -> Sample:
    return Sample(_ballot("cluster") | {"to": "closed"})


@sample("desk:ballot_count")
def _count() -> Sample:
    return Sample(_ballot("cluster") | {"place": 1})


@sample("desk:ballot_pdf")
@sample("desk:ballot_docx")
def _counted() -> Sample:
    return Sample(_ballot("meeting"))
