"""A signature with its time made and six verified, beside the bare operations of the same keys."""

import statistics
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from benchmarks.figures import Figure, seconds
from thidua_core.paper import read_paper, render_pdf, signature_fields
from thidua_core.signing import Authority, LocalTimes, SigningKey, add_fields, sign_pdf, verify_pdf

PLAN = Path(__file__).parents[1] / "docs" / "assets" / "papers" / "plan.yaml"
SIGNERS = 6
REPETITIONS = 20
AT = datetime(2026, 11, 20, 2, tzinfo=UTC)
DAYS = {
    "valid_from": datetime(2019, 1, 1, tzinfo=UTC),
    "valid_until": datetime(2049, 1, 1, tzinfo=UTC),
}
WORDS = b"benchmark" * 8


def figures() -> list[Figure]:
    authority = Authority.new("CA", **DAYS)
    times = LocalTimes(key=authority.time_authority("Giờ", **DAYS))
    key = authority.person("Người ký", unit="Đơn vị", **DAYS)
    pdf, names = paper()
    signing = seconds(
        lambda: sign_pdf(pdf, key=key, field=names[0], at=AT, times=times), repetitions=REPETITIONS
    )
    raw_signing = seconds(lambda: (signed(key), signed(times.key)), repetitions=REPETITIONS)
    whole = pdf
    for number, name in enumerate(names):
        moment = AT + timedelta(minutes=number)
        whole = sign_pdf(whole, key=key, field=name, at=moment, times=times)
    anchors = [authority.certificate]
    assert verify_pdf(whole, anchors)["ok"], "what is timed is a whole verification"
    verifying = seconds(lambda: verify_pdf(whole, anchors), repetitions=REPETITIONS)
    seals = [(each, signed(each)) for each in (key, times.key)] * SIGNERS
    raw_verifying = seconds(lambda: [checked(*each) for each in seals], repetitions=REPETITIONS)
    return [
        *pair("signing: one B-T signature with its local time", 300, signing, raw_signing),
        *pair("signing: six B-T signatures verified", 500, verifying, raw_verifying),
    ]


def pair(work: str, target: float, taken: list[float], raw: list[float]) -> list[Figure]:
    """The milliseconds promised, and how often the bare key operations fit into them."""
    middle, bare = statistics.median(taken), statistics.median(raw)
    return [
        Figure(
            work=work,
            value=middle * 1000,
            unit="ms",
            target=target,
            repetitions=len(taken),
            spread=[each * 1000 for each in taken],
        ),
        Figure(
            work=work,
            value=middle / bare,
            unit="times",
            target=target / (bare * 1000),
            against="the bare key operations (the limit; the target is the promise in their terms)",
            repetitions=len(raw),
            spread=[each * 1000 for each in raw],
        ),
    ]


def paper() -> tuple[bytes, list[str]]:
    """A plan with six empty fields, and their names."""
    plan = read_paper(PLAN.read_bytes())
    (place, *_others) = signature_fields(plan)
    names = [f"nguoi-ky-{number}" for number in range(1, SIGNERS + 1)]
    places = [
        type(place)(**{part: getattr(place, part) for part in PARTS} | {"name": name})
        for name in names
    ]
    return add_fields(render_pdf(plan), places), names


PARTS = ("page", "x", "y", "width", "height")


def signed(key: SigningKey) -> bytes:
    """The bare operation of a key over a digest's worth of bytes."""
    if isinstance(key.private, rsa.RSAPrivateKey):
        return key.private.sign(WORDS, padding.PKCS1v15(), hashes.SHA256())
    return key.private.sign(WORDS, ec.ECDSA(hashes.SHA256()))


def checked(key: SigningKey, seal: bytes) -> None:
    public = key.private.public_key()
    if isinstance(public, rsa.RSAPublicKey):
        public.verify(seal, WORDS, padding.PKCS1v15(), hashes.SHA256())
    else:
        public.verify(seal, WORDS, ec.ECDSA(hashes.SHA256()))
