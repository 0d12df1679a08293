"""Samples of decisions on awards and their certificates."""

from tests.pages.samples import Sample, sample


def decision(title: str) -> dict[str, object]:
    from thidua.commendations.models import Decision  # reason: the app registry is not ready

    return {"public_id": Decision.objects.get(document__title__contains=title).public_id}


@sample("desk:decision")
@sample("desk:decision_publish")
@sample("desk:decision_certify")
@sample("desk:decision_cancel")
def _published() -> Sample:
    return Sample(decision("chuyên đề năm 2026"))


@sample("desk:decision#draft")
@sample("desk:decision_add")
@sample("desk:decision_submit")
def _draft() -> Sample:
    return Sample(decision("Chiến sĩ thi đua cơ sở"))


@sample("desk:decision_recall")
@sample("desk:decision_ask")
@sample("desk:decision_number")
@sample("desk:decision_sign")
def _submitted() -> Sample:
    return Sample(decision("Lao động tiên tiến năm 2026"))


@sample("desk:decision_drop")
def _line() -> Sample:
    from thidua.commendations.models import DecisionLine  # reason: the app registry is not ready

    line = DecisionLine.objects.get(decision__document__title__contains="Chiến sĩ thi đua cơ sở")
    return Sample({"public_id": line.decision.public_id, "line_id": line.public_id})


@sample("desk:decision_correct")
def _given() -> Sample:
    from thidua.commendations.models import DecisionLine  # reason: the app registry is not ready

    line = DecisionLine.objects.filter(given__isnull=False).latest("id")
    assert line.given is not None
    return Sample({"public_id": line.decision.public_id, "award_id": line.given.public_id})


@sample("desk:decision_paper")
def _paper() -> Sample:
    return Sample(decision("chuyên đề năm 2026") | {"form": "pdf"})


@sample("desk:decision_certificates")
def _certificates() -> Sample:
    return Sample(decision("chuyên đề năm 2026") | {"part": 1})


@sample("desk:certificate_reissue")
def _certificate() -> Sample:
    return Sample({"public_id": _code()})


@sample("public:verify_award#certificate")
def _scanned() -> Sample:
    return Sample({"code": _code()})


def _code() -> str:
    from thidua.commendations.models import Certificate  # reason: the app registry is not ready

    return Certificate.objects.latest("id").public_id
