"""Columns of lists that are written and not read: movements, clusters and blocks.

Knows names of columns; does not know where their values come from.
"""

from thidua.exchange.domain.columns import COLUMNS, TITLES, Column

MOVEMENTS = (
    Column(key="year", name="Năm"),
    Column(key="name", name="Phong trào", example="Phong trào thi đua thường xuyên năm 2026"),
    Column(key="theme", name="Chủ đề"),
    Column(key="kind", name="Loại"),
    Column(key="scope", name="Phạm vi"),
    Column(key="launcher", name="Phát động", example="VKSND tỉnh Vĩnh Long"),
    Column(key="cluster", name="Cụm, khối"),
    Column(key="start", name="Từ ngày"),
    Column(key="end", name="Đến ngày"),
    Column(key="directive", name="Chỉ thị, kế hoạch"),
    Column(key="acknowledged", name="Đã nhận"),
    Column(key="sent", name="Đã gửi"),
    Column(key="state", name="Trạng thái"),
)
CLUSTERS = (
    Column(key="year", name="Năm"),
    Column(key="name", name="Cụm, khối", example="Cụm thi đua số 10"),
    Column(key="kind", name="Loại"),
    Column(key="body", name="Cơ quan chủ quản", example="VKSND tối cao"),
    Column(key="theme", name="Chủ đề"),
    Column(key="head", name="Trưởng", example="VKSND tỉnh Vĩnh Long"),
    Column(key="deputies", name="Phó"),
    Column(key="members", name="Số đơn vị đã nhập"),
    Column(key="stated", name="Số đơn vị theo văn bản"),
    Column(key="state", name="Trạng thái"),
)
LISTS = COLUMNS | {"movements": MOVEMENTS, "clusters": CLUSTERS}
"""Columns of every kind that is written."""
LIST_TITLES = TITLES | {"movements": "Phong trào", "clusters": "Cụm, khối"}
