"""A body's table supplemented by the cluster is kept whole, in one text that needs no other file."""

from datetime import date

import pytest

from tests.support.sector import make_paper
from tests.thidua.scoring.year import AT, TABLE, YEAR, adopted, fill
from thidua.documents.enums import DocumentKind
from thidua.kernel.errors import Refused
from thidua.scoring.actions import Basis, adopt_table, draft_body_table, draft_table
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.models import CriteriaTable

pytestmark = pytest.mark.db
OWN = """\
extends: bang-nganh.yaml
table: Bảng của Ngành, Cụm bổ sung
sections:
  - code: C
    max: "8"
    criteria: [{code: C2, title: Sáng kiến, rule: {kind: per_event, points: "1"}}]
"""


def draft(told, yaml=OWN, **more):
    return draft_table(cluster_year_id=told.year.pk, yaml=yaml, actor=told.head, at=AT, **more)


def codes(table) -> list[str]:
    return [each.code for each in table_of(table.yaml).all_criteria()]


def test_a_file_given_beside_it_is_what_it_supplements(told) -> None:
    table = draft(told, base=TABLE)
    assert codes(table) == ["A1", "A2", "B1", "B2", "C1", "C2"]
    assert table.title == "Bảng của Ngành, Cụm bổ sung"
    assert "extends" not in table.yaml
    assert table_of(table.yaml).grades == table_of(TABLE).grades


def test_without_a_file_the_bodys_table_in_use_is_supplemented(told) -> None:
    with pytest.raises(Refused, match="chưa có bảng của cấp trên"):
        draft(told)
    assert not CriteriaTable.objects.exists()
    supreme, office = told.sector.supreme, told.office
    body = draft_body_table(body_id=supreme.pk, year=YEAR, yaml=TABLE, actor=office, at=AT)
    with pytest.raises(Refused, match="chưa có bảng của cấp trên"):
        draft(told)
    paper = make_paper(DocumentKind.DECISION, "424", "QĐ-VKSTC", date(YEAR, 2, 1), supreme)
    adopt_table(
        table_id=body.pk,
        basis=Basis(document_id=paper.pk, adopted_on=date(YEAR, 2, 1)),
        untried_because="Dùng lần đầu",
        actor=office,
        at=AT,
    )
    assert codes(draft(told))[-1] == "C2"


def test_sheets_open_and_fill_under_a_supplemented_table(told) -> None:
    whole = draft(told, base=TABLE).yaml
    CriteriaTable.objects.all().delete()
    scoring = adopted(told, yaml=whole)
    fill(scoring, 0, numerator="95")


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("table: Hỏng\n", "bang-nganh.yaml"),
        (OWN, "quá dài"),
    ],
)
def test_what_is_wrong_in_the_body_is_told_with_its_file(told, base, words) -> None:
    with pytest.raises(Refused, match=words):
        draft(told, base=base)
    assert not CriteriaTable.objects.exists()


def test_a_bodys_own_table_extends_nothing(told) -> None:
    with pytest.raises(Refused, match="chưa có bảng của cấp trên"):
        draft_body_table(
            body_id=told.sector.supreme.pk, year=YEAR, yaml=OWN, actor=told.office, at=AT
        )
