"""Papers to sign and keys to sign them with, made once a run; nobody of them exists."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from thidua_core.signing import Authority, LocalTimes, SigningKey, add_fields, sign_pdf

SINCE = datetime(2019, 1, 1, tzinfo=UTC)
UNTIL = datetime(2049, 1, 1, tzinfo=UTC)
SIGNING = datetime(2020, 2, 21, 8, 57, tzinfo=UTC)
LATER = SIGNING + timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place to sign on the small paper."""

    name: str
    page: int = 1
    x: float = 20
    y: float
    width: float = 160
    height: float = 60


def places(count: int) -> list[Place]:
    return [Place(name=f"signature-{n}", y=20 + 70 * n) for n in range(1, count + 1)]


def small_pdf(text: str = "Giao uoc thi dua") -> bytes:
    """A page of a few hundred bytes, written by hand so that a sweep over it is short."""
    stream = f"BT /F 12 Tf 20 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 800]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        b"<</Font<</F 5 0 R>>>>",
    ]
    written = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    identity = text.encode().hex().encode()[:32].ljust(32, b"0")
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
        + b"trailer\n<</Size %d/Root 1 0 R/ID[<%b><%b>]>>\n" % (count, identity, identity)
        + b"startxref\n%d\n%%%%EOF\n" % len(written)
    )


@cache
def authority() -> Authority:
    return Authority.new("CA trình diễn", valid_from=SINCE, valid_until=UNTIL)


@cache
def times() -> LocalTimes:
    key = authority().time_authority("Thời gian trình diễn", valid_from=SINCE, valid_until=UNTIL)
    return LocalTimes(key=key)


@cache
def signer(
    name: str,
    unit: str = "VKSND tỉnh Ví Dụ",
    valid_from: datetime = SINCE,
    valid_until: datetime = UNTIL,
) -> SigningKey:
    return authority().person(name, unit=unit, valid_from=valid_from, valid_until=valid_until)


@cache
def blank(count: int) -> bytes:
    """The small paper with that many empty fields."""
    return add_fields(small_pdf(), places(count))


def signed(count: int, of: int, *, timed: bool = False) -> bytes:
    """The small paper with ``of`` fields, the first ``count`` of them signed a minute apart."""
    return _signed(count, of, timed)


@cache
def _signed(count: int, of: int, timed: bool) -> bytes:
    if count == 0:
        return blank(of)
    return sign_pdf(
        _signed(count - 1, of, timed),
        key=signer(f"Người ký {count}", f"Đơn vị {count}"),
        field=f"signature-{count}",
        at=SIGNING + timedelta(minutes=count),
        times=times() if timed else None,
    )
