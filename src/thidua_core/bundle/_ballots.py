"""The ballot records of a bundle, each recounted from its tellers' figures.

Knows which files are records; what a record must say and how it is counted is the voting room's.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from thidua_core.bundle._contents import BALLOTS
from thidua_core.bundle._findings import FindingList
from thidua_core.voting import check_record

_SUFFIX: Final = ".json"


def check_ballots(files: Mapping[str, bytes], findings: FindingList) -> None:
    """Recount every record under ``ballots/``; whatever is wrong with one names its file."""
    records = [path for path in files if path.startswith(BALLOTS)]
    whole = 0
    for path in records:
        if not path.endswith(_SUFFIX):
            findings.error("file_stray", path, path=path)
            continue
        told = check_record(files[path])
        for each in told:
            findings.take(asdict(each), path)
        whole += all(each.level != "error" for each in told)
    if whole:
        findings.info("ballots_hold", BALLOTS, count=whole)
