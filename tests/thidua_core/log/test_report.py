import base64
import json

import pytest

from tests.support.logs import KEY, NAMESAKE, checkpoint_over, entries_of
from thidua_core.errors import InputError
from thidua_core.log import pack_entries, verify_log_directory, write_directory

ENTRIES = entries_of(5)


@pytest.fixture
def directory(tmp_path):
    write_directory(
        tmp_path / "log", ENTRIES, checkpoint=checkpoint_over(ENTRIES), key=KEY.verifier
    )
    return tmp_path / "log"


def test_the_document_has_the_promised_shape(directory):
    document = verify_log_directory(directory, KEY.verifier.encode())
    assert json.loads(json.dumps(document)) == document
    assert {key: document[key] for key in ("file", "what", "ok", "signatures")} == {
        "file": str(directory), "what": "log", "ok": True, "signatures": [],
    }  # fmt: skip
    assert [set(finding) for finding in document["findings"]] == [
        {"level", "code", "text", "where"}
    ]
    assert document["findings"][0]["code"] == "log_holds"
    assert document["log"]["size"] == 5
    assert document["log"]["origin"] == KEY.name
    assert base64.b64decode(document["log"]["root"]) in base64.b64decode(
        (directory / "checkpoint").read_text().split("\n")[2]
    )
    assert document["log"]["key"] == KEY.verifier.encode()


def test_without_a_key_the_answer_is_untrusted_and_says_how_to_trust(directory):
    document = verify_log_directory(str(directory))
    assert not document["ok"]
    untrusted = [finding for finding in document["findings"] if finding["level"] == "error"]
    assert [finding["code"] for finding in untrusted] == ["untrusted"]
    assert KEY.verifier.fingerprint in untrusted[0]["text"]
    assert f"thidua verify {directory} --log-key {directory}/log.pub" in untrusted[0]["text"]
    assert untrusted[0]["where"] == "log.pub"
    assert document["log"]["fingerprint"] == KEY.verifier.fingerprint


def test_without_any_key_the_answer_is_untrusted_too(directory):
    (directory / "log.pub").unlink()
    document = verify_log_directory(directory)
    assert [finding["code"] for finding in document["findings"]] == ["untrusted"]
    assert document["log"]["key"] is None
    assert verify_log_directory(directory, KEY.verifier.encode())["ok"]


def test_an_unreadable_key_beside_the_log_is_named(directory):
    (directory / "log.pub").write_bytes(b"\xff no key")
    codes = [finding["code"] for finding in verify_log_directory(directory)["findings"]]
    assert codes == ["untrusted", "key_unreadable"]
    assert not verify_log_directory(directory, KEY.verifier.encode())["ok"]


def test_another_key_beside_the_log_is_named(directory):
    (directory / "log.pub").write_text(NAMESAKE.verifier.encode())
    document = verify_log_directory(directory, KEY.verifier.encode())
    faults = [(finding["code"], finding["where"]) for finding in document["findings"]]
    assert ("untrusted_key", "log.pub") in faults
    assert not document["ok"]


def test_a_log_signed_by_another_key_than_the_trusted_one_is_named(directory):
    document = verify_log_directory(directory, NAMESAKE.verifier.encode())
    faults = [(finding["code"], finding["where"]) for finding in document["findings"]]
    assert faults == [("untrusted_key", "checkpoint"), ("untrusted_key", "log.pub")]


def test_damage_is_named(directory):
    path = directory / "tile/entries/000.p/5"
    path.write_bytes(pack_entries([*ENTRIES[:3], b"changed", ENTRIES[4]]))
    document = verify_log_directory(directory, KEY.verifier.encode())
    assert not document["ok"]
    assert [(one["code"], one["where"]) for one in document["findings"]] == [
        ("entry_altered", "bản ghi 3")
    ]


def test_a_log_without_its_checkpoint_is_understood(directory):
    (directory / "checkpoint").unlink()
    document = verify_log_directory(directory, KEY.verifier.encode())
    assert [one["code"] for one in document["findings"]] == ["checkpoint_missing"]
    assert document["log"]["root"] is None


def test_what_is_no_log_is_refused(directory, tmp_path):
    with pytest.raises(InputError, match="không có thư mục này"):
        verify_log_directory(tmp_path / "nowhere")
    with pytest.raises(InputError, match="không phải là thư mục"):
        verify_log_directory(directory / "checkpoint")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="không phải là nhật ký"):
        verify_log_directory(tmp_path / "empty")


def test_the_trusted_key_may_be_given_as_its_file(directory, tmp_path):
    kept = tmp_path / "demo-log.pub"
    kept.write_text(f"{KEY.verifier.encode()}\n")
    assert verify_log_directory(directory, str(kept))["ok"]
    kept.write_text("no key")
    with pytest.raises(InputError, match=r"demo-log\.pub, khóa nhật ký: khóa không có dạng"):
        verify_log_directory(directory, str(kept))


@pytest.mark.parametrize("given", ["not a key", "nowhere/log.pub", "x\0y", "k" * 5000])
def test_an_unreadable_trusted_key_is_refused(directory, given):
    with pytest.raises(InputError, match="không phải là một tệp đọc được") as caught:
        verify_log_directory(directory, given)
    assert len(str(caught.value)) < 250
