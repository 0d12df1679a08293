"""The conference of 21 February 2020, on which the pledge is signed, and the news about it."""

from datetime import date
from typing import Any

from django.db import transaction

from thidua.conferences.actions import send_minutes_to_sign
from thidua.conferences.enums import ConferenceKind
from thidua.conferences.queries import written_minutes_of
from thidua.console.play.meetings import enter_told_news
from thidua.console.play.script import Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import OFFICER, actor_of, signer_id
from thidua.console.play.year_2020.meeting import (
    close_with_minutes,
    known_meeting,
    open_meeting,
    prepare,
    take_notes,
)
from thidua.console.play.year_2020.papers import invented_papers, sourced_papers
from thidua.console.play.year_2020.seals import register_keys, sign_here
from thidua.documents.queries import signature_request_of

SIGNED = date(2020, 2, 21)
SIGNERS = (OFFICER, "long-an")
"""Secretary, then chair."""


def hold_launch(stage: Stage) -> list[str]:
    """Plan, invite, open, take notes, close; the minutes are written and approved."""
    told = launch_told()
    if known_meeting(told) is not None:
        return ["đã có sẵn"]
    with transaction.atomic():
        papers = launch_papers(told)
        conference = prepare(told, [ConferenceKind.LAUNCH, ConferenceKind.SIGNING], papers)
        open_meeting(conference, told)
        take_notes(conference, told, papers)
        close_with_minutes(conference, told)
        enter_told_news(read_script("year-2020/launch").told["news"], conference.pk)
    return ["15 mục", "có mặt 44/46 đại biểu", "biên bản đã duyệt", "1 tin"]


def sign_minutes(stage: Stage) -> list[str]:
    """Secretary and chair sign the approved minutes, which are linked by that."""
    conference = the_launch()
    if conference.minutes_id is not None:
        return ["đã có sẵn"]
    minutes = written_minutes_of(conference)
    assert minutes is not None, "they were written when the conference closed"
    with transaction.atomic():
        with lived(SIGNED, 16, 46) as at:
            register_keys(list(SIGNERS), SIGNED)
            send_minutes_to_sign(
                conference_id=conference.pk,
                secretary_id=signer_id(SIGNERS[0]),
                chair_id=signer_id(SIGNERS[1]),
                actor=actor_of(OFFICER, SIGNED),
                at=at,
            )
        request = signature_request_of(minutes.document_id)
        assert request is not None, "it has just been opened"
        for minute, (word, slot) in enumerate(zip(SIGNERS, request.slots, strict=True), start=47):
            with lived(SIGNED, 16, minute) as at:
                sign_here(word, slot, at)
    return ["thư ký và chủ trì đã ký"]


def launch_told() -> Told:
    script = read_script("year-2020/launch")
    return script.told["conference"] | {"source": script.source}


def launch_papers(told: Told) -> dict[str, int]:
    """Keys of the papers that the conference has in hand, by their words."""
    invented = invented_papers()
    keys = {word: invented.keys[f"papers.{word}"] for word in invented.named("papers")}
    return keys | dict(zip(told["based_on"], sourced_papers(*told["based_on"]), strict=True))


def the_launch() -> Any:
    found = known_meeting(launch_told())
    assert found is not None, "the conference comes before what happens in it"
    return found
