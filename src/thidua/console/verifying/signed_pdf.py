"""A PDF with digital signatures."""

from pathlib import Path
from typing import Any, Literal

from thidua.console.reading import read_bytes
from thidua.console.words import language
from thidua_core.errors import InputError
from thidua_core.signing import Certificate, read_certificates, verify_pdf


def verify(path: Path, *, trust: Path | None, log_key: str | None) -> dict[str, Any]:
    """Verify the signatures, trusting the authorities of one file and nobody else."""
    del log_key
    anchors = () if trust is None else trusted(trust)
    spoken: Literal["vi", "en"] = "en" if language() == "en" else "vi"
    return verify_pdf(read_bytes(path), anchors, file=str(path), language=spoken)


def trusted(path: Path) -> tuple[Certificate, ...]:
    """The certificates of a file that its owner trusts."""
    content = read_bytes(path)
    try:
        return read_certificates(content)
    except InputError as error:
        raise error.within(str(path)) from None
