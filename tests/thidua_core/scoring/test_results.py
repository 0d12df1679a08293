"""RESULTS: CSV and XLSX read alike, and each bad file told apart with its place."""

import io
import unicodedata
import zipfile
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from thidua_core.errors import InputError
from thidua_core.scoring import Entry, read_results, write_results

HEADER = (
    "unit,group,criterion,assigned,target,actual,numerator,denominator,not_arisen,count,"
    "minus_count,event,level,passed,claimed,crossed,appraised,reason,explanation,appraisal_reason"
)


def read(text: str) -> tuple[Entry, ...]:
    return read_results(text.encode())


def book(*sheets: list[list[object]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as file:
        day = file.add_format({"num_format": "dd/mm/yyyy"})
        for rows in sheets:
            sheet = file.add_worksheet()
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    elif cell is not None:
                        sheet.write(row, column, cell)
    return stream.getvalue()


def test_every_column():
    row = "A,Cụm 1,A1,no,90,91.5,1,2,yes,3,4,cờ,Khá,no,1.5,2.5,3.5,lý do,giải trình,thẩm định"
    [entry] = read(f"{HEADER}\n{row}\n")
    assert entry == Entry(
        unit="A",
        group="Cụm 1",
        criterion="A1",
        assigned=False,
        target=Decimal(90),
        actual=Decimal("91.5"),
        numerator=Decimal(1),
        denominator=Decimal(2),
        not_arisen=True,
        count=3,
        minus_count=4,
        event="cờ",
        level="Khá",
        passed=False,
        claimed=Decimal("1.5"),
        crossed=Decimal("2.5"),
        appraised=Decimal("3.5"),
        reason="lý do",
        explanation="giải trình",
        appraisal_reason="thẩm định",
    )
    assert entry.where == "dòng 2"


def test_two_columns_are_enough_and_empty_is_not_given():
    assert read("criterion,unit\nA1,A\n") == (Entry(unit="A", criterion="A1"),)
    assert read("unit,criterion,passed,target,count\nA,A1,,,\n") == (
        Entry(unit="A", criterion="A1"),
    )


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_either_separator_with_or_without_a_byte_order_mark(mark, encoding, end):
    text = end.join(
        [mark.join(["unit", "criterion", "actual"]), mark.join(["A", "A1", '"62,5"']), ""]
    )
    [entry] = read_results(text.encode(encoding))
    assert (entry.unit, entry.actual) == ("A", Decimal("62.5"))


def test_a_semicolon_file_needs_no_quotes_around_a_vietnamese_comma():
    [entry, other] = read("unit;criterion;actual\nA;A1;62,5\nB;A1;62\n")
    assert (entry.actual, other.actual) == (Decimal("62.5"), Decimal(62))


def test_both_decimal_marks_in_one_column_name_the_row():
    with pytest.raises(InputError) as refused:
        read('unit,criterion,actual,target\nA,A1,62.5,"1,5"\nB,A1,62,"2,5"\nC,A1,"63,5",3\n')
    assert refused.value.where == "dòng 4, cột actual"
    assert "“63,5” dùng dấu phẩy trong khi dòng 2, cột actual dùng dấu chấm" in str(refused.value)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("yes", True), ("no", False), ("Có", True), ("KHÔNG", False), ("Yes", True), ("có", True)],
)
def test_yes_and_no_in_both_languages(word, meant):
    assert read(f"unit,criterion,passed\nA,A1,{word}\n")[0].passed is meant


def test_rows_are_counted_as_a_person_sees_them():
    text = 'unit,criterion,reason,count\nA,A1,"hai\ndòng",1\n\nB,A1,,một\n'
    with pytest.raises(InputError) as refused:
        read(text)
    assert refused.value.where == "dòng 5, cột count"


def test_a_book_reads_as_the_same_entries():
    rows = [
        ["unit", "criterion", "target", "actual", "passed", "count", "claimed", "reason"],
        ["A", "A1", 90, 91.2, True, 2, 0.1, None],
        ["B", 1.5, None, "62,5", "không", 3.0, None, 7],
    ]
    first, second = read_results(book(rows))
    assert (first.target, first.actual, first.claimed) == (
        Decimal(90),
        Decimal("91.2"),
        Decimal("0.1"),
    )
    assert (first.passed, first.count) == (True, 2)
    assert (second.criterion, second.actual, second.passed) == ("1.5", Decimal("62.5"), False)
    assert second.reason == "7"
    assert second.where == "trang tính “Sheet1”, dòng 3"


def test_the_sheet_with_the_columns_is_the_one_read():
    results = [["unit", "criterion"], ["A", "A1"]]
    assert len(read_results(book([["Ghi chú"]], results))) == 1
    with pytest.raises(InputError, match="có hơn một trang tính có cột unit và criterion"):
        read_results(book(results, results))


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("", "", "tệp trống"),
        ("unit,criterion\n", "dòng 1", "chưa có dòng kết quả nào"),
        ("unit,points\nA,1\n", "dòng 1, cột points", "không có cột “points”"),
        ("unit,criterion,apraised\nA,A1,1\n", "dòng 1, cột apraised", "Có phải là “appraised”?"),
        ("criterion\nA1\n", "dòng 1", "thiếu cột “unit”"),
        ("unit,criterion,unit\nA,A1,A\n", "dòng 1, cột unit", "ghi hai lần"),
        ("unit,criterion\nA,\n", "dòng 2, cột criterion", "để trống"),
        ("unit,criterion\n,A1\n", "dòng 2, cột unit", "để trống"),
        ("unit,criterion,actual\nA,A1,62,5\n", "dòng 2", "ô thứ 4 có nội dung"),
        ("unit,criterion,actual\nA,A1,9x\n", "dòng 2, cột actual", "không phải là một số"),
        ("unit,criterion,actual\nA,A1,1.234.5\n", "dòng 2, cột actual", "không phải là một số"),
        ("unit,criterion,count\nA,A1,1.5\n", "dòng 2, cột count", "không phải là số lần"),
        ("unit,criterion,count\nA,A1,-1\n", "dòng 2, cột count", "từ 0 trở lên"),
        ("unit,criterion,passed\nA,A1,x\n", "dòng 2, cột passed", "không rõ là có hay không"),
        ('unit,criterion\n"A,A1\n', "dòng 2", "không đúng cú pháp CSV"),
    ],
)
def test_each_bad_file_is_told_apart(text, where, said):
    with pytest.raises(InputError) as refused:
        read(text)
    assert refused.value.where == where
    assert said in str(refused.value)
    assert refused.value.mend


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "đây không phải tệp CSV hay XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "đây không phải tệp CSV hay XLSX"),
        (b"unit\0criterion", "đây không phải tệp CSV hay XLSX"),
        ("unit,criterion\nĐơn vị,A1\n".encode("utf-16"), "đây không phải tệp CSV hay XLSX"),
        (b"unit,criterion\nA,A1\n\xff,A1", "không phải chữ UTF-8"),
        (b"PK\x03\x04 broken", "không đọc được tệp Excel"),
    ],
)
def test_what_is_no_such_file(content, said):
    with pytest.raises(InputError, match=said):
        read_results(content)


def test_a_date_where_a_number_belongs_is_named():
    rows = [["unit", "criterion", "actual"], ["A", "A1", date(2020, 5, 1)]]
    with pytest.raises(InputError, match="nếu Excel đã đổi thành ngày") as refused:
        read_results(book(rows))
    assert refused.value.where == "trang tính “Sheet1”, dòng 2, cột actual"
    with pytest.raises(InputError, match="không phải là một số"):
        read_results(book([["unit", "criterion", "actual"], ["A", "A1", True]]))


def test_a_column_without_a_name_may_stand_empty():
    assert read("unit,,criterion\nA,,A1\n") == (Entry(unit="A", criterion="A1"),)


def archive(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr(name, content)
    return stream.getvalue()


def test_an_archive_that_is_no_book():
    with pytest.raises(InputError, match="không đọc được tệp Excel"):
        read_results(archive("a.txt", b"unit,criterion"))


def test_a_number_beyond_all_numbers_is_named():
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(
            io.BytesIO(book([["unit", "criterion", "actual"], ["A", "A1", 12345.5]]))
        ) as old,
        zipfile.ZipFile(kept, "w") as new,
    ):
        for member in old.namelist():
            new.writestr(member, old.read(member).replace(b"12345.5", b"1e999"))
    with pytest.raises(InputError, match="không phải là một số"):
        read_results(kept.getvalue())


def test_both_unicode_forms_name_the_same_unit():
    plain = "unit,criterion,passed\nVKSND tỉnh Bến Tre,A1,không\n"
    assert read(unicodedata.normalize("NFD", plain)) == read(plain)


@pytest.mark.slow
def test_more_than_a_reader_should_hold():
    with pytest.raises(InputError, match="phình quá lớn"):
        read_results(archive("a.txt", bytes(200_000_001)))
    with pytest.raises(InputError, match="hơn 200000 dòng"):
        read_results(b"unit,criterion\n" + b"A,A1\n" * 200_000)


def test_a_file_larger_than_a_person_makes_is_refused():
    with pytest.raises(InputError, match="tệp lớn hơn 20 MB"):
        read_results(b"unit,criterion\n" + b"A,A1\n" * 4_000_001)


numbers = st.none() | st.decimals(0, 999, places=2)
counts = st.none() | st.integers(0, 9)
entries = st.builds(
    Entry,
    unit=st.sampled_from(["A", "Bến Tre; An, “B”"]),
    criterion=st.sampled_from(["A1", "B2"]),
    group=st.sampled_from(["", "Cụm 1"]),
    assigned=st.booleans(),
    target=numbers,
    actual=numbers,
    count=counts,
    passed=st.none() | st.booleans(),
    not_arisen=st.booleans(),
    appraised=numbers,
    reason=st.just("") | st.sampled_from(["một, hai", 'nháy "kép"', "hai\ndòng"]),
)


@given(st.lists(entries, min_size=1, max_size=6))
def test_what_is_written_reads_back_as_it_was(rows):
    written = write_results(rows)
    assert read_results(written) == tuple(rows)
    assert write_results(read_results(written)) == written


SAMPLE = f"{HEADER}\nA,,A1,yes,90,91.5,,,,,,,,,1,1,1,lý do,,\nB,,A1,no,,,,,,,,,,,,,,,,\n".encode()


@given(st.binary(max_size=30), st.integers(0, len(SAMPLE)), st.integers(0, 30))
def test_a_damaged_file_is_read_or_refused_in_words(inserted, at, cut):
    with suppress(InputError):
        read_results(SAMPLE[:at] + inserted + SAMPLE[at + cut :])


BOOK = book([["unit", "criterion", "actual"], ["A", "A1", 1.5]])


@given(st.integers(0, len(BOOK) - 1), st.integers(0, 255))
def test_a_damaged_book_is_read_or_refused_in_words(at, byte):
    with suppress(InputError):
        read_results(BOOK[:at] + bytes([byte]) + BOOK[at + 1 :])
