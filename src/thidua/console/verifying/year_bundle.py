"""A year bundle: a ZIP with everything of a cluster's year."""

from pathlib import Path
from typing import Any

from thidua.console.reading import read_bytes
from thidua.console.verifying.signed_pdf import trusted
from thidua.console.words import language, tr
from thidua_core.bundle import MOST_BYTES, verify_bundle
from thidua_core.errors import InputError
from thidua_core.log import trusted_key


def verify(path: Path, *, trust: Path | None, log_key: str | None) -> dict[str, Any]:
    """Verify manifest, bytes, signatures, ballots, scores and log proofs; InputError for one that is far too long."""
    if path.stat().st_size > MOST_BYTES:
        mend = tr("Kiểm lại tên tệp")
        raise InputError(str(path), tr("tệp dài hơn mọi bộ hồ sơ năm"), mend)
    return verify_bundle(
        read_bytes(path),
        anchors=() if trust is None else trusted(trust),
        log_key=None if log_key is None else trusted_key(log_key),
        file=str(path),
        language="en" if language() == "en" else "vi",
    )
