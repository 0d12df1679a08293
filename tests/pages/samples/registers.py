"""Samples of registrations and yearly ratings."""

from tests.pages.samples import Sample, sample
from tests.pages.samples.house import newest, unit


@sample("desk:registration_summary")
@sample("desk:registration_summary_pdf")
@sample("desk:registration_summary_docx")
@sample("desk:registration_deadline")
def _summary() -> Sample:
    return Sample(newest("clusters", "ClusterYear", demonstration=True))


@sample("desk:registration_sheet")
@sample("desk:registration_add_award")
@sample("desk:registration_add_initiative")
@sample("desk:registration_send")
@sample("desk:registration_approve")
def _sheet() -> Sample:
    return _sheet_of("VKSND tỉnh Vĩnh Long")


@sample("desk:registration_sheet#waiting")
def _waiting_sheet() -> Sample:
    return _sheet_of("VKSND tỉnh An Giang")


@sample("desk:registration_change")
@sample("desk:registration_drop")
def _returned() -> Sample:
    return Sample(newest("registrations", "Registration", state="returned"))


@sample("desk:registration_return")
def _waiting() -> Sample:
    return Sample(newest("registrations", "Registration", state="sent"))


def _sheet_of(name: str) -> Sample:
    year = newest("clusters", "ClusterYear", demonstration=True)
    return Sample(year | {"unit": unit(name)["public_id"]})


@sample("desk:unit_ratings")
@sample("desk:rating_enter")
def _rated_unit() -> Sample:
    return Sample(unit("VKSND tỉnh Vĩnh Long"))


@sample("desk:rating_correct")
def _rating() -> Sample:
    return Sample(newest("records", "AnnualAssessment", person__full_name="Đỗ Thị Minh Họa"))
