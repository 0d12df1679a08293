"""Reading a criteria table and results for the commands that score, errors named by file."""

from pathlib import Path

from thidua.console.reading import read_bytes
from thidua.console.words import tr
from thidua_core.errors import InputError
from thidua_core.scoring import Scores, read_results, read_table, score


def read_scores(table: str, results: str) -> Scores:
    """Score the results of one file under the table of another."""
    table_path, results_path = Path(table), Path(results)
    content = read_bytes(table_path)
    try:
        read = read_table(content, open_file=lambda name: _beside(table_path, name))
    except InputError as error:
        raise error.within(table) from None
    content = read_bytes(results_path)
    try:
        return score(read, read_results(content))
    except InputError as error:
        raise error.within(results) from None


def _beside(table: Path, name: str) -> bytes:
    """What a table extends; its name is read from the folder of the table."""
    try:
        return (table.parent / name).read_bytes()
    except (OSError, ValueError):
        mend = tr("Kiểm lại tên tệp sau extends; tên tính từ thư mục của bảng")
        raise InputError("", tr("không đọc được tệp “{name}”").format(name=name), mend) from None
