"""The papers of the played year as files beside the demonstration, written anew in each run."""

from pathlib import Path

from thidua.conferences.queries import printed_minutes
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020 import keys
from thidua.console.play.year_2020.cluster import cluster_year_id
from thidua.console.play.year_2020.launch import the_launch
from thidua.console.play.year_2020.pledge import the_pledge
from thidua.documents.queries import signature_request_of, signed_pdf
from thidua.scoring.queries import year_results, year_scores, year_table


def leave_files(stage: Stage) -> list[str]:
    """Write every paper that a reader can check without the installation."""
    year_id = cluster_year_id()
    request = signature_request_of(the_pledge().document_id)
    assert request is not None, "the pledge is signed before its file is left"
    written: dict[str, bytes] = {
        "demo-ca.pem": keys.authority_pem().encode(),
        "minutes.pdf": printed_minutes(the_launch(), "pdf").content,
        "pledge.pdf": signed_pdf(request.request_id),
        "results.csv": year_results(year_id).encode(),
        "scores.json": year_scores(year_id).encode(),
        "table.yaml": year_table(year_id).encode(),
    }
    for name, content in written.items():
        _write(stage.directory / name, content)
    return [", ".join(sorted(written))]


def _write(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old or the new content; the same is left alone."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(content)
    partial.replace(path)
