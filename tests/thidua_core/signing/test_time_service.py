"""A time service over HTTP: certomancer's own, on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import tsp
from certomancer.services import TimeStamper

from tests.support.signing import SIGNING, authority, blank, signer, times
from thidua_core.signing import CannotSignError, HttpTimes, SigningFault, sign_pdf, verify_pdf


@contextmanager
def served(answer) -> Iterator[str]:
    """A service on a free port that gives ``answer(request)``; None is a refusal."""

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(500 if told is None else 200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(told or b"")

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        serving.join()


def signed_at(url: str) -> bytes:
    return sign_pdf(
        blank(1),
        key=signer("Người ký"),
        field="signature-1",
        at=SIGNING,
        times=HttpTimes(url=url),
    )


def test_a_signature_with_the_time_of_a_service_is_b_t():
    service = TimeStamper(
        tsa_cert=times().key.certificate.asn1,
        tsa_key=times().key.asn1(),
        fixed_dt=SIGNING,
    )

    def answer(request: bytes) -> bytes:
        return service.request_tsa_response(tsp.TimeStampReq.load(request)).dump()

    with served(answer) as url:
        report = verify_pdf(signed_at(url), [authority().certificate])
    assert report["ok"]
    assert report["signatures"][0]["level"] == "B-T"


@pytest.mark.parametrize("answer", [lambda _: None, lambda _: b"not a token"])
def test_a_service_that_does_not_answer_rightly_is_said_so(answer):
    with served(answer) as url, pytest.raises(CannotSignError) as refused:
        signed_at(url)
    assert refused.value.fault is SigningFault.NO_TIME


def test_a_service_that_is_not_there_is_said_so():
    with served(lambda _: None) as url:
        gone = url
    with pytest.raises(CannotSignError) as refused:
        signed_at(gone)
    assert refused.value.fault is SigningFault.NO_TIME
