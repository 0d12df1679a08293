"""``thidua sign``: signs a PDF with a PKCS#12 file. Needs neither Django nor a database."""

import os
import sys
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from thidua.console import printing
from thidua.console.endings import DONE, WrongInput
from thidua.console.reading import read_bytes
from thidua.console.words import tr
from thidua_core.paper import draw_stamp
from thidua_core.signing import (
    CannotSignError,
    FieldBox,
    HttpTimes,
    KeyFault,
    SigningKey,
    fields_of,
    read_key,
    sign_pdf,
)

PASSPHRASE = "THIDUA_KEY_PASSPHRASE"  # noqa: S105  # reason: the name of a variable, no secret


def sign(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp PDF cần ký.")],
    key: Annotated[Path, typer.Option("--key", help="Tệp khóa PKCS#12 (.p12, .pfx).")],
    field: Annotated[
        str | None, typer.Option("--field", help="Ô ký; bỏ trống: ô đầu tiên chưa ký.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Tệp ghi ra; bỏ trống: thêm -da-ky vào tên tệp.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Lý do ký.")] = None,
    times: Annotated[
        str | None, typer.Option("--timestamp", help="Địa chỉ dịch vụ dấu thời gian (RFC 3161).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> int:
    """Ký số một tệp PDF bằng khóa PKCS#12; chữ ký được ghi thêm, phần đã có giữ nguyên.

    Mật khẩu của khóa được hỏi khi chạy, hoặc đọc từ biến THIDUA_KEY_PASSPHRASE.

    Ví dụ: thidua sign giao-uoc.pdf --key vien-truong.p12 --field signature-2
    """
    pdf = read_bytes(file)
    try:
        place = _place(pdf, field)
        opened = _key(key)
        at = datetime.now(UTC)
        signed = sign_pdf(
            pdf,
            key=opened,
            field=place.name,
            at=at,
            stamp=_stamp(opened, place, at),
            reason=reason,
            times=HttpTimes(url=times) if times else None,
        )
    except CannotSignError as error:
        raise WrongInput(f"{file}: {error}") from None
    written = out or file.with_stem(f"{file.stem}-da-ky")
    try:
        written.write_bytes(signed)
    except OSError as error:
        said = tr("{file}: không ghi được tệp ({problem}). Hãy kiểm thư mục.")
        raise WrongInput(said.format(file=written, problem=error.strerror)) from None
    held = opened.certificate
    if as_json:
        told = {"out": str(written), "field": place.name, "signer": held.subject}
        printing.document({**told, "unit": held.unit, "fingerprint": held.fingerprint})
    else:
        said = tr("✓ {signer} đã ký ô {field}: {out}")
        printing.line(said.format(signer=held.subject, field=place.name, out=written))
    return DONE


def _place(pdf: bytes, field: str | None) -> FieldBox:
    """The field asked for, or the first empty one."""
    fields = fields_of(pdf)
    if field is None:
        free = next((box for box in fields if not box.filled), None)
        if free is None:
            raise WrongInput(
                tr("Tệp không còn ô ký trống. Thêm ô ký khi dựng văn bản, rồi ký tệp ấy.")
            )
        return free
    found = next((box for box in fields if box.name == field), None)
    if found is None:
        names = ", ".join(box.name for box in fields) or "–"
        said = tr("Tệp không có ô ký {field}. Các ô ký của tệp: {names}.")
        raise WrongInput(said.format(field=field, names=names))
    return found


def _stamp(key: SigningKey, place: FieldBox, at: datetime) -> bytes | None:
    if not (place.width and place.height):
        return None
    held = key.certificate
    return draw_stamp(
        signer=held.subject, unit=held.unit, at=at, width=place.width, height=place.height
    )


def _key(path: Path) -> SigningKey:
    opened = read_key(read_bytes(path), _passphrase())
    if isinstance(opened, KeyFault):
        raise WrongInput(f"{path}: {_fault(opened)}")
    return opened


def _fault(fault: KeyFault) -> str:
    match fault:
        case KeyFault.UNREADABLE:
            return tr("tệp này không phải là khóa PKCS#12 đọc được. Chọn tệp .p12 hoặc .pfx.")
        case KeyFault.WRONG_PASSPHRASE:
            return tr("mật khẩu của khóa chưa đúng. Gõ lại mật khẩu.")
        case KeyFault.NO_KEY:
            return tr("tệp chỉ có chứng thư, không có khóa bí mật. Xuất lại kèm khóa bí mật.")
        case KeyFault.NO_CERTIFICATE:
            return tr("tệp có khóa mà không có chứng thư. Xuất lại kèm chứng thư.")
        case KeyFault.OTHER_KIND:
            return tr("loại khóa này không dùng để ký văn bản. Dùng khóa RSA hoặc ECDSA.")


def _passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if sys.stdin.isatty():
        return getpass(tr("Mật khẩu của khóa: "))
    return sys.stdin.readline().rstrip("\r\n")


ENGLISH = {
    "Tệp PDF cần ký.": "The PDF to sign.",
    "Tệp khóa PKCS#12 (.p12, .pfx).": "The key, a PKCS#12 file (.p12, .pfx).",
    "Ô ký; bỏ trống: ô đầu tiên chưa ký.": "The field; by default the first empty one.",
    "Tệp ghi ra; bỏ trống: thêm -da-ky vào tên tệp.": (
        "The file to write; by default -da-ky is added to the name."
    ),
    "Lý do ký.": "Why it is signed.",
    "Địa chỉ dịch vụ dấu thời gian (RFC 3161).": "Address of a timestamp service (RFC 3161).",
    "In một tài liệu JSON.": "Print one JSON document.",
    "Ký số một tệp PDF bằng khóa PKCS#12; chữ ký được ghi thêm, phần đã có giữ nguyên.": (
        "Sign a PDF with a PKCS#12 key; the signature is added, what is there stays as it is."
    ),
    "Mật khẩu của khóa được hỏi khi chạy, hoặc đọc từ biến THIDUA_KEY_PASSPHRASE.": (
        "The passphrase is asked for, or read from the variable THIDUA_KEY_PASSPHRASE."
    ),
    "✓ {signer} đã ký ô {field}: {out}": "✓ {signer} has signed {field}: {out}",
    "Tệp không còn ô ký trống. Thêm ô ký khi dựng văn bản, rồi ký tệp ấy.": (
        "The file has no empty field. Add fields when drawing the paper, then sign that file."
    ),
    "Tệp không có ô ký {field}. Các ô ký của tệp: {names}.": (
        "The file has no field {field}. Its fields: {names}."
    ),
    "{file}: không ghi được tệp ({problem}). Hãy kiểm thư mục.": (
        "{file}: it cannot be written ({problem}). Check the folder."
    ),
    "Mật khẩu của khóa: ": "Passphrase of the key: ",
    "tệp này không phải là khóa PKCS#12 đọc được. Chọn tệp .p12 hoặc .pfx.": "this is no PKCS#12 key. Choose a .p12 or .pfx file.",
    "mật khẩu của khóa chưa đúng. Gõ lại mật khẩu.": "the passphrase of the key is not right. Type it again.",
    "tệp chỉ có chứng thư, không có khóa bí mật. Xuất lại kèm khóa bí mật.": "it holds certificates and no private key. Export it with its key.",
    "tệp có khóa mà không có chứng thư. Xuất lại kèm chứng thư.": "it holds a key and no certificate. Export it with both.",
    "loại khóa này không dùng để ký văn bản. Dùng khóa RSA hoặc ECDSA.": "such a key signs no papers. Use an RSA or ECDSA key.",
}
