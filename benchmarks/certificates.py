"""Ten thousand certificates with their codes, in files of as many sheets as the product makes.

Drawn in a process of its own, whose largest memory is then theirs alone.
"""

import json
import resource
import subprocess
import sys
import time
from datetime import date

from benchmarks.figures import Figure
from thidua_core.paper import Certificate, render_certificates

COUNT = 10_000
SHEETS = 500
"""As ``thidua.commendations.queries.MOST_SHEETS``, which needs an installation to be read."""
DAY = date(2026, 11, 20)


def figures() -> list[Figure]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.certificates"],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    work = f"certificates: {COUNT:,} with codes, {SHEETS} a file"
    return [
        Figure(
            work=work,
            value=sum(told["files"]),
            unit="s",
            target=60,
            repetitions=1,
            spread=told["files"],
        ),
        Figure(work=work, value=told["megabytes"], unit="MB", target=500, repetitions=1),
        Figure(
            work=f"{work}: the last file beside the first",
            value=told["files"][-1] / told["files"][0],
            unit="times",
            target=1.5,
            against="the time of the first file: memory of what was drawn must not slow the rest",
            repetitions=1,
        ),
    ]


def draw_all() -> None:
    """Draw every file, and print how long each took and what the process held at most."""
    files = []
    for start in range(0, COUNT, SHEETS):
        began = time.perf_counter()
        numbers = range(start + 1, start + SHEETS + 1)
        render_certificates([certificate(number) for number in numbers], title="Giấy chứng nhận")
        files.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"files": files, "megabytes": peak}))


def certificate(number: int) -> Certificate:
    """A certificate of somebody who does not exist; no two are alike."""
    return Certificate(
        giver="Viện trưởng Viện kiểm sát nhân dân tối cao",
        verb="Công nhận danh hiệu",
        award="Chiến sĩ thi đua cơ sở",
        name=f"Người Ví Dụ Thứ {number}",
        office="Kiểm sát viên",
        unit=f"VKSND khu vực {number % 400 + 1}",
        merit="Hoàn thành xuất sắc nhiệm vụ năm 2026",
        place="Hà Nội",
        issued_on=DAY,
        signer_office="Viện trưởng",
        signer="Nguyễn Văn Mẫu",
        decision="412/QĐ-VKS",
        decided_on=DAY,
        golden_number=str(number),
        address=f"https://thidua.vi.du/verify/award/{number:012d}/",
        code=f"{number:012d}",
    )


if __name__ == "__main__":
    draw_all()
