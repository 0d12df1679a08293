"""The nineteen links of an emulation year, in the order and phases in which a cluster walks them.

Names and order only; how far a cluster has come in each is for the part that owns the link.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain."""

    number: int
    key: str
    name: str
    phase: str


PHASES: tuple[tuple[str, str], ...] = (
    ("prepare", "Chuẩn bị"),
    ("launch", "Phát động"),
    ("during", "Trong năm"),
    ("assess", "Đánh giá"),
    ("commend", "Xét khen thưởng"),
    ("close", "Khép năm"),
)
"""Key and name of each phase, in order."""

_NAMES: tuple[tuple[str, str, str], ...] = (
    ("organisation", "Tổ chức đơn vị", "prepare"),
    ("cluster", "Cụm, khối của năm", "prepare"),
    ("movement", "Chỉ thị, phong trào", "prepare"),
    ("drafting", "Soạn giao ước, tiêu chí", "prepare"),
    ("conference", "Hội nghị phát động", "launch"),
    ("signing", "Ký giao ước", "launch"),
    ("registration", "Đăng ký danh hiệu", "launch"),
    ("during", "Theo dõi trong năm", "during"),
    ("scoring", "Chấm điểm", "assess"),
    ("ranking", "Xếp hạng", "assess"),
    ("vote", "Bình xét, bỏ phiếu", "assess"),
    ("eligibility", "Kiểm tra điều kiện", "commend"),
    ("dossier", "Hồ sơ", "commend"),
    ("consultation", "Lấy ý kiến nhân dân", "commend"),
    ("decision", "Quyết định", "commend"),
    ("register", "Sổ khen thưởng", "commend"),
    ("publicity", "Công bố, nêu gương", "close"),
    ("report", "Báo cáo", "close"),
    ("handover", "Bàn giao", "close"),
)

LINKS: tuple[Link, ...] = tuple(
    Link(number=number, key=key, name=name, phase=phase)
    for number, (key, name, phase) in enumerate(_NAMES, start=1)
)
"""All nineteen, numbered from 1."""
