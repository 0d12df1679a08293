import unicodedata

import pytest

from thidua.documents.domain.issuers import series_name


@pytest.mark.parametrize(
    "label",
    [
        "Hội đồng Thi đua - Khen thưởng tỉnh Ví Dụ",
        "HỘI ĐỒNG SÁNG KIẾN",
        "Cụm thi đua số 10",
        "Khối thi đua Nội chính",
        "Ban Chỉ đạo phong trào",
        "Đảng ủy VKSND tỉnh Ví Dụ",
    ],
)
def test_collective_bodies_number_apart(label):
    assert series_name(f"  {label} ") == label
    assert series_name(unicodedata.normalize("NFD", label)) == label


@pytest.mark.parametrize(
    "label", ["", "Viện trưởng VKSND tỉnh Ví Dụ", "VKSND tỉnh Ví Dụ", "Chánh Văn phòng", "Vụ 16"]
)
def test_heads_and_agencies_number_in_the_agencys_series(label):
    assert series_name(label) == ""
