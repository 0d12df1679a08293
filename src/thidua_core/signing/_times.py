"""Where a signature's time comes from: a service over HTTP (RFC 3161), or one made here.

The local one is for demonstrations and tests: whoever holds its key can state any time.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from thidua_core.signing._keys import SigningKey

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

_PATIENCE_SECONDS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpTimes:
    """A time service at an address."""

    url: str

    def at(self, moment: datetime) -> "TimeStamper":
        """The way to ask the service, which has a clock of its own."""
        from pyhanko.sign.timestamps import (
            HTTPTimeStamper,  # reason: a slow library, loaded by its first use
        )

        return HTTPTimeStamper(self.url, timeout=_PATIENCE_SECONDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTimes:
    """A time authority whose key is at hand, stating the moment that it is given."""

    key: SigningKey

    def at(self, moment: datetime) -> "TimeStamper":
        """The authority stating that moment, whole seconds."""
        from pyhanko.sign.timestamps import (
            DummyTimeStamper,  # reason: a slow library, loaded by its first use
        )

        return DummyTimeStamper(
            tsa_cert=self.key.certificate.asn1,
            tsa_key=self.key.asn1(),
            fixed_dt=moment.replace(microsecond=0),
        )


TimeSource = HttpTimes | LocalTimes
