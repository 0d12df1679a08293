"""Reading what a command is given: a file, or standard input for ``-``.

Whatever cannot be read, or is no UTF-8 text where text is meant, is refused in words that name the file and the mend.
"""

import codecs
import sys
from pathlib import Path

from thidua.console.words import tr
from thidua_core.errors import InputError

_SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word, Excel, ZIP",
    b"\xd0\xcf\x11\xe0": "Word, Excel 97-2003",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}


def read_text(path: str) -> str:
    """Read a whole text; line ends stay as they are, so that offsets count characters.

    Raises InputError for what is missing, forbidden, binary, or in another encoding.
    """
    if path == "-":
        return _decoded(_standard_input(), tr("đầu vào chuẩn"))
    return _decoded(read_bytes(Path(path)), _named(path))


def read_bytes(path: Path) -> bytes:
    """Read a whole file. Raises InputError for what is missing, forbidden or a folder."""
    where = _named(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(where, tr("không có tệp này"), tr("Kiểm tra lại đường dẫn")) from None
    except IsADirectoryError:
        raise InputError(where, tr("đây là thư mục"), tr("Chọn một tệp trong thư mục")) from None
    except PermissionError:
        raise InputError(
            where, tr("không được phép đọc"), tr("Xin quyền đọc tệp hoặc chép tệp ra chỗ khác")
        ) from None
    except (OSError, ValueError) as failure:
        problem = tr("không đọc được: {problem}").format(problem=failure)
        raise InputError(where, problem, tr("Thử chép tệp sang ổ đĩa khác")) from None


def _named(path: str | Path) -> str:
    return tr("tệp “{path}”").format(path=path)


def _standard_input() -> bytes:
    if sys.stdin.isatty():
        sys.stderr.write(tr("Đang đọc từ bàn phím; kết thúc bằng Ctrl-D.") + "\n")
    return sys.stdin.buffer.read()


def _decoded(content: bytes, where: str) -> str:
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise _not_plain(where, kind)
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in content and not wide:
        raise _not_plain(where, tr("nhị phân"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as failure:
        problem = tr("không phải văn bản UTF-8 (byte thứ {place})").format(place=failure.start + 1)
        mend = tr("Mở tệp, lưu lại với bảng mã UTF-8 rồi chạy lại")
        raise InputError(where, problem, mend) from None


def _not_plain(where: str, kind: str) -> InputError:
    return InputError(
        where,
        tr("đây là tệp {kind}, không phải văn bản thuần").format(kind=kind),
        tr("Lưu nội dung thành tệp văn bản thuần (.txt, UTF-8) rồi chạy lại"),
    )
