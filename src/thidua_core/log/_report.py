"""``thidua verify`` for a log laid out as files: the answer in the shape that docs promise.

Knows which key counts as trusted: only the one that the person gives. A key that lies beside
the log proves that the log agrees with itself, not whose it is.
"""

import base64
from pathlib import Path
from typing import Any

from thidua_core.errors import InputError
from thidua_core.log._audit import verify_log
from thidua_core.log._files import CHECKPOINT, KEY, LogFiles, read_directory
from thidua_core.log._findings import Finding, LogReport
from thidua_core.log._note import VerifierKey, read_verifier_key


def verify_log_directory(path: Path | str, log_key: str | None = None) -> dict[str, Any]:
    """Verify a log in a folder; return the document of ``thidua verify --json``.

    ``log_key`` is the file of the trusted key, as in ``--log-key FILE``, or the key itself.
    Raises InputError when the folder is no log or the key is unreadable: nothing was verified.
    """
    directory = Path(path)
    if not directory.is_dir():
        raise InputError(
            str(path),
            "không có thư mục này" if not directory.exists() else "không phải là thư mục",
            f"Hãy chỉ tới thư mục nhật ký có tệp {CHECKPOINT}",
        )
    if not (directory / CHECKPOINT).exists() and not (directory / "tile").exists():
        raise InputError(
            str(path),
            f"thư mục này không phải là nhật ký: không có tệp {CHECKPOINT} hay thư mục tile",
            f"Hãy chỉ tới thư mục nhật ký có tệp {CHECKPOINT}",
        )
    trusted = None if log_key is None else trusted_key(log_key)
    return verify_log_files(read_directory(directory), trusted, file=str(path))


def verify_log_files(files: LogFiles, trusted: VerifierKey | None, *, file: str) -> dict[str, Any]:
    """Verify a log wherever its files are; ``file`` is its name in the answer."""
    beside, findings = _key_beside(files)
    if trusted is None:
        report = verify_log(files, beside)
        if beside is not None:
            findings.append(_untrusted(beside, file))
    else:
        report = verify_log(files, trusted)
        if beside is not None and beside != trusted:
            findings.append(_another_key(beside, trusted))
    return _document(report, findings, trusted or beside, file)


def trusted_key(given: str) -> VerifierKey:
    """Read the key that a person trusts: a file as in ``--log-key FILE``, or the key itself."""
    try:
        text = Path(given).read_text(encoding="utf-8")
    except (OSError, ValueError):
        text = given
    try:
        return read_verifier_key(text)
    except InputError as error:
        if text is not given:
            raise error.within(given) from None
        raise InputError(
            given[:80],
            "không phải là một tệp đọc được, cũng không phải là một khóa",
            "Hãy chỉ tới tệp khóa công khai của nhật ký, ví dụ log.pub",
        ) from None


def _key_beside(files: LogFiles) -> tuple[VerifierKey | None, list[Finding]]:
    text = files.key_text()
    if text is None:
        return None, []
    try:
        return read_verifier_key(text), []
    except InputError as error:
        return None, [Finding("error", "key_unreadable", str(error), KEY)]


def _untrusted(key: VerifierKey, file: str) -> Finding:
    return Finding(
        "error",
        "untrusted",
        f"Chưa rõ khóa {KEY} đi kèm có đúng là của “{key.name}” hay không. Vân tay SHA-256 của khóa: "
        f"{key.fingerprint}. Hãy so vân tay này với bản mà đơn vị giữ nhật ký công bố ở nơi khác; "
        f"nếu giống, chạy lại: thidua verify {file} --log-key {file}/{KEY}",
        KEY,
    )


def _another_key(beside: VerifierKey, trusted: VerifierKey) -> Finding:
    return Finding(
        "error",
        "untrusted_key",
        f"Khóa {KEY} đi kèm ({beside.name}, vân tay {beside.fingerprint}) không phải là khóa được "
        f"tin ({trusted.name}, vân tay {trusted.fingerprint}). Đừng tin khóa đi kèm; hãy hỏi đơn vị "
        "giữ nhật ký.",
        KEY,
    )


def _document(
    report: LogReport, findings: list[Finding], key: VerifierKey | None, file: str
) -> dict[str, Any]:
    told = [*report.findings, *findings]
    return {
        "file": file,
        "what": "log",
        "ok": report.ok and all(finding.level != "error" for finding in findings),
        "findings": [
            {
                "level": finding.level,
                "code": finding.code,
                "text": finding.text,
                "where": finding.where,
            }
            for finding in told
        ],
        "signatures": [],
        "log": {
            "origin": report.origin,
            "size": report.size,
            "root": None if report.root is None else base64.b64encode(report.root).decode(),
            "key": None if key is None else key.encode(),
            "fingerprint": None if key is None else key.fingerprint,
        },
    }
