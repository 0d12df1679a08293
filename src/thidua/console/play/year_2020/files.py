"""The papers of the played year as files beside the demonstration."""

from pathlib import Path

from thidua.commendations.queries import signed_certificates
from thidua.conferences.queries import printed_minutes
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020 import keys
from thidua.console.play.year_2020.cluster import cluster_year_id
from thidua.console.play.year_2020.decision import the_decision
from thidua.console.play.year_2020.launch import the_launch
from thidua.console.play.year_2020.pledge import the_pledge
from thidua.documents.queries import signature_request_of, signed_pdf
from thidua.exchange.queries import hand_over_of, kept_bundle
from thidua.scoring.queries import year_results, year_scores, year_table


def leave_files(stage: Stage) -> list[str]:
    """Write every paper that a reader can check without the installation; the same stays."""
    written = [
        name for name, content in _files().items() if _write(stage.directory / name, content)
    ]
    return [", ".join(sorted(written))] if written else ["đã có sẵn"]


def _files() -> dict[str, bytes]:
    year_id, decision = cluster_year_id(), the_decision()
    handed = hand_over_of(year_id)
    assert handed is not None, "the year is handed over before its files are left"
    [certificates] = signed_certificates(decision)
    return {
        "bundle.zip": kept_bundle(handed.sha256),
        "certificates.pdf": certificates,
        "decision.pdf": _signed(decision.document_id),
        "demo-ca.pem": keys.authority_pem().encode(),
        "minutes.pdf": printed_minutes(the_launch(), "pdf").content,
        "pledge.pdf": _signed(the_pledge().document_id),
        "results.csv": year_results(year_id).encode(),
        "scores.json": year_scores(year_id).encode(),
        "table.yaml": year_table(year_id).encode(),
    }


def _signed(document_id: int) -> bytes:
    request = signature_request_of(document_id)
    assert request is not None, "papers are signed before their files are left"
    return signed_pdf(request.request_id)


def _write(path: Path, content: bytes) -> bool:
    """Write a file so that a reader sees the old or the new content; whether it differed."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(content)
    partial.replace(path)
    return True
