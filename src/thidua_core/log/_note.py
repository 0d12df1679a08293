"""Signed notes of C2SP signed-note, with Ed25519 keys only.

Knows texts, keys and signatures; does not know what a note says, nor which key deserves
trust. Whether signatures hold is a value (`NoteCheck`); only an unreadable note is an error.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from thidua_core.errors import InputError

_ED25519 = b"\x01"
_MOST_SIGNATURES = 100
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_KEY_ID = re.compile(r"[0-9a-f]{8}")
_UNPRINTABLE = frozenset({"Cc", "Cs"})
_PRIVATE = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line as it stands, of whatever algorithm."""

    name: str
    key_id: bytes
    """Four bytes; together with the name they say which key it claims to be."""
    signature: bytes

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}"


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under its name."""

    name: str
    public_key: bytes

    @property
    def key_id(self) -> bytes:
        """Four bytes of hash over name and key."""
        return _key_id(self.name, self.public_key)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key in groups of eight, to be read out and compared."""
        digest = sha256(self.public_key).hexdigest()
        return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))

    def holds(self, text: str, signature: bytes) -> bool:
        """Tell whether the signature was made over the text by this key."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True

    def encode(self) -> str:
        """Write ``name+id+key``, as people exchange it."""
        return f"{self.name}+{self.key_id.hex()}+{_encode(_ED25519 + self.public_key)}"


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """A private key under its name; only ``encode`` shows it."""

    name: str
    seed: bytes

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self._key().public_key().public_bytes_raw())

    def encode(self) -> str:
        """Write ``PRIVATE+KEY+name+id+key``, for a file that only its owner reads."""
        return f"{_PRIVATE}{self.name}+{self.verifier.key_id.hex()}+{_encode(_ED25519 + self.seed)}"

    def sign(self, text: str) -> NoteSignature:
        """Sign a text."""
        return NoteSignature(self.name, self.verifier.key_id, self._key().sign(text.encode()))

    def __repr__(self) -> str:
        return f"SigningKey({self.name!r})"

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


@dataclass(frozen=True, slots=True)
class NoteCheck:
    """What the known keys say of a note."""

    valid: tuple[VerifierKey, ...]
    invalid: tuple[VerifierKey, ...]
    """Named by a signature line that does not hold: the note has been tampered with."""
    unknown: tuple[NoteSignature, ...]
    """Of keys nobody gave us; they neither help nor harm."""

    @property
    def trusted(self) -> bool:
        """At least one known key signed, and no signature of a known key fails."""
        return bool(self.valid) and not self.invalid


@dataclass(frozen=True, slots=True)
class Note:
    """A text and the signatures under it."""

    text: str
    """Ends in a newline, which is signed too."""
    signatures: tuple[NoteSignature, ...]

    def check(self, verifiers: Iterable[VerifierKey]) -> NoteCheck:
        """Hold every signature against the known keys; lines of other keys are only listed."""
        known = {(verifier.name, verifier.key_id): verifier for verifier in verifiers}
        valid: list[VerifierKey] = []
        invalid: list[VerifierKey] = []
        unknown: list[NoteSignature] = []
        for line in self.signatures:
            verifier = known.get((line.name, line.key_id))
            if verifier is None:
                unknown.append(line)
            else:
                holds = verifier.holds(self.text, line.signature)
                (valid if holds else invalid).append(verifier)
        return NoteCheck(tuple(valid), tuple(invalid), tuple(unknown))

    def __str__(self) -> str:
        lines = (
            f"— {line.name} {_encode(line.key_id + line.signature)}\n" for line in self.signatures
        )
        return f"{self.text}\n{''.join(lines)}"


def read_verifier_key(text: str) -> VerifierKey:
    """Read ``name+id+key``; an InputError when a part is wrong or the id does not fit."""
    name, key_id, public_key = _key_parts(text.strip(), "khóa")
    verifier = VerifierKey(name, public_key)
    if verifier.key_id != key_id:
        raise _bad_key("khóa có mã không khớp với tên và khóa")
    return verifier


def read_signing_key(text: str) -> SigningKey:
    """Read ``PRIVATE+KEY+name+id+key``; the InputError never repeats the key."""
    plain = text.strip()
    if not plain.startswith(_PRIVATE):
        raise _bad_key("khóa bí mật không bắt đầu bằng PRIVATE+KEY+")
    name, key_id, seed = _key_parts(plain.removeprefix(_PRIVATE), "khóa bí mật")
    key = SigningKey(name, seed)
    if key.verifier.key_id != key_id:
        raise _bad_key("khóa bí mật có mã không khớp với tên và khóa")
    return key


def new_signing_key(name: str) -> SigningKey:
    """Make a key; the name is a schema-less address such as ``thidua.example/nhat-ky``."""
    if not _is_name(name):
        raise InputError(
            "tên khóa",
            f"“{name}” để trống, hoặc có khoảng trắng hay dấu +",
            "Hãy đặt tên như một địa chỉ, ví dụ thidua.example/nhat-ky",
        )
    return SigningKey(name, Ed25519PrivateKey.generate().private_bytes_raw())


def sign_note(text: str, *signers: SigningKey) -> str:
    """Return the text with a line per signer, at least one; it must end in a newline."""
    if not signers or not text.endswith("\n") or _CONTROL.search(text):
        raise ValueError("a note has a signer, ends in a newline and has no control characters")
    return str(Note(text, tuple(signer.sign(text) for signer in signers)))


def parse_note(note: bytes | str) -> Note:
    """Read a signed note; an InputError says which line is not as it should be."""
    try:
        content = note.decode() if isinstance(note, bytes) else note.encode().decode()
    except UnicodeError:
        raise _bad_note("", "không phải là văn bản UTF-8") from None
    if found := _CONTROL.search(content):
        line = content.count("\n", 0, found.start()) + 1
        raise _bad_note(f"dòng {line}", "có ký tự điều khiển")
    text, separator, signed = content.rpartition("\n\n")
    if not separator or not signed.endswith("\n"):
        raise _bad_note("", "thiếu dòng trống và các dòng chữ ký ở cuối")
    lines = signed[:-1].split("\n")
    if len(lines) > _MOST_SIGNATURES:
        raise _bad_note("", f"có hơn {_MOST_SIGNATURES} chữ ký")
    first = text.count("\n") + 3
    signatures = (_signature(line, f"dòng {first + at}") for at, line in enumerate(lines))
    return Note(f"{text}\n", tuple(signatures))


def _signature(line: str, where: str) -> NoteSignature:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    decoded = _decode(encoded)
    if dash != "—" or not _is_name(name) or decoded is None or len(decoded) < 5:
        raise _bad_note(where, "không phải là một dòng chữ ký")
    return NoteSignature(name, decoded[:4], decoded[4:])


def _key_id(name: str, public_key: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:4]


def _key_parts(text: str, what: str) -> tuple[str, bytes, bytes]:
    """Read ``name+id+key`` into name, four bytes of id and 32 bytes of key."""
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    if not _is_name(name) or not _KEY_ID.fullmatch(key_id):
        raise _bad_key(f"{what} không có dạng tên+mã+khóa")
    typed = _decode(encoded)
    if typed is None or len(typed) != 33 or typed[:1] != _ED25519:
        raise _bad_key(f"{what} không phải là khóa Ed25519")
    return name, bytes.fromhex(key_id), typed[1:]


def _is_name(name: str) -> bool:
    return bool(name) and not any(
        letter == "+" or letter.isspace() or unicodedata.category(letter) in _UNPRINTABLE
        for letter in name
    )


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _decode(encoded: str) -> bytes | None:
    """Decode base64 of which every bit counts; None when it could be written otherwise."""
    try:
        content = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None
    return content if _encode(content) == encoded else None


def _bad_key(problem: str) -> InputError:
    return InputError("khóa nhật ký", problem, "Hãy lấy lại tệp khóa nguyên vẹn")


def _bad_note(where: str, problem: str) -> InputError:
    return InputError(where, f"bản ký {problem}", "Hãy lấy lại bản gốc nguyên vẹn từng byte")
