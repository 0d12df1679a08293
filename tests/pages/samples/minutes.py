"""Samples of the kept minutes: those of the meeting that is under way."""

from tests.pages.samples import Sample, sample
from tests.pages.samples.house import meeting


@sample("desk:conference_minutes")
@sample("desk:minutes_write")
@sample("desk:minutes_approve")
@sample("desk:minutes_send")
@sample("desk:minutes_reopen")
def _kept_minutes() -> Sample:
    return Sample(meeting())


@sample("desk:minutes_correct")
def _heading() -> Sample:
    """A heading, which cannot be left out."""
    return Sample(meeting() | {"place": "0"})
