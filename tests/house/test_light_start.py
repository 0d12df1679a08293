"""A start loads what every process needs; slow libraries wait until a signature, a Word file or the like asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.gates import processes

ROOT = Path(__file__).resolve().parents[2]
SLOW = {
    "aiohttp",
    "asn1crypto",
    "docx",
    "icalendar",
    "pyhanko",
    "pyhanko_certvalidator",
    "segno",
    "typst",
    "xlsxwriter",
}
SETTINGS_ALONE = "import django\ndjango.setup()\n"
A_SIGNATURE = "from thidua_core.signing import verify_pdf\nverify_pdf(b'', ())\n"


def slow_loaded_by(start: str, home: Path) -> set[str]:
    """Which of the slow libraries a process has loaded after its start."""
    tell = (
        "import sys\nprint('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", start + tell],
        env=os.environ
        | {
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings_test",
            "THIDUA_HOME": str(home),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.rpartition("LOADED")[2].split()) & SLOW


@pytest.mark.parametrize(
    "start", [SETTINGS_ALONE, processes.WEB, processes.WORKER], ids=["settings", "web", "worker"]
)
def test_no_start_waits_for_a_slow_library(start: str, tmp_path: Path) -> None:
    assert slow_loaded_by(start, tmp_path) == set()


def test_the_first_paper_to_verify_does_load_one(tmp_path: Path) -> None:
    assert "pyhanko" in slow_loaded_by(SETTINGS_ALONE + A_SIGNATURE, tmp_path)


READ_THEN_SIGN = """
from tests.support.signing import SIGNING, blank, signer, times
from thidua_core.signing import read_key, sign_pdf

key = read_key(signer("Ví Dụ").p12("vi-du"), "vi-du")
assert key.certificate.asn1.native
sign_pdf(blank(1), key=key, field="signature-1", at=SIGNING, times=times())
"""


def test_a_process_that_first_reads_a_key_still_signs_with_a_time(tmp_path: Path) -> None:
    assert "pyhanko" in slow_loaded_by(READ_THEN_SIGN, tmp_path)
