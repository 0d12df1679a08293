"""A file that comes back signed: taken in, or refused for one of a closed list of reasons."""

from datetime import timedelta

import pytest

from tests.support.signing import SIGNING, SINCE, UNTIL, blank, places, signed, signer, small_pdf
from tests.thidua_core.signing.test_verifying import painted_over
from thidua_core.signing import (
    Registered,
    ReturnFault,
    Standing,
    add_fields,
    judge_return,
    sign_pdf,
    standing_of,
)

HOLDER, OTHER = 7, 8
KEY = signer("Người ký đúng")
STRANGER = signer("Người lạ")
COLLEAGUE = signer("Đồng nghiệp")
SHORT = signer("Chứng thư ngắn", valid_from=SIGNING, valid_until=SIGNING + timedelta(days=1))
LOST = signer("Chứng thư bị mất")
REGISTER = [
    Registered(fingerprint=KEY.certificate.fingerprint, holder=HOLDER),
    Registered(fingerprint=COLLEAGUE.certificate.fingerprint, holder=OTHER),
    Registered(fingerprint=SHORT.certificate.fingerprint, holder=HOLDER),
    Registered(fingerprint=LOST.certificate.fingerprint, holder=HOLDER, revoked=True),
]


def given() -> bytes:
    return signed(1, 3)


def returned(key=KEY, field="signature-2", pdf=None) -> bytes:
    return sign_pdf(pdf or given(), key=key, field=field, at=SIGNING + timedelta(minutes=5))


def judged(back: bytes, *, out: bytes | None = None, at=SIGNING):
    return judge_return(
        given=out or given(),
        returned=back,
        field="signature-2",
        registered=REGISTER,
        holder=HOLDER,
        at=at,
    )


def written_anew(pdf: bytes) -> bytes:
    """The same document, as a tool leaves it that saves the whole file once more."""
    return pdf.replace(b"/F 12 Tf", b"/F 13 Tf")


def test_the_right_signature_after_the_right_bytes_is_taken_in():
    answer = judged(returned())
    assert answer.fault is None
    assert answer.certificate == KEY.certificate
    assert (answer.field, answer.level) == ("signature-2", "B-B")
    assert answer.time == SIGNING + timedelta(minutes=5)


def test_a_first_signature_is_taken_in_as_well():
    out = blank(3)
    assert judged(returned(pdf=out), out=out).fault is None


def test_a_first_signature_over_a_painted_page_is_not():
    out = blank(3)
    back = returned(pdf=painted_over(out))
    assert judged(back, out=out).fault is ReturnFault.FORBIDDEN_CHANGE


FAULTY = {
    ReturnFault.UNREADABLE: lambda: b"%PDF-1.7\nbroken",
    ReturnFault.NOTHING_SIGNED: given,
    ReturnFault.OTHER_BYTES: lambda: returned(
        pdf=add_fields(small_pdf("another paper"), places(3))
    ),
    ReturnFault.NOT_INCREMENTAL: lambda: written_anew(given()),
    ReturnFault.OTHER_FIELD: lambda: returned(field="signature-3"),
    ReturnFault.FORBIDDEN_CHANGE: lambda: painted_over(returned()),
    ReturnFault.UNKNOWN_CERTIFICATE: lambda: returned(STRANGER),
    ReturnFault.OTHER_PERSON: lambda: returned(COLLEAGUE),
    ReturnFault.REVOKED: lambda: returned(LOST),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_each_fault_is_told_apart(fault):
    assert judged(FAULTY[fault]()).fault is fault


def test_an_older_state_of_the_paper_is_other_bytes_or_written_anew():
    back = returned(pdf=blank(3))
    assert judged(back).fault in {ReturnFault.OTHER_BYTES, ReturnFault.NOT_INCREMENTAL}


def test_two_fields_signed_at_once_are_refused_and_named():
    back = returned(pdf=returned(), field="signature-3")
    answer = judged(back)
    assert answer.fault is ReturnFault.OTHER_FIELD
    assert answer.field == "signature-2, signature-3"


def test_a_signature_that_was_broken_on_its_way_is_broken():
    back = bytearray(returned())
    place = back.rindex(b"0" * 64)
    while back[place] == ord("0"):
        place -= 1
    back[place] = ord("2") if back[place] == ord("1") else ord("1")
    assert judged(bytes(back)).fault is ReturnFault.BROKEN


def test_something_in_the_padding_is_broken():
    back = returned()
    hole = back.rindex(b"0" * 64)
    assert judged(back[:hole] + b"ab" + back[hole + 2 :]).fault is ReturnFault.BROKEN


def test_painting_without_signing_is_nothing_signed():
    assert judged(painted_over(given())).fault is ReturnFault.NOTHING_SIGNED


@pytest.mark.parametrize(
    ("key", "after", "standing"),
    [
        (KEY, timedelta(), Standing.GOOD),
        (STRANGER, timedelta(), Standing.UNKNOWN),
        (COLLEAGUE, timedelta(), Standing.OTHER_PERSON),
        (LOST, timedelta(), Standing.REVOKED),
        (SHORT, timedelta(), Standing.GOOD),
        (SHORT, timedelta(days=1), Standing.GOOD),
        (SHORT, timedelta(days=1, seconds=1), Standing.EXPIRED),
        (SHORT, timedelta(seconds=-1), Standing.NOT_YET_VALID),
    ],
)
def test_a_certificate_stands_to_its_holder_on_a_day(key, after, standing):
    at = SIGNING + after
    assert standing_of(key.certificate, REGISTER, holder=HOLDER, at=at) is standing


def test_the_day_of_taking_in_is_the_one_that_counts():
    back = returned(SHORT)
    assert judged(back, at=SIGNING + timedelta(hours=2)).fault is None
    assert judged(back, at=SIGNING + timedelta(days=2)).fault is ReturnFault.EXPIRED
    assert judged(back, at=SIGNING - timedelta(days=2)).fault is ReturnFault.NOT_YET_VALID
    assert SINCE < SIGNING < UNTIL
