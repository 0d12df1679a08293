"""Fields, keys and signatures: what is made, and each reason why not."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509 import load_der_x509_certificate

from tests.support.signing import (
    SIGNING,
    SINCE,
    UNTIL,
    authority,
    blank,
    places,
    signed,
    signer,
    small_pdf,
    times,
)
from thidua_core.errors import InputError
from thidua_core.paper import UnshownPageError, draw_page, draw_stamp
from thidua_core.signing import (
    Authority,
    CannotSignError,
    KeyFault,
    SigningFault,
    SigningKey,
    add_fields,
    fields_of,
    page_count,
    painted,
    read_certificates,
    read_key,
    sign_pdf,
    verify_pdf,
)


def fault_of(**asked) -> SigningFault:
    with pytest.raises(CannotSignError) as refused:
        sign_pdf(**asked)
    assert str(refused.value)
    return refused.value.fault


def test_all_fields_are_made_in_one_revision():
    pdf = small_pdf()
    with_fields = add_fields(pdf, places(6))
    assert with_fields.startswith(pdf)
    assert with_fields.count(b"%%EOF") == pdf.count(b"%%EOF") + 1
    fields = fields_of(with_fields)
    assert [field.name for field in fields] == [place.name for place in places(6)]
    assert {(field.width, field.height, field.filled) for field in fields} == {(160, 60, False)}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff" * 300])
def test_what_is_no_pdf_is_said_so(content):
    with pytest.raises(CannotSignError) as refused:
        add_fields(content, places(1))
    assert refused.value.fault is SigningFault.UNREADABLE


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_signature_follows_the_bytes_it_signs(count):
    assert signed(count, 3).startswith(signed(count - 1, 3))
    assert sum(field.filled for field in fields_of(signed(count, 3))) == count


def test_the_first_signature_certifies_and_allows_filling_in_only():
    assert signed(1, 3).count(b"/DocMDP") > 0
    second = signed(2, 3)[len(signed(1, 3)) :]
    assert b"/TransformMethod /DocMDP" not in second


def test_the_moment_is_the_one_given_and_not_the_machines():
    (row,) = verify_pdf(signed(1, 1), [authority().certificate])["signatures"]
    assert datetime.fromisoformat(row["time"]) == SIGNING + timedelta(minutes=1)


def test_a_stamp_is_drawn_into_the_field():
    stamp = draw_stamp(signer="Người ký 😀", unit="Đơn vị", at=SIGNING, width=160, height=60)
    asked = {"pdf": blank(1), "key": signer("Người ký"), "field": "signature-1", "at": SIGNING}
    stamped = sign_pdf(**asked, stamp=stamp)
    assert len(stamped) > len(sign_pdf(**asked)) + 1000
    assert verify_pdf(stamped, [authority().certificate])["ok"]


def test_each_reason_not_to_sign_is_its_own():
    day = timedelta(days=1)
    asked = {"pdf": signed(1, 2), "key": signer("Người ký"), "field": "signature-2", "at": SIGNING}
    assert fault_of(**asked | {"pdf": b"%PDF-1.7 broken"}) is SigningFault.UNREADABLE
    assert fault_of(**asked | {"field": "signature-3"}) is SigningFault.NO_FIELD
    assert fault_of(**asked | {"field": "signature-1"}) is SigningFault.FILLED
    assert fault_of(**asked | {"at": UNTIL + day}) is SigningFault.EXPIRED
    assert fault_of(**asked | {"at": SINCE - day}) is SigningFault.NOT_YET_VALID
    assert sign_pdf(**asked)


def test_the_last_second_of_a_certificate_is_in_and_the_next_is_not():
    last = SIGNING + timedelta(seconds=5)
    key = signer("Sắp hết hạn", valid_until=last)
    asked = {"pdf": blank(1), "key": key, "field": "signature-1"}
    assert sign_pdf(**asked, at=last)
    assert fault_of(**asked, at=last + timedelta(seconds=1)) is SigningFault.EXPIRED


def test_a_key_is_read_back_from_its_file():
    key = signer("Người ký")
    read = read_key(key.p12("mật khẩu"), "mật khẩu")
    assert isinstance(read, SigningKey)
    assert read.certificate == key.certificate
    assert read.chain == (authority().certificate,)
    assert "Người ký" in repr(read)


def test_each_fault_of_a_key_file_is_its_own():
    whole = signer("Người ký").p12("đúng")
    certificate = load_der_x509_certificate(authority().certificate.der)
    lock = BestAvailableEncryption(b"x")
    keyless = pkcs12.serialize_key_and_certificates(None, None, None, [certificate], lock)
    private = signer("Người ký").private
    bare = pkcs12.serialize_key_and_certificates(None, private, None, None, NoEncryption())
    other = ed25519.Ed25519PrivateKey.generate()
    foreign = pkcs12.serialize_key_and_certificates(None, other, None, None, lock)
    assert read_key(whole, "sai") is KeyFault.WRONG_PASSPHRASE
    assert read_key(whole[:-40], "đúng") is KeyFault.UNREADABLE
    assert read_key(b"not a key", "") is KeyFault.UNREADABLE
    assert read_key(authority().certificate.der, "") is KeyFault.UNREADABLE
    assert read_key(keyless, "x") is KeyFault.NO_KEY
    assert read_key(bare, "") is KeyFault.NO_CERTIFICATE
    assert read_key(foreign, "x") is KeyFault.OTHER_KIND


def test_a_certificate_says_whose_it_is_and_until_when():
    held = signer("Nguyễn Văn Ví Dụ", "VKSND tỉnh Ví Dụ").certificate
    assert (held.subject, held.unit, held.issuer) == (
        "Nguyễn Văn Ví Dụ",
        "VKSND tỉnh Ví Dụ",
        "CA trình diễn",
    )
    assert (held.valid_from, held.valid_until) == (SINCE, UNTIL)
    assert len(held.fingerprint) == 64
    assert int(held.serial, 16) > 0
    assert authority().certificate.is_authority
    assert not held.is_authority


def test_certificates_are_read_from_pem_and_der():
    two = (authority().certificate, signer("Người ký").certificate)
    assert read_certificates("".join(each.pem() for each in two).encode()) == two
    assert read_certificates(two[0].der) == two[:1]


@pytest.mark.parametrize("content", [b"", b"-----BEGIN CERTIFICATE-----", b"0\x03\x02\x01\x00"])
def test_what_is_no_certificate_is_said_so(content):
    with pytest.raises(InputError, match="không phải là chứng thư số"):
        read_certificates(content)


def test_people_under_an_intermediate_are_trusted_by_the_root_alone():
    days = {"valid_from": SINCE, "valid_until": UNTIL}
    root = Authority.new("Gốc thứ hai", **days)
    key = root.intermediate("Trung gian", **days).person("Người ký", unit="Đơn vị", **days)
    pdf = sign_pdf(blank(1), key=key, field="signature-1", at=SIGNING, times=times())
    anchors = [root.certificate, authority().certificate]
    assert verify_pdf(pdf, anchors)["ok"]
    assert not verify_pdf(pdf, [authority().certificate])["ok"]
    assert datetime.now(UTC) < UNTIL


def test_a_signed_paper_is_shown_with_the_pictures_of_its_signatures():
    pdf = sign_pdf(
        blank(2),
        key=signer("Người ký"),
        field="signature-1",
        at=SIGNING,
        stamp=draw_stamp(signer="Người ký", unit="Đơn vị", at=SIGNING, width=160, height=60),
    )
    assert page_count(pdf) == 1
    with_stamp, without = (draw_page(painted(each), 1) for each in (pdf, blank(2)))
    assert with_stamp[:4] == b"\x89PNG"
    assert with_stamp != without == draw_page(blank(2), 1)
    with pytest.raises(UnshownPageError):
        draw_page(pdf, 2)
    for broken in (b"", b"%PDF-1.7\n", b"PK"):
        with pytest.raises(CannotSignError):
            painted(broken)
        with pytest.raises(UnshownPageError):
            draw_page(broken, 1)
