"""Which commands there are: a line each, and a module of ``commands`` each.

``paper check`` lives in ``commands/paper_check.py`` as the function ``paper_check``. The module
is imported when its words are typed, never before; it imports nothing of Django, but asks
``thidua.console.installation`` for the module that does its work. Its docstring is its help and
ends with *Ví dụ:* and a line to type; ``ENGLISH``, if there, translates its strings.
"""

import keyword
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A command that can be typed, as the list of commands shows it."""

    words: str
    summary: str
    english: str

    @property
    def function(self) -> str:
        """The name of the function, which is also the last name of its module."""
        name = self.words.replace(" ", "_").replace("-", "_")
        return f"{name}_" if keyword.iskeyword(name) else name


ENTRIES: tuple[Entry, ...] = (
    Entry("demo", "Dựng bản trình diễn rồi mở trang", "Build the demonstration and serve it"),
    Entry("serve", "Mở trang trên cơ sở dữ liệu đã cấu hình", "Serve the configured installation"),
    Entry("init", "Chuẩn bị một nơi cài đặt mới", "Prepare a new installation"),
    Entry("import", "Nhập đơn vị, người, văn bản từ Excel, CSV", "Import from Excel or CSV"),
    Entry(
        "export", "Xuất danh sách, nhật ký, bộ hồ sơ năm", "Write a list, the log, a year bundle"
    ),
    Entry("refs", "Tìm số, ký hiệu văn bản trong một tệp", "Find document references in a file"),
    Entry("paper", "Dựng văn bản đúng thể thức, hoặc kiểm thể thức", "Draw or check a document"),
    Entry(
        "score", "Tính điểm, xếp hạng theo bảng tiêu chí", "Score and rank under a criteria table"
    ),
    Entry("score simulate", "Chấm thử một bảng tiêu chí", "Try a criteria table"),
    Entry("sign", "Ký số một tệp PDF", "Sign a PDF"),
    Entry("verify", "Kiểm chữ ký số, bộ hồ sơ năm, nhật ký", "Verify signatures, a bundle, a log"),
    Entry("backup", "Sao lưu khi phần mềm đang chạy", "Back up while running"),
    Entry("restore", "Khôi phục vào nơi cài đặt còn trống", "Restore into an empty installation"),
    Entry("doctor", "Khám nơi cài đặt", "Say what is wrong with the installation"),
    Entry("worker", "Chạy việc nền", "Run the queued jobs"),
)


def find_entry(arguments: list[str]) -> tuple[Entry, list[str]] | None:
    """Give the command whose words open the arguments, the longest first, and the rest."""
    for entry in sorted(ENTRIES, key=lambda entry: -len(entry.words)):
        words = entry.words.split()
        if arguments[: len(words)] == words:
            return entry, arguments[len(words) :]
    return None


def entries_under(words: str) -> list[Entry]:
    """Give the commands that begin with the words; all of them for no words."""
    return [entry for entry in ENTRIES if f"{entry.words} ".startswith(f"{words} ".lstrip())]
