"""A paper of the invented cluster half signed, so that the head of Vĩnh Long has one to sign.

The authority, the time authority and all keys are for demonstration only; they are kept with the
installation's keys and nobody's real papers rest on them.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from thidua.console.play.cast import PROVINCE
from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.documents.actions import (
    Particulars,
    Slot,
    accept_paper_original,
    draft_document,
    install_anchor,
    register_certificate,
    request_signatures,
    sign_slot,
)
from thidua.documents.enums import DocumentKind
from thidua.documents.queries import documents_for, signature_request_of
from thidua.documents.queries.certificates import TIMES_PASSPHRASE, local_times_path
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.org.queries import units_by_name
from thidua.people.actions import create_person
from thidua.people.queries import find_account
from thidua_core.paper import Kind, Paper, Paragraph, Signature, render_pdf, signature_fields
from thidua_core.signing import Authority, SigningKey, add_fields, read_key

OPENED = date(2026, 3, 16)
TITLE = "Phối hợp hoạt động của Cụm thi đua năm 2026 (giả định)"
TITLE_ON_PAPER = "Phân công đầu mối của Cụm thi đua năm 2026 (giả định)"
FIRST = ("VKSND tỉnh An Giang", "Đặng Văn Giả Định")
LAST = ("VKSND tỉnh Đồng Tháp", "Phan Thị Giả Định")
HEAD = "vientruong"
KEY_NAME, ANCHOR_NAME = "vientruong.p12", "demo-ca.pem"
PASSPHRASE = "trinh-dien-2026"  # noqa: S105  # reason: of an invented person, printed by the demonstration
_DAYS: Final[Any] = {
    "valid_from": datetime(2019, 1, 1, tzinfo=UTC),
    "valid_until": datetime(2049, 1, 1, tzinfo=UTC),
}


def load_signing(stage: Stage) -> list[str]:
    """Make what is not there yet: keys as files first, then the paper in one transaction."""
    names = {account.username: account.name for account in stage.accounts}
    authority = demonstration_authority()
    demonstration_times()
    head = _person_key(authority, KEY_NAME, names.get(HEAD, HEAD), PROVINCE)
    first = _person_key(authority, "nguoi-ky-1.p12", FIRST[1], FIRST[0])
    _write(folder() / ANCHOR_NAME, authority.certificate.pem().encode())
    for name in (ANCHOR_NAME, KEY_NAME):
        (stage.directory / name).write_bytes((folder() / name).read_bytes())
    with transaction.atomic():
        known = documents_for(SYSTEM, on=clock.today()).filter(title=TITLE).first()
        if known is not None and signature_request_of(known.pk) is not None:
            return ["đã có sẵn"]
        _open(authority, head, first)
        _sign_on_paper()
    return ["một văn bản 3 nơi ký, đã ký 1", "một bản giấy có dấu được nhận thay"]


def folder() -> Path:
    """Where the demonstration keeps its keys."""
    return local_times_path().parent


def demonstration_authority() -> Authority:
    """The authority of all demonstration certificates, the same for every run of one home."""
    key = kept_key("ca.p12", lambda: Authority.new("CA trình diễn thidua", **_DAYS).key)
    return Authority(key=key)


def demonstration_times() -> SigningKey:
    """The key of the time authority: where it is kept, signatures carry a time."""
    authority = demonstration_authority()
    return kept_key("times.p12", lambda: authority.time_authority("Giờ trình diễn", **_DAYS))


def _person_key(authority: Authority, name: str, person: str, unit: str) -> SigningKey:
    return kept_key(
        name, lambda: authority.person(person, unit=unit, **_DAYS), passphrase=PASSPHRASE
    )


def kept_key(
    name: str, make: Callable[[], SigningKey], *, passphrase: str = TIMES_PASSPHRASE
) -> SigningKey:
    """A key of the demonstration by its file, made and kept where it is not there."""
    path = folder() / name
    if not path.is_file():
        _write(path, make().p12(passphrase))
    return _read(path.read_bytes(), passphrase)


@lru_cache(maxsize=64)
def _read(content: bytes, passphrase: str) -> SigningKey:
    """A key read once a run: a passphrase takes long to be tried, as it should."""
    key = read_key(content, passphrase)
    assert isinstance(key, SigningKey), "the file was written by the demonstration"
    return key


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(".partial")
    partial.write_bytes(content)
    partial.chmod(0o600)
    partial.replace(path)


def _open(authority: Authority, head: SigningKey, first: SigningKey) -> None:
    account = find_account(HEAD)
    assert account is not None, "the cast comes first"
    assert account.person_id is not None, "every account of the cast is a person's"
    units = {name: units_by_name(name, OPENED).get() for name in (FIRST[0], PROVINCE, LAST[0])}
    with lived(OPENED) as at:
        signers = {
            name: create_person(full_name=person, invented=True, actor=SYSTEM, at=at).pk
            for name, person in (FIRST, LAST)
        }
        signers[PROVINCE] = account.person_id
        install_anchor(content=authority.certificate.der, actor=SYSTEM, at=at)
        for name, key in ((PROVINCE, head), (FIRST[0], first)):
            register_certificate(
                content=key.certificate.der,
                person_id=signers[name],
                unit_id=units[name].pk,
                actor=SYSTEM,
                at=at,
            )
        request = _ask(units, signers, at)
    with lived(OPENED, 9) as at:
        sign_slot(
            slot_id=request.slots.get(order=1).pk,
            key=first.p12(PASSPHRASE),
            passphrase=PASSPHRASE,
            actor=SYSTEM,
            at=at,
        )


def _sign_on_paper() -> None:
    """One unit has sent its paper original; the clerk's scan of it stands in the place."""
    unit = units_by_name(PROVINCE, OPENED).get()
    account = find_account(HEAD)
    assert account is not None, "the cast comes first"
    with lived(OPENED, 10) as at:
        signers = {PROVINCE: account.person_id or 0}
        request = _ask({PROVINCE: unit}, signers, at, title=TITLE_ON_PAPER)
        accept_paper_original(
            slot_id=request.slots.get(order=1).pk,
            scan=render_pdf(_paper([PROVINCE], TITLE_ON_PAPER)),
            name="ban-chup-co-dau-gia-dinh.pdf",
            signed_on=OPENED,
            actor=SYSTEM,
            at=at,
        )


def _ask(
    units: dict[str, Any], signers: dict[str, int], at: datetime, *, title: str = TITLE
) -> Any:
    document = draft_document(
        Particulars(
            kind=DocumentKind.PLAN,
            issuer_id=units[PROVINCE].pk,
            title=title,
            source="Giả định để trình diễn",
            invented=True,
        ),
        paper=None,
        actor=SYSTEM,
        at=at,
    )
    paper = _paper(list(units), title)
    places = signature_fields(paper)
    return request_signatures(
        document_id=document.pk,
        pdf=add_fields(render_pdf(paper), places),
        slots=[
            Slot(
                field=place.name,
                unit_id=unit.pk,
                person_id=signers[name],
                unit_label=name,
                office="VIỆN TRƯỞNG",
                order=number,
            )
            for number, (place, (name, unit)) in enumerate(
                zip(places, units.items(), strict=True), start=1
            )
        ],
        actor=SYSTEM,
        at=at,
    )


def _paper(units: list[str], title: str) -> Paper:
    return Paper(
        kind=Kind.PLAN,
        title=title,
        issuer="CỤM THI ĐUA\n(GIẢ ĐỊNH ĐỂ TRÌNH DIỄN)",
        place="Vĩnh Long",
        date=OPENED,
        body=(
            Paragraph("Các đơn vị trong Cụm thống nhất phối hợp hoạt động trong năm 2026."),
            Paragraph("Mỗi đơn vị cử một đầu mối, trao đổi ít nhất một chuyên đề trong năm."),
        ),
        signatures=tuple(Signature(name=None, office="Viện trưởng", unit=unit) for unit in units),
    )
