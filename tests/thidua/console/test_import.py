import json

import pytest

from tests.support.invented import make_unit
from tests.thidua.exchange.files import DOCUMENTS_HEADER, PEOPLE_HEADER, book, paper, person
from thidua.console.app import main
from thidua.documents.models import Document
from thidua.people.models import Person


@pytest.fixture
def file(tmp_path, db):
    make_unit("VKSND tỉnh Mẫu")

    def write(*rows):
        path = tmp_path / "nguoi.xlsx"
        path.write_bytes(book(PEOPLE_HEADER, *rows))
        return str(path)

    return write


def test_a_dry_run_saves_nothing_and_the_import_does_once(file, capsys):
    path = file(person("Trần Văn Ví Dụ"))
    assert main(["import", "people", path, "--dry-run"]) == 0
    assert "sẽ thêm 1 dòng" in capsys.readouterr().out
    assert not Person.objects.exists()
    assert main(["import", "people", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["saved"] is True
    assert main(["import", "people", path]) == 0
    assert "Không thêm gì" in capsys.readouterr().out
    assert Person.objects.count() == 1


def test_a_register_is_looked_at_and_imported(file, tmp_path, capsys):
    file(person("Mẫu"))
    path = tmp_path / "so.xlsx"
    path.write_bytes(book(DOCUMENTS_HEADER, paper("16/KH-VKS"), paper("17/KH-VKS")))
    assert main(["import", "documents", str(path), "--dry-run"]) == 0
    assert "sẽ thêm 2 dòng" in capsys.readouterr().out
    assert not Document.objects.exists()
    assert main(["import", "documents", str(path)]) == 0
    assert Document.objects.count() == 2
    path.write_bytes(book(DOCUMENTS_HEADER, paper("16/KH-VKS", "Một kế hoạch khác")))
    capsys.readouterr()
    assert main(["import", "documents", str(path), "--json"]) == 2
    [told] = json.loads(capsys.readouterr().out)["errors"]
    assert told["cell"] == "A2"
    assert "đã cấp cho Kế hoạch 16/KH-VKS" in told["problem"]


def test_wrong_cells_end_with_2_and_save_nothing(file, capsys):
    assert main(["import", "people", file(person("Mẫu", since="32/13/2020"))]) == 2
    assert "ô F2" in capsys.readouterr().out
    assert not Person.objects.exists()
    assert main(["import", "stars", "a.xlsx"]) == 2
    assert "Chọn một trong: units, people, documents" in capsys.readouterr().err
