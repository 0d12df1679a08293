"""Samples of papers that are signed, and of certificates."""

from tests.pages.samples import Sample, sample
from tests.pages.samples.house import newest


@sample("desk:signature_request")
@sample("desk:signature_file")
@sample("desk:signature_withdraw")
def _request() -> Sample:
    return Sample(newest("documents", "SignatureRequest", state="open"))


@sample("desk:signature_sign")
@sample("desk:signature_out")
@sample("desk:signature_return")
@sample("desk:signature_paper")
def _place() -> Sample:
    return Sample(newest("documents", "SignatureSlot", state="waiting", order=2))


@sample("desk:signature_page")
def _page() -> Sample:
    return Sample(newest("documents", "SignatureRequest", state="open") | {"number": 1})


@sample("desk:signature_scan")
def _scan() -> Sample:
    return Sample(newest("documents", "SignatureSlot", state="paper"))


@sample("desk:certificate_revoke")
def _certificate() -> Sample:
    return Sample(newest("documents", "RegisteredCertificate", revoked_at=None))


@sample("desk:anchor_remove")
def _anchor() -> Sample:
    return Sample(newest("documents", "TrustAnchor"))
