"""Foreign PDFs break their readers in many ways; here all of them become one answer."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from thidua_core.signing._errors import CannotSignError, SigningFault

_CHATTY: Final = ("pyhanko", "pyhanko_certvalidator")


def keep_quiet() -> None:
    """What the libraries log about a bad file is said in findings, not on standard error."""
    for name in _CHATTY:
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False


keep_quiet()


@contextmanager
def as_unreadable() -> Iterator[None]:
    """Whatever a reader raises over a broken file is said as one fault."""
    try:
        yield
    except CannotSignError:
        raise
    except Exception:  # noqa: BLE001  # reason: parsers of foreign files raise whatever they meet
        raise CannotSignError(SigningFault.UNREADABLE) from None
