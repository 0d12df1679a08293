"""``thidua verify`` of the record of a ballot that lies alone: counted anew, told in the documented shape."""

import json

import pytest

from tests.thidua_core.voting.making import flags
from tests.thidua_core.voting.test_record import changed
from thidua.console.app import main
from thidua.console.verifying.ballot_record import ENGLISH_OF
from thidua_core.voting import write_record


@pytest.fixture
def record(tmp_path):
    """Lays a record down under the name that a bundle gives it."""

    def lay(content: bytes) -> str:
        path = tmp_path / "2020-12-11-01.json"
        path.write_bytes(content)
        return str(path)

    return lay


def test_a_record_that_recounts_holds(record, capsys):
    file = record(write_record(flags()))
    assert main(["verify", file, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"file", "what", "ok", "findings", "signatures"}
    assert (report["file"], report["what"], report["ok"]) == (file, "ballot_record", True)
    assert report["signatures"] == []
    (holds,) = (each for each in report["findings"] if each["code"] == "ballot_holds")
    assert set(holds) == {"level", "code", "text", "where"}
    assert all(outcome.arithmetic in holds["text"] for outcome in flags().outcomes)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (changed(counts__0__papers__spoilt=1), "tellers_differ"),
        (changed(outcomes__0__agree=1), "outcome_differs"),
        (changed(roll__members=1), "over_roll"),
        (write_record(flags()) + b" ", "not_canonical"),
        (b'{"ballot": 1}', "unreadable"),
    ],
)
def test_each_wrong_record_is_told_apart_in_both_languages(record, capsys, content, code):
    file = record(content)
    assert main(["verify", file, "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert not report["ok"]
    assert code in [each["code"] for each in report["findings"]]
    assert main(["--lang", "en", "verify", file]) == 1
    said = capsys.readouterr().out
    assert ENGLISH_OF[code] in said


def test_another_json_file_is_none(record, capsys):
    assert main(["verify", record(b'{"units": []}')]) == 2
    assert "bản ghi phiếu" in capsys.readouterr().err
