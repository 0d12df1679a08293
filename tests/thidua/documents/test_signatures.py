"""Signatures under a paper: asked for, made in three ways, refused in words, told upwards."""

import hashlib
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support.invented import AT, actor_of, actor_with, make_official, make_unit
from tests.support.signing import authority, blank, places, signer, times
from thidua.documents.actions import (
    Slot,
    accept_paper_original,
    give_out,
    register_certificate,
    register_document,
    request_signatures,
    revoke_certificate,
    sign_slot,
    take_back,
    withdraw_request,
)
from thidua.documents.enums import RequestState, SlotState
from thidua.documents.models import RegisteredCertificate, SignatureRequest, SignatureSlot
from thidua.documents.queries import signature_request_of, signed_pdf
from thidua.documents.queries.certificates import TIMES_PASSPHRASE, local_times_path
from thidua.documents.queries.signatures import slots_waiting_for
from thidua.kernel import events
from thidua.kernel.actors import SYSTEM, Held
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.people.enums import Role
from thidua_core.signing import fields_of, sign_pdf, verify_pdf

HEARD: list[events.Event] = []
SCAN = b"%PDF-1.7\nscan"


def hear(event: events.Event) -> None:
    HEARD.append(event)


@pytest.fixture
def heard():
    before = events.installed()
    told = f"{__name__}.hear"
    listened = ("SignatureLanded", "SignaturesComplete")
    events.install({f"thidua.documents.events.{name}": (told,) for name in listened})
    HEARD.clear()
    yield HEARD
    events.install(before)


class Signing:
    """A paper with three places, in order, for three units with a head and a certificate each."""

    def __init__(self, document, clerk) -> None:
        self.document, self.clerk = document, clerk
        self.units = [make_unit(f"Viện kiểm sát nhân dân tỉnh Ví Dụ {n}") for n in (1, 2, 3)]
        self.heads = [
            make_official(f"Thủ trưởng {n}", unit, [Role.UNIT_HEAD])
            for n, unit in enumerate(self.units, start=1)
        ]
        self.keys = [signer(f"Thủ trưởng {n}") for n in (1, 2, 3)]
        for head, unit, key in zip(self.heads, self.units, self.keys, strict=True):
            register_certificate(
                content=key.certificate.der,
                person_id=head.person_id,
                unit_id=unit.pk,
                actor=SYSTEM,
                at=AT,
            )

    def open(self, **more) -> SignatureRequest:
        slots = [
            Slot(
                field=f"signature-{n}",
                unit_id=unit.pk,
                person_id=None,
                unit_label=unit.label,
                office="VIỆN TRƯỞNG",
                order=n,
            )
            for n, unit in enumerate(self.units, start=1)
        ]
        asked = {"slots": slots, "pdf": blank(3), "actor": self.clerk, "at": AT}
        return request_signatures(document_id=self.document.pk, **asked | more)

    def slot(self, number: int) -> SignatureSlot:
        return SignatureSlot.objects.get(request__state="open", order=number)

    def actor(self, number: int):
        return actor_of(self.heads[number - 1])

    def sign(self, number: int, *, by: int | None = None, key: int | None = None, at=AT):
        return sign_slot(
            slot_id=SignatureSlot.objects.get(order=number).pk,
            key=self.keys[(key or number) - 1].p12("mật khẩu"),
            passphrase="mật khẩu",
            actor=self.actor(by or number),
            at=at,
        )

    def row(self):
        row = signature_request_of(self.document.pk)
        assert row is not None
        return row


@pytest.fixture
def signing(plan, clerk, settings, tmp_path) -> Signing:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.HOME = tmp_path
    return Signing(register_document(plan, actor=clerk, at=AT), clerk)


def nothing_saved(signing: Signing, entries: int) -> bool:
    row = signing.row()
    return row.sha256 == row.frozen_sha256 and LedgerEntry.objects.count() == entries


def refused(act, words: str, field: str | None = None) -> None:
    entries = LedgerEntry.objects.count()
    before = list(SignatureSlot.objects.order_by("id").values())
    with pytest.raises(Refused, match=words) as told:
        act()
    assert told.value.field == field
    assert list(SignatureSlot.objects.order_by("id").values()) == before
    assert LedgerEntry.objects.count() == entries


def test_three_units_sign_in_order_and_the_parts_above_are_told(signing, heard):
    request = signing.open()
    for number in (1, 2, 3):
        assert [slot.is_next for slot in signing.row().slots].index(True) == number - 1
        signing.sign(number, at=AT + timedelta(minutes=number))
    row = signing.row()
    assert (row.state, row.signed_count) == (RequestState.COMPLETE, 3)
    assert [slot.signer for slot in row.slots] == [f"Thủ trưởng {n}" for n in (1, 2, 3)]
    pdf = signed_pdf(request.pk)
    assert hashlib.sha256(pdf).hexdigest() == row.sha256
    report = verify_pdf(pdf, [authority().certificate])
    assert report["ok"]
    assert [datetime.fromisoformat(each["time"]) for each in report["signatures"]] == [
        AT + timedelta(minutes=n) for n in (1, 2, 3)
    ]
    names = [type(event).__name__ for event in heard]
    assert names == ["SignatureLanded"] * 3 + ["SignaturesComplete"]
    assert {event.request_id for event in heard} == {request.pk}
    assert LedgerEntry.objects.filter(verb="signature.made").count() == 3


def test_a_time_authority_of_the_installation_stamps_the_time(signing):
    path = local_times_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(times().key.p12(TIMES_PASSPHRASE))
    request = signing.open()
    signing.sign(1)
    (told,) = verify_pdf(signed_pdf(request.pk), [authority().certificate])["signatures"]
    assert told["level"] == "B-T"


def test_who_is_not_next_waits(signing):
    signing.open()
    refused(lambda: signing.sign(2), "Chưa đến lượt Viện .*Ví Dụ 2.*Ví Dụ 1 ký trước")
    assert [slot.order for slot in slots_waiting_for(signing.actor(1))] == [1]
    assert slots_waiting_for(signing.actor(2)) == []
    signing.sign(1)
    assert [slot.order for slot in slots_waiting_for(signing.actor(2))] == [2]


def test_without_an_order_anybody_asked_may_begin(signing):
    signing.open(ordered=False)
    signing.sign(3)
    assert [slot.is_next for slot in signing.row().slots] == [True, True, False]


def test_a_second_click_changes_nothing(signing, heard):
    signing.open()
    first = signing.sign(1)
    entries = LedgerEntry.objects.count()
    assert signing.sign(1, at=AT + timedelta(minutes=5)) == first
    assert (LedgerEntry.objects.count(), len(heard)) == (entries, 1)


def test_only_who_is_asked_signs(signing):
    signing.open()
    for stranger in (signing.actor(2), signing.clerk, actor_with(signing.units[0])):
        with pytest.raises(NotPermitted):
            sign_slot(
                slot_id=signing.slot(1).pk,
                key=signing.keys[0].p12("x"),
                passphrase="x",
                actor=stranger,
                at=AT,
            )
    assert signing.row().signed_count == 0


def test_each_key_that_does_not_serve_is_told_apart(signing):
    signing.open()
    actor, whole = signing.actor(1), signing.keys[0].p12("đúng")

    def sign(key: bytes, passphrase: str = "đúng", at=AT):
        return lambda: sign_slot(
            slot_id=signing.slot(1).pk, key=key, passphrase=passphrase, actor=actor, at=at
        )

    refused(sign(whole, "sai"), "Mật khẩu của khóa chưa đúng", "passphrase")
    refused(sign(b"no key"), "không phải là khóa PKCS#12", "key")
    refused(sign(signer("Người lạ").p12("đúng")), "chưa đăng ký", "key")
    refused(sign(signing.keys[1].p12("đúng")), "không phải của người được ký", "key")
    refused(
        sign(whole, at=signing.keys[0].certificate.valid_until + timedelta(1)), "hết hạn", "key"
    )
    known = RegisteredCertificate.objects.get(fingerprint=signing.keys[0].certificate.fingerprint)
    revoke_certificate(certificate_id=known.pk, reason="mất thiết bị", actor=SYSTEM, at=AT)
    refused(sign(whole), "không dùng nữa", "key")


def returned(signing: Signing, number: int, key=None, field: str | None = None) -> bytes:
    pdf = give_out(slot_id=signing.slot(number).pk, actor=signing.actor(number), at=AT)
    chosen = key or signing.keys[number - 1]
    return sign_pdf(pdf, key=chosen, field=field or f"signature-{number}", at=AT)


def bring(signing: Signing, number: int, pdf: bytes, actor=None):
    return take_back(
        slot_id=SignatureSlot.objects.get(order=number).pk,
        pdf=pdf,
        actor=actor or signing.actor(number),
        at=AT,
    )


def test_a_file_signed_elsewhere_is_taken_in_once(signing):
    signing.open()
    pdf = returned(signing, 1)
    slot = bring(signing, 1, pdf)
    assert (slot.how, slot.signer, slot.entered_by) == ("returned", "Thủ trưởng 1", "")
    entries = LedgerEntry.objects.count()
    assert bring(signing, 1, pdf) == slot
    assert LedgerEntry.objects.count() == entries
    assert signed_pdf(slot.request_id) == pdf
    assert LedgerEntry.objects.filter(verb="signature.given_out").count() == 1


def test_the_units_clerk_brings_it_for_the_head_and_the_page_says_so(signing):
    signing.open()
    clerk = actor_with(signing.units[0], Role.RECORDS_CLERK, name="Văn thư")
    slot = bring(signing, 1, returned(signing, 1), actor=clerk)
    assert slot.entered_by.startswith("Văn thư")
    (entry,) = LedgerEntry.objects.filter(verb="signature.returned")
    assert entry.content is not None
    assert signing.units[0].label in str(entry.content)


def test_each_wrong_return_is_told_apart(signing):
    signing.open()
    good = returned(signing, 1)
    given = blank(3)
    stranger = returned(signing, 1, signer("Người lạ"))
    other = returned(signing, 1, signing.keys[1])
    elsewhere = returned(signing, 1, field="signature-2")
    rewritten = good.replace(b"/F 12 Tf", b"/F 13 Tf")
    for pdf, words in [
        (given, "chưa có chữ ký mới"),
        (b"%PDF-1.7 broken", "Chưa đọc được"),
        (rewritten, "ghi lại cả tệp"),
        (elsewhere, "Chữ ký nằm ở ô khác"),
        (stranger, "chưa đăng ký"),
        (other, "không phải của người được ký"),
        (b"PK\x03\x04", "không phải PDF"),
    ]:
        refused(lambda pdf=pdf: bring(signing, 1, pdf), words, "file")
    assert bring(signing, 1, good).state == SlotState.SIGNED


def test_a_copy_overtaken_by_another_signature_is_told_to_be_fetched_anew(signing):
    signing.open(ordered=False)
    early = returned(signing, 2)
    signing.sign(1)
    refused(lambda: bring(signing, 2, early), "nơi khác đã ký thêm", "file")
    assert bring(signing, 2, returned(signing, 2)).state == SlotState.SIGNED


def paper(signing: Signing, number: int, actor, **more):
    asked = {"scan": SCAN, "name": "ban-giay.pdf", "signed_on": AT.date(), "at": AT}
    slot = SignatureSlot.objects.get(order=number)
    return accept_paper_original(slot_id=slot.pk, actor=actor, **asked | more)


def test_a_paper_original_is_taken_in_and_is_no_digital_signature(signing, heard):
    signing.open()
    clerk = actor_with(signing.units[0], Role.RECORDS_CLERK, name="Văn thư")
    slot = paper(signing, 1, clerk)
    assert (slot.state, slot.how, slot.certificate) == (SlotState.PAPER, "paper", None)
    row = signing.row()
    assert (row.on_paper, row.sha256) == (1, row.frozen_sha256)
    assert "không phải chữ ký số" in row.slots[0].state_label
    assert not any(box.filled for box in fields_of(signed_pdf(row.request_id)))
    assert paper(signing, 1, clerk) == slot
    assert len(heard) == 1
    signing.sign(2)


def test_a_cluster_officer_handles_the_papers_of_the_clusters_year(signing):
    signing.open(cluster_year_id=42)
    there, elsewhere = (
        Held(role=Role.CLUSTER_OFFICER, scope="cluster_year", scope_id=key) for key in (42, 43)
    )
    officer = actor_with(signing.units[2])
    for held, holds in ((elsewhere, False), (there, True)):
        actor = type(officer)(name="Cán bộ cụm", account_id=1, roles=(held,))
        if holds:
            assert paper(signing, 1, actor).state == SlotState.PAPER
        else:
            with pytest.raises(NotPermitted):
                paper(signing, 1, actor)


def test_each_wrong_paper_original_is_told_apart(signing):
    signing.open()
    clerk = actor_with(signing.units[0], Role.RECORDS_CLERK)
    tomorrow = AT.date() + timedelta(days=1)
    refused(lambda: paper(signing, 1, clerk, signed_on=tomorrow), "sau hôm nay", "signed_on")
    refused(lambda: paper(signing, 1, clerk, scan=b"MZ"), "không phải PDF", "file")
    other = actor_with(signing.units[1], Role.RECORDS_CLERK)
    refused(lambda: paper(signing, 2, other), "Chưa đến lượt")
    with pytest.raises(NotPermitted):
        paper(signing, 1, signing.actor(1))


def test_a_request_is_withdrawn_with_a_reason_and_may_be_made_anew(signing):
    request = signing.open()
    refused(signing.open, "đã mở ký")
    ask = {"request_id": request.pk, "actor": signing.clerk, "at": AT}
    refused(lambda: withdraw_request(reason=" ", **ask), "Chưa có lý do", "reason")
    withdraw_request(reason="sửa khoản 3", **ask)
    assert withdraw_request(reason="lần nữa", **ask).reason == "sửa khoản 3"
    refused(lambda: signing.sign(1), "đã kết thúc: Đã rút")
    signing.open()
    assert signing.row().state == RequestState.OPEN


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"slots": []}, "Chưa có nơi ký nào"),
        ({"pdf": blank(2)}, "không có ô ký trống signature-3"),
        ({"pdf": b"%PDF-1.7 broken"}, "Chưa đọc được"),
    ],
)
def test_a_request_that_cannot_be_is_refused(signing, change, words):
    refused(lambda: signing.open(**change), words)
    assert not SignatureRequest.objects.exists()
    assert date(2024, 1, 1) < AT.date()


def test_the_database_keeps_what_the_actions_promise(signing):
    request = signing.open()
    for change in ({"state": "signed"}, {"how": "key"}, {"state": "paper", "how": "key"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SignatureSlot.objects.filter(request=request, order=1).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatureRequest.objects.filter(pk=request.pk).update(state="withdrawn")
    assert len(places(3)) == 3
