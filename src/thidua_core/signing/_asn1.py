"""The ASN.1 library with all that the PDF library teaches it, loaded in the one order that works.

The PDF library enters identifiers of its own into tables that the ASN.1 library closes at their
first use; whoever read a key before could not state a time after.
"""

import pyhanko.sign.signers
import pyhanko.sign.timestamps
import pyhanko.sign.validation  # noqa: F401  # reason: loaded for what it registers
from asn1crypto import keys, pkcs12, x509

__all__ = ["keys", "pkcs12", "x509"]
