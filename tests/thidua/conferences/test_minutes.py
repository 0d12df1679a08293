import pytest
from django.db import transaction

from tests.thidua.conferences.moments import AFTERWARDS, THEN, bring_to
from thidua.conferences.actions import (
    approve_minutes,
    correct_minutes,
    link_minutes,
    mark_arrival,
    move_conference_on,
    reopen_minutes,
    send_minutes_to_sign,
    take_note,
    unmark_attendance,
    write_minutes,
)
from thidua.conferences.enums import Attendance, ConferenceState, NoteKind
from thidua.conferences.models import ConferenceMinutes
from thidua.conferences.queries import minutes_row, minutes_tree, printed_minutes
from thidua.documents.actions import accept_paper_original
from thidua.documents.models import Document
from thidua.documents.queries import signature_request_of
from thidua.kernel.actors import SYSTEM, Actor, Held
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject
from thidua.people.models import Person


@pytest.fixture
def held(plan):
    """A conference under way in which one opinion was written down."""
    conference = bring_to(
        plan(chair="Nguyễn Văn Mẫu, Viện trưởng", secretary="Trần Thị Ví Dụ"), ConferenceState.OPEN
    )
    take_note(
        conference_id=conference.pk,
        kind=NoteKind.OPINION,
        text="Tách chỉ tiêu",
        actor=SYSTEM,
        at=THEN,
    )
    return conference


def do(action, conference, at=AFTERWARDS, **more):
    return action(conference_id=conference.pk, actor=SYSTEM, at=at, **more)


def place_of(minutes, text):
    rows = minutes_row(minutes, now={}).passages
    return next(each.place for each in rows if each.generated == text)


def verbs(conference):
    return [entry.verb for entry in entries_for_subject(conference)]


def test_minutes_are_a_draft_of_the_register_and_corrections_stand_in_it(held) -> None:
    minutes = do(write_minutes, held)
    assert (minutes.document.state, minutes.document.kind) == ("draft", "minutes")
    place = place_of(minutes, "Tách chỉ tiêu")
    for _twice in range(2):
        do(correct_minutes, held, place=place, text="Tách chỉ tiêu  riêng từng tỉnh")
    minutes.refresh_from_db()
    assert minutes.generated == minutes_tree(held)
    assert "Tách chỉ tiêu riêng từng tỉnh" in str(minutes.document.paper)
    [row] = [each for each in minutes_row(minutes, now={}).passages if each.corrected]
    assert (row.generated, row.text) == ("Tách chỉ tiêu", "Tách chỉ tiêu riêng từng tỉnh")
    assert printed_minutes(held, "pdf").content.startswith(b"%PDF")
    assert verbs(held).count("minutes.corrected") == 1
    do(correct_minutes, held, place=place, text="Tách chỉ tiêu")
    assert ConferenceMinutes.objects.get().corrections == {}


def test_writing_again_takes_in_new_notes_and_keeps_what_was_corrected(held) -> None:
    minutes = do(write_minutes, held)
    do(correct_minutes, held, place=place_of(minutes, "Tách chỉ tiêu"), text="Tách riêng")
    do(take_note, held, kind=NoteKind.SPEECH, text="Nêu mục đích", speaker="Cụm trưởng")
    assert minutes_row(ConferenceMinutes.objects.get(), now=minutes_tree(held)).stale
    again = do(write_minutes, held)
    texts = [each.text for each in minutes_row(again, now=minutes_tree(held)).passages]
    assert "Cụm trưởng: Nêu mục đích" in texts
    assert "Tách riêng" in texts
    assert Document.objects.filter(kind="minutes").count() == 1


def test_minutes_refuse_what_is_out_of_order(plan, held) -> None:
    early = bring_to(plan(name="Hội nghị khác"), ConferenceState.INVITED)
    with pytest.raises(Refused, match="chưa có gì để ghi biên bản"), transaction.atomic():
        do(write_minutes, early)
    with pytest.raises(Refused, match="Chưa soạn biên bản"), transaction.atomic():
        do(approve_minutes, held)
    do(write_minutes, held)
    with pytest.raises(Refused, match="Bế mạc trước khi duyệt"), transaction.atomic():
        do(approve_minutes, held)
    with pytest.raises(Refused, match="không còn trong biên bản"), transaction.atomic():
        do(correct_minutes, held, place="99", text="x")
    with pytest.raises(Refused, match="Tên mục không để trống"), transaction.atomic():
        do(correct_minutes, held, place="0", text=" ")
    with pytest.raises(Refused, match="chưa được duyệt"), transaction.atomic():
        do(reopen_minutes, held, reason="sót")
    assert not Document.objects.filter(title=early.name).exists()
    assert ConferenceMinutes.objects.get().corrections == {}


def test_approved_minutes_take_no_corrections_until_reopened(held) -> None:
    minutes = do(write_minutes, held)
    place = place_of(minutes, "Tách chỉ tiêu")
    bring_to_closed(held)
    for _twice in range(2):
        do(approve_minutes, held)
    for change in (
        lambda: do(correct_minutes, held, place=place, text="Khác"),
        lambda: do(write_minutes, held),
    ):
        with pytest.raises(Refused, match="đã được duyệt"), transaction.atomic():
            change()
    with pytest.raises(Refused, match="Chưa có lý do bỏ duyệt"), transaction.atomic():
        do(reopen_minutes, held, reason=" ")
    do(reopen_minutes, held, reason="Sót một ý kiến")
    do(correct_minutes, held, place=place, text="Khác")
    assert ConferenceMinutes.objects.get().approved_at is None
    assert [verbs(held).count(f"minutes.{each}") for each in ("approved", "reopened")] == [1, 1]


def bring_to_closed(conference):
    move_conference_on(
        conference_id=conference.pk, to=ConferenceState.CLOSED, actor=SYSTEM, at=THEN
    )
    conference.refresh_from_db()
    return conference


def test_minutes_signed_by_secretary_and_chair_are_linked_by_the_last_signature(held) -> None:
    chair, secretary = (
        Person.objects.create(full_name=name, invented=True) for name in ("Người Một", "Người Hai")
    )
    signers = {"chair_id": chair.pk, "secretary_id": secretary.pk}
    do(write_minutes, held)
    bring_to_closed(held)
    with pytest.raises(Refused, match="chưa được duyệt"), transaction.atomic():
        do(send_minutes_to_sign, held, **signers)
    do(approve_minutes, held)
    with pytest.raises(Refused, match="hai người khác nhau"), transaction.atomic():
        do(send_minutes_to_sign, held, chair_id=chair.pk, secretary_id=chair.pk)
    minutes = do(send_minutes_to_sign, held, **signers)
    with pytest.raises(Refused, match="đã đưa vào ký"), transaction.atomic():
        do(reopen_minutes, held, reason="Sót")
    request = signature_request_of(minutes.document_id)
    assert [(slot.person, slot.office) for slot in request.slots] == [
        ("Người Hai", "Thư ký"),
        ("Người Một", "Người chủ trì"),
    ]
    scan = printed_minutes(held, "pdf").content
    for place, slot in enumerate(request.slots):
        held.refresh_from_db()
        assert held.state == ConferenceState.CLOSED
        accept_paper_original(
            slot_id=slot.slot_id,
            scan=scan,
            name=f"bien-ban-{place}.pdf",
            signed_on=AFTERWARDS.date(),
            actor=SYSTEM,
            at=AFTERWARDS,
        )
    held.refresh_from_db()
    assert (held.state, held.minutes_id) == (ConferenceState.MINUTED, minutes.document_id)


def test_minutes_without_chair_or_secretary_are_not_approved(plan) -> None:
    conference = bring_to(plan(chair="Nguyễn Văn Mẫu"), ConferenceState.CLOSED)
    do(write_minutes, conference)
    with pytest.raises(Refused, match="Chưa ghi thư ký của"):
        do(approve_minutes, conference)


def test_linked_minutes_are_written_no_more(held) -> None:
    minutes = do(write_minutes, held)
    bring_to_closed(held)
    link_minutes(
        conference_id=held.pk, document_id=minutes.document_id, actor=SYSTEM, at=AFTERWARDS
    )
    with pytest.raises(Refused, match="đã có biên bản"):
        do(write_minutes, held)


def test_who_keeps_the_conference_keeps_its_minutes_and_nobody_else(held, cluster_year) -> None:
    stranger = Actor(name="Lê Thị Giả Định", account_id=1)
    with pytest.raises(NotPermitted), transaction.atomic():
        write_minutes(conference_id=held.pk, actor=stranger, at=AFTERWARDS)
    assert not ConferenceMinutes.objects.exists()
    officer = officer_of(cluster_year)
    write_minutes(conference_id=held.pk, actor=officer, at=AFTERWARDS)
    [entry] = entries_for_subject(held).filter(verb="minutes.written")
    assert entry.content["actor"] == officer.name


def officer_of(cluster_year) -> Actor:
    role = Held(role="cluster_officer", scope="cluster_year", scope_id=cluster_year.pk)
    return Actor(name="Mai Thị Minh Họa", account_id=2, roles=(role,))


def test_who_is_unmarked_counts_as_invited_again(held) -> None:
    delegate = held.delegates.get()
    do(mark_arrival, held, delegate_id=delegate.pk, at=THEN, how="ký sổ")
    for _twice in range(2):
        do(unmark_attendance, held, delegate_id=delegate.pk)
    delegate.refresh_from_db()
    assert (delegate.attendance, delegate.arrived_at) == (Attendance.INVITED, None)
    assert delegate.arrived_how == ""
    assert verbs(held).count("delegate.unmarked") == 1
