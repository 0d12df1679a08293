import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_core.errors import InputError
from thidua_core.references import NumberSymbol, format_number, parse_number_symbol

numbers = st.integers(1, 99_999).map(str)
state_symbols = st.sampled_from(["KH-VKS", "QĐ-UBND", "TTr-SNV", "V16", "PGD&ĐT-TĐKT", "KH-CTĐ1"])
party_symbols = st.sampled_from(["CT/TW", "QĐ/TU", "QĐi/TW", "CV/BTCTW", "NQ/ĐU"])


@pytest.mark.parametrize(
    ("typed", "number", "year", "symbol"),
    [
        ("16/KH-VKS", "16", None, "KH-VKS"),
        ("  16 / KH - VKS ", "16", None, "KH-VKS"),
        ("Số: 09/HD–VKSTC", "09", None, "HD-VKSTC"),
        ("số, ký hiệu: 09/HD-VKSTC", "09", None, "HD-VKSTC"),
        ("Số hiệu 458/PGD&ĐT", "458", None, "PGD&ĐT"),
        ("35-CT/TW", "35", None, "CT/TW"),
        ("98/2023/NĐ-CP", "98", "2023", "NĐ-CP"),
        ("01/98/TTLT-VKSTC", "01", "1998", "TTLT-VKSTC"),
        ("06/2022/QH15", "06", "2022", "QH15"),
        ("09 HD-VKSTC", "09", None, "HD-VKSTC"),
        ("12a/KH-VKS", "12a", None, "KH-VKS"),
        ("16/kh-vks", "16", None, "KH-VKS"),
        ("16/ttr-snv", "16", None, "TTr-SNV"),
        ("224/V16", "224", None, "V16"),
    ],
)
def test_accepted_forms(typed, number, year, symbol):
    assert parse_number_symbol(typed) == NumberSymbol(number, symbol, year)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Chưa có số"),
        ("Số:", "Chưa có số"),
        ("KH-16", "không bắt đầu bằng số"),
        ("16", "thiếu ký hiệu"),
        ("16/", "thiếu ký hiệu"),
        ("16/2024", "thiếu ký hiệu"),
        ("16/Kế hoạch", "thiếu ký hiệu"),
        ("15.602/17.411", "Không đọc được"),
        ("1.718/KH-VKS", "Không đọc được"),
        ("0912345678", "Không đọc được"),
        ("16/KH-VKS ngày 05/01/2024", "ngày 05/01/2024"),
        ("16/KH-VKS và 17/KH-VKS", "và 17/KH-VKS"),
    ],
)
def test_unknown_forms_are_refused_with_place_and_example(typed, problem):
    with pytest.raises(InputError, match=problem) as refusal:
        parse_number_symbol(typed, where="dòng 3, cột Số")
    assert refusal.value.where == "dòng 3, cột Số"
    assert refusal.value.mend


@given(numbers, state_symbols | party_symbols)
def test_what_is_printed_is_read_back(number, symbol):
    read = parse_number_symbol(format_number(number, symbol))
    assert (read.value, read.symbol, read.year) == (int(number), symbol, None)
    assert str(read) == format_number(number, symbol)


@given(numbers, state_symbols, st.integers(1945, 2099))
def test_a_year_in_the_number_is_read_back(number, symbol, year):
    read = parse_number_symbol(format_number(number, symbol, year))
    assert (read.value, read.symbol, read.year) == (int(number), symbol, str(year))


@given(st.text(max_size=20))
def test_anything_typed_is_read_or_refused(typed):
    try:
        read = parse_number_symbol(typed)
    except InputError:
        return
    assert parse_number_symbol(str(read)).value == read.value


@pytest.mark.parametrize(
    ("number", "symbol", "year", "printed"),
    [
        (9, "KH-VKS", None, "09/KH-VKS"),
        ("9", "KH-VKS", None, "09/KH-VKS"),
        (181, "HD-VKS", None, "181/HD-VKS"),
        ("12a", "KH-VKS", None, "12a/KH-VKS"),
        (5, "CT/TW", None, "05-CT/TW"),
        (98, "NĐ-CP", 2023, "98/2023/NĐ-CP"),
        (1, "TTLT/VKSTC-TATC", 2005, "01/2005/TTLT/VKSTC-TATC"),
        (195, "SL", None, "195/SL"),
    ],
)
def test_printed_forms(number, symbol, year, printed):
    assert format_number(number, symbol, year) == printed


def test_a_year_is_asked_in_full():
    with pytest.raises(InputError, match="bốn chữ số"):
        format_number(98, "NĐ-CP", 23)
