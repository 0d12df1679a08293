import pytest

from thidua.conferences.domain.heading import seat_of, symbol_of


@pytest.mark.parametrize(
    ("issuer", "symbol", "seat"),
    [
        ("Viện kiểm sát nhân dân tối cao", "GM-VKSTC", "Hà Nội"),
        ("Viện kiểm sát nhân dân tỉnh Vĩnh Long", "GM-VKS", "Vĩnh Long"),
        ("Viện kiểm sát nhân dân thành phố Cần Thơ", "GM-VKS", "Cần Thơ"),
        ("Viện kiểm sát nhân dân thành phố Hồ Chí Minh", "GM-VKS", "Thành phố Hồ Chí Minh"),
        ("Viện kiểm sát nhân dân khu vực 1 - Vĩnh Long", "GM-VKS", ""),
        ("Cụm thi đua số 10", "", ""),
        ("Ủy ban nhân dân tỉnh Long An", "", ""),
    ],
)
def test_the_head_says_what_the_name_tells_and_nothing_else(issuer, symbol, seat) -> None:
    assert (symbol_of("GM", issuer), seat_of(issuer)) == (symbol, seat)
