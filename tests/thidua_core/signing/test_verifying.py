"""``thidua verify`` for signed PDFs: what holds, and every way in which it does not."""

import io
import random
import re
from datetime import datetime, timedelta

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.support.signing import (
    LATER,
    SIGNING,
    SINCE,
    authority,
    blank,
    signed,
    signer,
    small_pdf,
    times,
)
from thidua_core.signing import Authority, LocalTimes, sign_pdf, verify_pdf
from thidua_core.signing._words import PARTS, WORDS

ANCHORS = [authority().certificate]


def painted_over(pdf: bytes) -> bytes:
    """A later update that draws a white box over the page: no digest breaks."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    drawn = generic.StreamObject(stream_data=b"q 1 g 0 650 400 120 re f Q")
    writer.add_stream_to_page(0, writer.add_object(drawn))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def codes(report: dict, level: str = "error") -> list[str]:
    return [each["code"] for each in report["findings"] if each["level"] == level]


def test_six_signers_of_one_paper_all_hold():
    report = verify_pdf(signed(6, 6, timed=True), ANCHORS, file="giao-uoc.pdf")
    assert report["ok"]
    assert (report["file"], report["what"]) == ("giao-uoc.pdf", "signed_pdf")
    assert codes(report) == []
    assert codes(report, "info") == ["signature_holds"] * 6
    rows = report["signatures"]
    assert [row["signer"] for row in rows] == [f"Người ký {n}" for n in range(1, 7)]
    assert [row["unit"] for row in rows] == [f"Đơn vị {n}" for n in range(1, 7)]
    assert {row["level"] for row in rows} == {"B-T"}
    assert [row["changes_after"] for row in rows] == ["allowed"] * 5 + ["none"]
    assert all(row["intact"] and row["trusted"] for row in rows)
    assert datetime.fromisoformat(rows[5]["time"]) == SIGNING + timedelta(minutes=6)


def test_empty_places_are_told_and_are_no_fault():
    report = verify_pdf(signed(1, 3), ANCHORS)
    assert report["ok"]
    assert codes(report, "info") == ["signature_holds", "empty_fields"]
    assert report["signatures"][0]["level"] == "B-B"


def test_without_an_anchor_nothing_is_trusted_and_the_way_to_trust_is_told():
    report = verify_pdf(signed(2, 2), [], file="giao-uoc.pdf")
    assert not report["ok"]
    assert codes(report) == ["untrusted", "untrusted"]
    assert all(row["intact"] and not row["trusted"] for row in report["signatures"])
    text = report["findings"][0]["text"]
    assert authority().certificate.fingerprint in text
    assert "thidua verify giao-uoc.pdf --trust" in text


def test_a_page_painted_over_is_forbidden_though_every_digest_matches():
    report = verify_pdf(painted_over(signed(2, 2)), ANCHORS)
    assert not report["ok"]
    assert codes(report) == ["changed_after", "changed_after"]
    assert [row["changes_after"] for row in report["signatures"]] == ["forbidden", "forbidden"]
    assert all(row["intact"] and row["trusted"] for row in report["signatures"])


def test_painting_before_the_next_signature_spoils_the_one_before():
    pdf = painted_over(signed(1, 2))
    pdf = sign_pdf(pdf, key=signer("Người ký 2"), field="signature-2", at=LATER)
    report = verify_pdf(pdf, ANCHORS)
    assert not report["ok"]
    assert [row["changes_after"] for row in report["signatures"]] == ["forbidden", "none"]


def test_a_certificate_that_ended_is_trusted_only_with_a_stamped_time():
    key = signer("Đã hết hạn", valid_until=SIGNING + timedelta(days=1))
    asked = {"pdf": blank(1), "key": key, "field": "signature-1", "at": SIGNING}
    assert codes(verify_pdf(sign_pdf(**asked), ANCHORS, at=LATER)) == ["certificate_days"]
    assert verify_pdf(sign_pdf(**asked), ANCHORS, at=SIGNING)["ok"]
    assert verify_pdf(sign_pdf(**asked, times=times()), ANCHORS, at=LATER)["ok"]


def test_a_time_stamped_by_a_stranger_is_not_trusted():
    days = {"valid_from": SINCE, "valid_until": SIGNING + timedelta(days=9000)}
    strange = LocalTimes(key=Authority.new("Nơi lạ", **days).time_authority("Giờ lạ", **days))
    pdf = sign_pdf(blank(1), key=signer("Người ký"), field="signature-1", at=SIGNING, times=strange)
    report = verify_pdf(pdf, ANCHORS)
    assert codes(report) == ["time_untrusted"]
    assert report["signatures"][0]["level"] == "B-B"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04" * 9, b"\x00" * 500])
def test_what_is_no_pdf_is_an_answer(content):
    report = verify_pdf(content, ANCHORS)
    assert (report["ok"], codes(report), report["signatures"]) == (False, ["unreadable"], [])


def test_an_unsigned_pdf_is_an_answer():
    assert codes(verify_pdf(small_pdf(), ANCHORS)) == ["no_signature"]
    assert codes(verify_pdf(blank(2), ANCHORS)) == ["no_signature"]


@pytest.mark.parametrize("more", [b"\n", b" ", b"x", b"%comment\n", b"\x00"])
def test_bytes_after_the_end_are_seen(more):
    assert not verify_pdf(signed(1, 1) + more, ANCHORS)["ok"]


def test_the_padding_of_a_signature_holds_nothing():
    pdf = signed(1, 1)
    hole = pdf.rindex(b"0" * 64)
    report = verify_pdf(pdf[:hole] + b"ab" + pdf[hole + 2 :], ANCHORS)
    assert "loose_container" in codes(report)


@pytest.mark.parametrize("timed", [False, True])
def test_no_byte_changes_unnoticed(timed):
    """A sample; every byte of every file is the work of a test of its own."""
    pdf = signed(2, 2, timed=timed)
    chance = random.Random(20200221)
    for _ in range(30):
        place, mask = chance.randrange(len(pdf)), 1 << chance.randrange(8)
        altered = bytearray(pdf)
        altered[place] ^= mask
        assert not verify_pdf(bytes(altered), ANCHORS)["ok"], (place, mask)


def test_the_letter_case_of_the_container_is_a_change_too():
    pdf = signed(1, 1)
    start = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    place = next(at for at in range(start, start + 200) if pdf[at : at + 1].isalpha())
    altered = pdf[:place] + pdf[place : place + 1].swapcase() + pdf[place + 1 :]
    assert "loose_container" in codes(verify_pdf(altered, ANCHORS))


def test_a_stamped_signature_without_an_anchor_is_untrusted_like_any_other():
    report = verify_pdf(signed(1, 1, timed=True), [], file="giao-uoc.pdf")
    assert codes(report) == ["untrusted"]
    text = report["findings"][0]["text"]
    assert authority().certificate.fingerprint in text
    assert "thidua verify giao-uoc.pdf --trust" in text


def test_times_are_told_as_they_were_in_viet_nam_with_their_offset():
    report = verify_pdf(signed(1, 1, timed=True), ANCHORS)
    assert report["signatures"][0]["time"] == "2020-02-21T15:58:00+07:00"
    assert "15:58 ngày 21/02/2020 (+07:00, dấu thời gian)" in report["findings"][0]["text"]


@pytest.mark.parametrize(
    ("pdf", "anchors"),
    [
        (signed(1, 3), ANCHORS),
        (signed(2, 2, timed=True), ANCHORS),
        (signed(1, 1, timed=True), []),
        (painted_over(signed(2, 2)), ANCHORS),
        (signed(1, 1) + b"\n%%", ANCHORS),
        (signed(1, 1).replace(b"Giao uoc", b"Giao uuc"), ANCHORS),
        (b"PK", ANCHORS),
        (small_pdf(), ANCHORS),
    ],
)
def test_english_says_the_same_and_nothing_in_vietnamese(pdf, anchors):
    vietnamese = verify_pdf(pdf, anchors, at=LATER)
    english = verify_pdf(pdf, anchors, at=LATER, language="en")
    told = [(each["level"], each["code"]) for each in english["findings"]]
    assert told == [(each["level"], each["code"]) for each in vietnamese["findings"]]
    names = [row[word] for row in english["signatures"] for word in ("signer", "unit", "issuer")]
    for each in english["findings"]:
        said = f"{each['text']} {each['where']}"
        for name in names:
            said = said.replace(name, "")
        assert said.isascii() or not set(said) - set(" “”") - set(map(chr, range(128))), said


def test_every_sentence_has_its_twin_with_the_same_values():
    for code, words in (WORDS | PARTS).items():
        values = [set(re.findall(r"{(\w+)}", text)) for text in words]
        assert values[0] == values[1], code
        assert words.vi != words.en, code
