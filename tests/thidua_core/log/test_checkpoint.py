import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_core.errors import InputError
from thidua_core.log import (
    EMPTY_ROOT,
    Checkpoint,
    SigningKey,
    open_checkpoint,
    parse_checkpoint,
    parse_note,
    sign_checkpoint,
)

SIGNER = SigningKey("thidua.example/nhat-ky", bytes(range(32)))
OTHER = SigningKey("witness.example", bytes(range(1, 33)))
ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
# The example of the checkpoint specification, whose key is not given there.
SPECIFIED = f"""example.com/behind-the-sofa
20852163
{ROOT}

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""
lines = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
checkpoints = st.builds(
    Checkpoint,
    lines,
    st.integers(0, 2**63 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(lines, max_size=3).map(tuple),
)


def test_example_of_the_specification_reads():
    opened = open_checkpoint(SPECIFIED, [SIGNER.verifier])
    assert opened.checkpoint.origin == "example.com/behind-the-sofa"
    assert opened.checkpoint.size == 20852163
    assert opened.checkpoint.root.hex().startswith("0ac5186a91863e8e")
    assert opened.checkpoint.text == parse_note(SPECIFIED).text
    assert not opened.signatures.trusted


@settings(max_examples=40)
@given(checkpoints)
def test_signed_checkpoints_read_back(checkpoint):
    opened = open_checkpoint(sign_checkpoint(checkpoint, SIGNER, OTHER), [SIGNER.verifier])
    assert opened.checkpoint == checkpoint
    assert opened.signatures.trusted
    assert not open_checkpoint(
        sign_checkpoint(checkpoint, OTHER), [SIGNER.verifier]
    ).signatures.valid


def test_an_empty_log_has_a_checkpoint():
    text = sign_checkpoint(Checkpoint("a", 0, EMPTY_ROOT), SIGNER)
    assert text.startswith("a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— ")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "thiếu dòng"),
        ("a\n1\n", "thiếu dòng"),
        (f"a\n1\n{ROOT}", "thiếu dòng"),
        (f"\n1\n{ROOT}\n", "dòng 1: bản niêm phong để trống"),
        (f"a\n1\n{ROOT}\n\n", "dòng 4: bản niêm phong để trống"),
        (f"a\n01\n{ROOT}\n", "dòng 2: bản niêm phong không phải là số bản ghi"),
        (f"a\n-1\n{ROOT}\n", "dòng 2"),
        (f"a\n٣\n{ROOT}\n", "dòng 2"),
        (f"a\n9223372036854775808\n{ROOT}\n", "dòng 2"),
        (f"a\n{'9' * 5000}\n{ROOT}\n", "dòng 2"),
        (f"a\n1\n{ROOT[:-1]}\n", "dòng 3: bản niêm phong không phải là giá trị gốc"),
        (f"a\n1\n{ROOT.replace('2I=', '2J=')}\n", "dòng 3"),
        ("a\n1\nAAAA\n", "dòng 3"),
        ("a\n1\nđ\n", "dòng 3"),
    ],
)
def test_unreadable_checkpoints_name_the_line(text, problem):
    with pytest.raises(InputError, match=problem):
        parse_checkpoint(text)


@pytest.mark.parametrize(
    "checkpoint",
    [
        Checkpoint("", 1, EMPTY_ROOT),
        Checkpoint("a\nb", 1, EMPTY_ROOT),
        Checkpoint("a", -1, EMPTY_ROOT),
        Checkpoint("a", 1, b"short"),
        Checkpoint("a", 1, EMPTY_ROOT, ("",)),
        Checkpoint("a", 1, EMPTY_ROOT, ("b\nc",)),
    ],
)
def test_a_checkpoint_that_would_not_read_back_is_not_signed(checkpoint):
    with pytest.raises((ValueError, InputError)):
        sign_checkpoint(checkpoint, SIGNER)
