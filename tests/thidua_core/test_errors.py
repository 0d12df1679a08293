import pickle

import pytest

from thidua_core.errors import InputError, ThiduaCoreError


def test_text_names_place_problem_and_mend():
    error = InputError("dòng 3, cột Ngày", "ngày không có thật", "Hãy ghi lại")
    assert str(error) == "dòng 3, cột Ngày: ngày không có thật. Hãy ghi lại."
    assert (error.code, error.where) == ("input", "dòng 3, cột Ngày")
    assert isinstance(error, ThiduaCoreError)


@pytest.mark.parametrize(
    ("where", "problem", "mend", "text"),
    [
        ("", "sai.", "sửa!", "sai. sửa!"),
        ("", "sai", "", "sai."),
        ("ô B2", "sai?", " sửa ", "ô B2: sai? sửa."),
    ],
)
def test_sentences_end_once(where, problem, mend, text):
    assert str(InputError(where, problem, mend)) == text


def test_wider_place_comes_first():
    error = InputError("dòng 3", "sai", "sửa").within("diem.csv")
    assert error.where == "diem.csv, dòng 3"
    assert InputError("", "sai", "sửa").within("diem.csv").where == "diem.csv"


def test_survives_a_process_boundary():
    error = pickle.loads(pickle.dumps(InputError("dòng 3", "sai", "sửa")))
    assert (str(error), error.problem, error.mend) == ("dòng 3: sai. sửa.", "sai", "sửa")


def test_base_error_shows_its_message_alone_without_a_place():
    assert str(ThiduaCoreError("hỏng")) == "hỏng"
    assert str(ThiduaCoreError("hỏng", "nhật ký")) == "nhật ký: hỏng"
