import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_core.errors import InputError
from thidua_core.log import (
    SigningKey,
    new_signing_key,
    parse_note,
    read_signing_key,
    read_verifier_key,
    sign_note,
)

# The example of the signed-note specification.
SPECIFIED_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
SPECIFIED_NOTE = """This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""
# A published pair of keys and what it signs, known from the checksum database of Go.
PUBLISHED_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLISHED_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PUBLISHED_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PUBLISHED_LINE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

SIGNER = SigningKey("thidua.example/nhat-ky", bytes(range(32)))
OTHER = SigningKey("witness.example", bytes(range(1, 33)))
texts = st.text("abc \nđấ.—", max_size=40).map(lambda text: f"{text}\n")


def test_example_of_the_specification_verifies():
    verifier = read_verifier_key(SPECIFIED_KEY)
    check = parse_note(SPECIFIED_NOTE).check([verifier])
    assert check.trusted
    assert check.valid == (verifier,)
    assert verifier.encode() == SPECIFIED_KEY
    assert str(parse_note(SPECIFIED_NOTE)) == SPECIFIED_NOTE


def test_published_key_signs_byte_for_byte():
    signer = read_signing_key(f"{PUBLISHED_SECRET}\n")
    assert signer.encode() == PUBLISHED_SECRET
    assert signer.verifier.encode() == PUBLISHED_KEY
    assert sign_note(PUBLISHED_TEXT, signer) == f"{PUBLISHED_TEXT}\n{PUBLISHED_LINE}"


@pytest.mark.parametrize(
    ("parse", "key"),
    [(read_verifier_key, PUBLISHED_KEY), (read_signing_key, PUBLISHED_SECRET)],
)
def test_a_mangled_key_is_refused(parse, key):
    mangled = {key[:end] for end in range(len(key))} | {key[start:] for start in range(1, len(key))}
    for at, letter in enumerate(key):
        mangled.add(f"{key[:at]}{chr(ord(letter) + 1)}{key[at + 1 :]}")
    for wrong in mangled - {key}:
        with pytest.raises(InputError, match="khóa nhật ký: khóa"):
            parse(wrong)


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("PeterNeumann", "không có dạng tên+mã+khóa"),
        ("Peter Neumann+c74f20a3+AQ==", "không có dạng tên+mã+khóa"),
        ("PeterNeumann+C74F20A3+AQ==", "không có dạng tên+mã+khóa"),
        ("\udc80+c74f20a3+AQ==", "không có dạng tên+mã+khóa"),
        (
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "không phải là khóa Ed25519",
        ),
        (
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "không phải là khóa Ed25519",
        ),
        ("PeterNeumann+c74f20a3+đ", "không phải là khóa Ed25519"),
        (PUBLISHED_KEY.replace("c74f20a3", "c74f20a4"), "mã không khớp"),
    ],
)
def test_refusals_say_what_is_wrong_with_a_key(key, problem):
    with pytest.raises(InputError) as caught:
        read_verifier_key(key)
    assert problem in str(caught.value)


def test_a_refused_secret_is_not_repeated():
    with pytest.raises(InputError) as caught:
        read_signing_key(PUBLISHED_SECRET.replace("c74f20a3", "c74f20a4"))
    assert "AYEKFALV" not in str(caught.value)
    assert "seed" not in repr(SIGNER)
    assert SIGNER.name in repr(SIGNER)


def test_new_keys_differ_and_read_back():
    one, other = new_signing_key("a.example/log"), new_signing_key("a.example/log")
    assert one.seed != other.seed
    assert read_signing_key(one.encode()) == one
    assert read_verifier_key(one.verifier.encode()) == one.verifier


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\nb", "a\x00b"])
def test_names_of_keys_have_neither_spaces_nor_plus(name):
    with pytest.raises(InputError, match="tên khóa"):
        new_signing_key(name)


def test_the_fingerprint_is_of_the_public_key():
    groups = SIGNER.verifier.fingerprint.split(" ")
    assert [len(group) for group in groups] == [8] * 8
    assert SIGNER.verifier.fingerprint != OTHER.verifier.fingerprint


@settings(max_examples=40)
@given(texts)
def test_signed_notes_read_back_and_verify(text):
    note = parse_note(sign_note(text, SIGNER, OTHER).encode())
    assert note.text == text
    check = note.check([SIGNER.verifier])
    assert check.trusted
    assert [str(line) for line in check.unknown] == [str(note.signatures[1])]
    assert note.check([SIGNER.verifier, OTHER.verifier]).valid == (SIGNER.verifier, OTHER.verifier)


@settings(max_examples=40)
@given(st.data())
def test_any_change_of_a_byte_is_unreadable_or_untrusted(data):
    signed = bytearray(sign_note("nhật ký\n12\n", SIGNER).encode())
    at = data.draw(st.integers(0, len(signed) - 1))
    signed[at] ^= data.draw(st.integers(1, 255))
    try:
        note = parse_note(bytes(signed))
    except InputError:
        return
    assert not note.check([SIGNER.verifier]).trusted


def test_a_signature_under_another_text_is_invalid_even_beside_a_valid_one():
    stolen = parse_note(sign_note("khác\n", OTHER)).signatures[0]
    note = parse_note(sign_note("đúng\n", SIGNER))
    forged = type(note)(note.text, (*note.signatures, stolen))
    check = forged.check([SIGNER.verifier, OTHER.verifier])
    assert (check.valid, check.invalid) == ((SIGNER.verifier,), (OTHER.verifier,))
    assert not check.trusted
    assert forged.check([SIGNER.verifier]).trusted


def test_a_key_of_the_same_name_is_another_key():
    namesake = SigningKey(SIGNER.name, bytes(32))
    check = parse_note(sign_note("x\n", namesake)).check([SIGNER.verifier])
    assert not check.trusted
    assert (check.valid, check.invalid) == ((), ())
    assert str(check.unknown[0]) == f"{SIGNER.name}+{namesake.verifier.key_id.hex()}"


def test_signatures_of_other_algorithms_are_tolerated():
    line = base64.b64encode(b"\xff\xff\xff\xff" + b"s" * 5000).decode()
    note = parse_note(f"{SPECIFIED_NOTE}— pq.example {line}\n")
    assert note.check([read_verifier_key(SPECIFIED_KEY)]).trusted


def test_the_text_may_hold_empty_lines():
    text = "a\n\n\n— x\n\nb\n"
    assert parse_note(sign_note(text, SIGNER)).text == text


@pytest.mark.parametrize(
    ("note", "problem"),
    [
        ("", "thiếu dòng trống"),
        ("a\n", "thiếu dòng trống"),
        ("a\n\n", "thiếu dòng trống"),
        (SPECIFIED_NOTE[:-1], "thiếu dòng trống"),
        (SPECIFIED_NOTE.replace("\n", "\r\n"), "dòng 1: bản ký có ký tự điều khiển"),
        (f"a\nb\x00\n\n{PUBLISHED_LINE}", "dòng 2: bản ký có ký tự điều khiển"),
        (b"\xff\n", "không phải là văn bản UTF-8"),
        ("\udc80\n", "không phải là văn bản UTF-8"),
        (f"{SPECIFIED_NOTE}x\n", "dòng 4: bản ký không phải là một dòng chữ ký"),
        ("a\n\n- name AAAAAAA=\n", "dòng 3: bản ký không phải là một dòng chữ ký"),
        ("a\n\n— na+me AAAAAAA=\n", "không phải là một dòng chữ ký"),
        ("a\n\n—  AAAAAAA=\n", "không phải là một dòng chữ ký"),
        ("a\n\n— name AAAA\n", "không phải là một dòng chữ ký"),
        ("a\n\n— name AAAAAAB=\n", "không phải là một dòng chữ ký"),
        ("a\n\n— name AAAA AAA=\n", "không phải là một dòng chữ ký"),
        (f"a\n\n{PUBLISHED_LINE * 101}", "có hơn 100 chữ ký"),
    ],
)
def test_unreadable_notes_name_the_line(note, problem):
    with pytest.raises(InputError, match=problem):
        parse_note(note)


def test_a_hundred_signatures_are_read():
    assert len(parse_note(f"a\n\n{PUBLISHED_LINE * 100}").signatures) == 100


@pytest.mark.parametrize("text", ["", "no newline", "tab\t\n"])
def test_texts_that_would_not_read_back_are_not_signed(text):
    with pytest.raises(ValueError, match="ends in a newline"):
        sign_note(text, SIGNER)


def test_a_note_has_a_signer():
    with pytest.raises(ValueError, match="signer"):
        sign_note("x\n")
