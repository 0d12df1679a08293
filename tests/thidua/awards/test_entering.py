from datetime import date

import pytest

from tests.support.sector import make_paper
from thidua.awards.enums import Basis, SubjectKind
from thidua.awards.models import Award
from thidua.documents.actions import void_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.models import Unit
from thidua.people.models import Person

from .conftest import DECIDED, NOW

PERSON, UNIT, COLLECTIVE = SubjectKind.PERSON, SubjectKind.UNIT, SubjectKind.COLLECTIVE


def unit_line(line, unit: Unit, **changed):
    return line(
        **(
            {
                "award": "tt-ldxs",
                "subject_kind": UNIT,
                "person_id": None,
                "unit_id": unit.pk,
                "office": "",
            }
            | changed
        )
    )


def test_all_of_one_decision_are_entered_together(sector, enter, line, person) -> None:
    paper = make_paper(DocumentKind.DECISION, "98", "QĐ-VKS", DECIDED, sector.long_an)
    first, second = enter(
        line(basis=Basis.INITIATIVE, merit="Hoàn  thành", golden_number="1"),
        unit_line(line, sector.ben_luc),
        document_id=paper.pk,
        number="",
    )
    assert (first.name, first.award_name) == ("Trần Thị Ví Dụ", "Chiến sỹ thi đua cơ sở")
    assert (first.decision_number, first.document, first.year) == ("98/QĐ-VKS", paper, 2020)
    assert (first.merit, first.basis, first.state) == ("Hoàn thành", "sang-kien", "in_force")
    assert second.name == "VKSND huyện Bến Lức (tỉnh Long An)"
    assert second.award_name == "Tập thể Lao động xuất sắc"
    (entry,) = entry_rows(entries_for_subject(second))
    assert "2 khen thưởng theo 98/QĐ-VKS" in entry.sentence
    assert entries_for_subject(person).filter(verb="award.entered").exists()


def test_the_name_of_a_title_is_that_of_the_day_of_the_decision(enter, line) -> None:
    (old,) = enter(line())
    (new,) = enter(line(period=(2024, 2024)), decided_on=date(2024, 12, 20))
    assert old.award_name == "Chiến sỹ thi đua cơ sở"
    assert new.award_name == "Chiến sĩ thi đua cơ sở"


def test_a_form_stands_under_the_year_in_which_it_was_decided(enter, line) -> None:
    (award,) = enter(
        line(award="bang-khen-nganh", period=(2018, 2019)), decided_on=date(2020, 1, 15)
    )
    assert award.year == 2020


def test_a_collective_and_a_person_without_row_are_named_in_words(enter, line) -> None:
    made = enter(
        line(award="giay-khen", subject_kind=COLLECTIVE, person_id=None, name="Phòng 1"),
        line(award="giay-khen", person_id=None, unit_id=None, name="Lê Văn Mẫu", unit_label="Sở A"),
    )
    assert [(each.name, each.unit_label) for each in made] == [
        ("Phòng 1", ""),
        ("Lê Văn Mẫu", "Sở A"),
    ]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"award": "cstd"}, "mã “cstd”"),
        ({"award": "co-nganh"}, "không tặng cho cá nhân"),
        ({"person_id": None}, "chưa có tên"),
        ({"unit_id": None}, "chưa rõ đơn vị"),
        ({"person_id": 10**6}, "không còn trong danh sách"),
        ({"period": None}, "cần năm"),
        ({"period": (2020, 2019)}, "không đúng thứ tự"),
        ({"period": (2021, 2021)}, "quá ngày quyết định"),
        ({"period_none": True}, "Giữ một trong hai"),
        ({"award": "giay-khen", "basis": Basis.TOPIC}, "không ghi căn cứ"),
    ],
)
def test_each_refusal_names_the_line_and_nothing_is_saved(enter, line, changed, sentence) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        enter(line(award="giay-khen"), line(**changed))
    assert "Dòng 2" in str(refused.value)
    assert not Award.objects.exists()
    assert not LedgerEntry.objects.filter(verb="award.entered").exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"decided_on": date(2026, 3, 3)}, "sau hôm nay"),
        ({"authority": " "}, "Chưa có cơ quan"),
        ({"number": ""}, "Chưa có số quyết định"),
    ],
)
def test_what_is_wrong_with_the_decision_itself(enter, line, changed, sentence) -> None:
    with pytest.raises(Refused, match=sentence):
        enter(line(), **changed)
    assert not Award.objects.exists()


def test_a_void_paper_gives_nothing(sector, enter, line) -> None:
    paper = make_paper(DocumentKind.DECISION, "98", "QĐ-VKS", DECIDED, sector.long_an)
    void_document(document_id=paper.pk, reason="nhầm", actor=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="đã hủy"):
        enter(line(), document_id=paper.pk)


def test_a_unit_that_is_not_there_on_the_day(sector, enter, line) -> None:
    Unit.objects.filter(pk=sector.ben_luc.pk).update(
        valid_to=date(2020, 6, 30), to_certainty="official"
    )
    with pytest.raises(
        Refused, match=r"Dòng 1: VKSND huyện Bến Lức .* không hoạt động.*20/12/2020"
    ):
        enter(unit_line(line, sector.ben_luc))
    (award,) = enter(line(unit_id=sector.ben_luc.pk))
    assert award.unit == sector.ben_luc, "a person's unit of the time of merit may be gone"


def test_a_subject_twice_with_one_award(sector, enter, line) -> None:
    with pytest.raises(Refused, match=r"Dòng 2.*ở dòng 1"):
        enter(line(), line(office="khác"))
    with pytest.raises(Refused, match=r"Dòng 2.*ở dòng 1"):
        enter(unit_line(line, sector.ben_luc), unit_line(line, sector.ben_luc))
    assert not Award.objects.exists()


def test_a_title_is_held_once_a_year_until_it_is_cancelled(enter, line) -> None:
    enter(line())
    with pytest.raises(Refused, match="theo 98/QĐ-VKS"):
        enter(line(), number="99/QĐ-VKS")
    assert Award.objects.count() == 1
    enter(line(period=(2019, 2019)), number="99/QĐ-VKS")


def test_an_earlier_award_of_somebody_else_is_no_base(sector, enter, line) -> None:
    (own,) = enter(line())
    (foreign,) = enter(unit_line(line, sector.ben_luc))
    (later,) = enter(line(award="bang-khen-nganh", relies_on=[own.pk]))
    assert list(later.relies_on.all()) == [own]
    with pytest.raises(Refused, match="không phải của đối tượng này"):
        enter(line(award="hcld-ba", relies_on=[own.pk, foreign.pk]))
    assert not Award.objects.filter(award="hcld-ba").exists()


def test_who_may_enter_and_on_whose_behalf(sector, enter, line) -> None:
    for actor in (ANONYMOUS, sector.ben_tre_officer):
        with pytest.raises(NotPermitted):
            enter(line(), actor=actor)
    enter(line(), actor=sector.long_an_officer)
    enter(line(period=(2019, 2019)), actor=sector.office)
    own, behalf = LedgerEntry.objects.filter(verb="award.entered").order_by("id")
    assert own.content["on_behalf_of"] == ""
    assert behalf.content["on_behalf_of"] == "VKSND tỉnh Long An"


def test_erased_people_cannot_be_awarded(enter, line, person) -> None:
    Person.objects.filter(pk=person.pk).update(erased_at=NOW)
    with pytest.raises(Refused, match="không còn trong danh sách"):
        enter(line())
