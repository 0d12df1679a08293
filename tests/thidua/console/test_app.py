import re

import pytest

from thidua import __version__
from thidua.console.app import main
from thidua.console.registry import ENTRIES

NAMES = [entry.words for entry in ENTRIES]
PLAIN = "def {name}() -> None:\n    '''Thử.\n\n    Ví dụ: thidua {words}\n    '''\n    {body}"
WITH_OPTIONS = '''
def thu(
    ngay: Annotated[int, typer.Option("--ngay", min=1, max=31)] = 1,
    cach: Annotated[str, typer.Option("--cach", metavar="CÁCH", help="Cách làm.")] = "nhanh",
    diem: Annotated[float, typer.Option("--diem")] = 0,
    kin: Annotated[bool, typer.Option("--kin")] = False,
    tep: Annotated[str, typer.Argument(metavar="TỆP")] = "a",
    can: Annotated[str, typer.Option("--can", help="Cần có.")] = ...,
) -> int:
    """Thử các tùy chọn."""
    return ngay - 1
'''


@pytest.fixture
def plain(plant_command):
    def plant(words, body):
        plant_command(words, PLAIN.format(name=words.replace(" ", "_"), words=words, body=body))

    return plant


def test_the_commands_are_listed(capsys):
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    assert all(re.search(rf"^  {name} ", listed, re.MULTILINE) for name in NAMES)
    assert main(["--help", "--lang", "en"]) == 0
    assert "Find document references" in capsys.readouterr().out


def test_no_command_shows_the_list_and_is_wrong_input(capsys):
    assert main([]) == 2
    assert "thidua LỆNH --help" in capsys.readouterr().out


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"thidua {__version__}\n"


def test_an_unknown_command_is_refused_with_the_nearest(capsys):
    assert main(["refz", "a.txt"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert "Không có lệnh “refz”. Ông/bà muốn gõ “refs”?" in written.err
    assert main(["--lang", "en", "xxxxxxx"]) == 2
    assert "There is no command “xxxxxxx”." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lang", "fr", "refs"], "Không có ngôn ngữ “fr”"),
        (["refs", "--lang"], "thiếu ngôn ngữ"),
        (["refs", "--lang="], "thiếu ngôn ngữ"),
    ],
)
def test_an_unknown_language_is_refused(arguments, said, capsys):
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_words_after_two_hyphens_are_the_commands_own(capsys):
    assert main(["refs", "--", "--lang"]) == 2
    assert "tệp “--lang”: không có tệp này" in capsys.readouterr().err
    assert main(["refs", "--", "--help"]) == 2
    assert "tệp “--help”" in capsys.readouterr().err


def test_help_of_a_command_in_both_languages(plant_command, capsys):
    plant_command("thu", WITH_OPTIONS)
    assert main(["thu", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Cách dùng: thidua thu [tùy chọn] [TỆP]" in shown
    assert re.search(r"--can CAN +Cần có\. \[bắt buộc\]", shown)
    assert re.search(r"--cach CÁCH +Cách làm\. \[mặc định: nhanh\]", shown)
    assert "\n  thidua thu\n" in shown
    assert main(["thu", "-h", "--lang", "en"]) == 0
    assert "Usage: thidua thu [options] [FILE]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kinh"], "Không có tùy chọn “--kinh”. Ông/bà muốn gõ “--kin”?"),
        (["--xyz"], "Không có tùy chọn “--xyz”."),
        (["--cach"], "Tùy chọn “--cach” thiếu giá trị."),
        (["--kin=1"], "Tùy chọn “--kin” không nhận giá trị."),
        (["--ngay", "x"], "“--ngay” nhận giá trị không đúng: phải là số nguyên."),
        (["--ngay", "0"], "“--ngay” nhận giá trị không đúng: phải từ 1 trở lên."),
        (["--ngay", "32"], "“--ngay” nhận giá trị không đúng: phải đến 31 là cùng."),
        (["--diem", "x"], "“--diem” nhận giá trị không đúng: phải là số."),
        (["--can", "a", "b", "c"], "Thừa “c”."),
        ([], "Thiếu “--can”."),
    ],
)
def test_wrong_options_are_told_in_words(arguments, said, plant_command, capsys):
    plant_command("thu", WITH_OPTIONS)
    assert main(["thu", *arguments]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert said in written.err
    assert "Xem cách dùng: thidua thu --help" in written.err


def test_what_a_command_returns_is_the_status(plant_command):
    plant_command("thu", WITH_OPTIONS)
    assert main(["thu", "--can", "a"]) == 0
    assert main(["thu", "--can", "a", "--ngay", "2"]) == 1


def test_the_longest_words_win(plain, capsys):
    plain("giay", "print('giấy')")
    plain("giay kiem", "print('kiểm')")
    assert main(["giay"]) == 0
    assert main(["giay", "kiem"]) == 0
    assert capsys.readouterr().out == "giấy\nkiểm\n"


def test_a_family_without_a_command_of_its_own_lists_its_members(plain, capsys):
    plain("luat kiem", "print('kiểm')")
    assert main(["luat"]) == 2
    shown = capsys.readouterr().out
    assert "luat kiem" in shown
    assert "refs" not in shown
    assert main(["luat", "--help"]) == 0


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ("raise typer.Exit(1)", 1, ""),
        ("raise KeyboardInterrupt", 130, "Đã dừng"),
        ("raise typer.Abort", 130, "Đã dừng"),
        ("from thidua.console.endings import WrongInput; raise WrongInput('Sai.')", 2, "Lỗi: Sai."),
        (
            "from thidua_core.errors import InputError; raise InputError('dòng 3', 'sai', 'Sửa')",
            2,
            "Lỗi: dòng 3: sai. Sửa.",
        ),
        (
            "from thidua.kernel.errors import Refused; raise Refused('Chưa gửi được.')",
            2,
            "Lỗi: Chưa gửi được.",
        ),
    ],
)
def test_how_a_command_may_end(body, status, said, plain, capsys):
    plain("thu", body)
    assert main(["thu"]) == status
    written = capsys.readouterr()
    assert written.out == ""
    assert said in written.err


def test_our_fault_has_a_number_and_its_details_a_file(plain, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("THIDUA_LOG_DIR", str(tmp_path / "nhật ký"))
    plain("thu", "raise ValueError('chi tiết bên trong')")
    assert main(["thu"]) == 3
    written = capsys.readouterr()
    assert written.out == ""
    assert "chi tiết bên trong" not in written.err
    number = re.search(r"số tra cứu (\d{8}-[0-9a-f]{6})", written.err)[1]
    details = tmp_path / "nhật ký" / f"loi-{number}.log"
    assert str(details) in written.err
    assert "ValueError: chi tiết bên trong" in details.read_text(encoding="utf-8")


def test_without_a_place_for_details_the_number_is_still_given(
    plain, capsys, tmp_path, monkeypatch
):
    blocked = tmp_path / "tệp"
    blocked.touch()
    monkeypatch.setenv("THIDUA_LOG_DIR", str(blocked / "log"))
    plain("thu", "raise ValueError('x')")
    assert main(["thu"]) == 3
    assert "Không ghi được chi tiết" in capsys.readouterr().err


@pytest.mark.parametrize("place", [("THIDUA_HOME", "logs"), ("XDG_STATE_HOME", "thidua")])
def test_details_lie_in_the_installation_or_the_users_state(place, plain, tmp_path, monkeypatch):
    for other in ("THIDUA_LOG_DIR", "THIDUA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(other, raising=False)
    variable, folder = place
    monkeypatch.setenv(variable, str(tmp_path))
    plain("thu", "raise ValueError('x')")
    assert main(["thu"]) == 3
    assert list((tmp_path / folder).glob("loi-*.log"))


def test_a_module_that_does_not_load_is_our_fault(plant_command, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("THIDUA_LOG_DIR", str(tmp_path))
    plant_command("thu", "import khong_co_module_nay")
    assert main(["thu"]) == 3
    assert "số tra cứu" in capsys.readouterr().err
