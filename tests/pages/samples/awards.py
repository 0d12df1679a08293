"""Samples of the register of awards."""

from tests.pages.samples import Sample, sample


def award(**known: object) -> str:
    from thidua.awards.models import Award  # reason: the app registry is not ready

    return Award.objects.filter(**known).latest("id").public_id


@sample("desk:award_correct")
def _own_award() -> Sample:
    return Sample({"public_id": award(award="giay-khen", subject_kind="person")})


@sample("desk:award")
@sample("desk:award_cancel")
def _award() -> Sample:
    return Sample({"public_id": award(award="cstd-co-so", year=2024)})


@sample("desk:award#cancelled")
@sample("desk:award_restore")
def _cancelled() -> Sample:
    return Sample({"public_id": award(state="cancelled")})


@sample("desk:coverage_withdraw")
def _coverage() -> Sample:
    from thidua.awards.models import RegisterCoverage  # reason: the app registry is not ready

    return Sample({"public_id": RegisterCoverage.objects.latest("id").public_id})


@sample("public:award_list")
def _public_list() -> Sample:
    return Sample(query="q=vi+du+long+an")


@sample("public:verify_award")
def _verify() -> Sample:
    return Sample({"code": award(award="bang-khen-nganh", year=2020)})


@sample("public:verify_award#cancelled")
def _verify_cancelled() -> Sample:
    return Sample({"code": award(state="cancelled")})


@sample("public:verify_award#unknown")
def _verify_unknown() -> Sample:
    return Sample({"code": "000000000000"})
