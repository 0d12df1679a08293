import random

import pytest

from tests.thidua.scoring.year import AT, fill
from thidua.kernel.errors import NotPermitted, Refused
from thidua.scoring.actions import (
    MarkChanged,
    agree_mark,
    speak_of,
    submit_sheet,
    undo_agreed,
)
from thidua.scoring.models import CellChange, SheetCell, SpokenOf

pytestmark = pytest.mark.db


@pytest.fixture
def sent(scoring):
    """Every sheet is sent; its culture was claimed with 18."""
    for place, numerator in enumerate(("95", "81", "90")):
        fill(scoring, place, numerator=numerator)
        submit_sheet(sheet_id=scoring.sheets[place].pk, actor=scoring.officers[place], at=AT)
    # Two accounts, as two browsers have them.
    scoring.first = scoring.head.__class__(**_fields(scoring.head) | {"account_id": 901})
    scoring.second = scoring.head.__class__(
        **_fields(scoring.head) | {"account_id": 902, "name": "Lê Thị Mẫu"}
    )
    return scoring


def _fields(actor):
    return {name: getattr(actor, name) for name in actor.__dataclass_fields__}


def agree(sheet, mark, reason="", versions=(0, 0), *, actor, criterion="B2"):
    return agree_mark(
        sheet_id=sheet.pk,
        criterion=criterion,
        mark=mark,
        reason=reason,
        versions=versions,
        actor=actor,
        at=AT,
    )


def state(sheet):
    cells = SheetCell.objects.filter(sheet=sheet, column__in=("appraised", "appraisal_reason"))
    return {(each.criterion, each.column): (each.text, each.version) for each in cells}


@pytest.mark.parametrize(("typed", "kept"), [("16,5", "16.5"), ("16.5", "16.5"), ("16", "16")])
def test_a_mark_and_its_reason_go_in_together(sent, typed, kept) -> None:
    sheet = sent.sheets[0]
    before = sheet.version
    agree(sheet, typed, "Biên bản kiểm tra", actor=sent.first)
    assert state(sheet) == {
        ("B2", "appraised"): (kept, 1),
        ("B2", "appraisal_reason"): ("Biên bản kiểm tra", 1),
    }
    sheet.refresh_from_db()
    assert sheet.version > before


def test_the_second_writer_is_told_both_values_and_nothing_is_half_saved(sent) -> None:
    sheet = sent.sheets[0]
    agree(sheet, "16", "Thiếu một biên bản", actor=sent.first)
    before, changes = state(sheet), CellChange.objects.count()
    with pytest.raises(MarkChanged) as refused:
        agree(sheet, "17,5", "Đã bổ sung", actor=sent.second)
    assert "ông/bà ghi “17,5”" in str(refused.value)
    assert "vừa ghi “16”" in str(refused.value)
    assert refused.value.values["versions"] == (1, 1)
    assert (state(sheet), CellChange.objects.count()) == (before, changes)
    agree(sheet, "17,5", "Đã bổ sung", (1, 1), actor=sent.second)
    assert state(sheet)["B2", "appraised"] == ("17.5", 2)


def test_a_reason_is_not_overwritten_silently_either(sent) -> None:
    sheet = sent.sheets[0]
    agree(sheet, "16", "Thiếu một biên bản", actor=sent.first)
    agree(sheet, "16", "Thiếu hai biên bản", (1, 1), actor=sent.first)
    with pytest.raises(MarkChanged, match="vừa ghi “Thiếu hai biên bản”"):
        agree(sheet, "16", "Khác", (1, 1), actor=sent.second)
    assert state(sheet)["B2", "appraisal_reason"] == ("Thiếu hai biên bản", 2)
    # Who says what stands there is not refused, whatever was seen.
    agree(sheet, "16", "Thiếu hai biên bản", (0, 0), actor=sent.second)


def test_what_is_refused_of_a_mark_leaves_nothing(sent) -> None:
    sheet = sent.sheets[0]
    for mark, reason, words in (
        ("16", "", "ghi lý do thống nhất của 16 điểm"),
        ("20,5", "Lý do", "tối đa 20,0"),
        ("mười", "Lý do", "không phải là một số"),
    ):
        with pytest.raises(Refused, match=words):
            agree(sheet, mark, reason, actor=sent.first)
    with pytest.raises(NotPermitted):
        agree(sheet, "16", "Lý do", actor=sent.officers[0])
    with pytest.raises(Refused, match="không có ô"):
        agree(sheet, "16", "Lý do", actor=sent.first, criterion="B9")
    assert state(sheet) == {}


def test_a_sheet_that_was_not_sent_takes_no_agreed_mark(scoring) -> None:
    with pytest.raises(Refused, match="Đang tự chấm"):
        agree(scoring.sheets[0], "16", "Lý do", actor=scoring.head)
    assert not SheetCell.objects.exists()


def test_undo_takes_back_the_mark_with_its_reason(sent) -> None:
    first, second = sent.sheets[0], sent.sheets[1]
    agree(first, "16", "Thiếu một biên bản", actor=sent.first)
    agree(second, "17", "Thiếu nửa biên bản", actor=sent.first)

    def undo(actor):
        return undo_agreed(cluster_year_id=sent.year.pk, actor=actor, at=AT)

    with pytest.raises(Refused, match="Không còn ô nào"):
        undo(sent.second)
    assert undo(sent.first).criterion == "B2"
    assert {text for text, _version in state(second).values()} == {""}
    assert state(first)["B2", "appraised"] == ("16", 1)
    undo(sent.first)
    assert {text for text, _version in state(first).values()} == {""}
    with pytest.raises(Refused, match="Không còn ô nào"):
        undo(sent.first)


def test_undo_does_not_take_back_what_another_has_said_since(sent) -> None:
    sheet = sent.sheets[0]
    agree(sheet, "16", "Thiếu một biên bản", actor=sent.first)
    agree(sheet, "17", "Đã bổ sung", (1, 1), actor=sent.second)
    with pytest.raises(MarkChanged, match="Lê Thị Mẫu vừa ghi"):
        undo_agreed(cluster_year_id=sent.year.pk, actor=sent.first, at=AT)
    assert state(sheet)["B2", "appraised"] == ("17", 2)


def test_two_hundred_edits_by_two_people_end_as_a_simple_model_says(sent) -> None:
    """Each person writes with what they last saw; the model keeps one value and one version."""
    chance = random.Random(20261201)  # reason: seeded play, no secret
    people = (sent.first, sent.second)
    model: dict[int, tuple[str, str, int, int]] = {}
    seen: list[dict[int, tuple[int, int]]] = [{}, {}]
    refusals = 0
    for _turn in range(200):
        who, place = chance.randrange(2), chance.randrange(2)
        if chance.random() < 0.4:
            seen[who][place] = model.get(place, ("", "", 0, 0))[2:]
        mark, reason = str(chance.randrange(10, 20)), chance.choice(("Biên bản 1", "Biên bản 2"))
        text, said, mark_version, reason_version = model.get(place, ("", "", 0, 0))
        versions = seen[who].get(place, (0, 0))
        stale = (versions[0] != mark_version and mark != text) or (
            versions[1] != reason_version and reason != said
        )
        try:
            agree(sent.sheets[place], mark, reason, versions, actor=people[who])
        except MarkChanged:
            assert stale
            refusals += 1
            continue
        assert not stale
        now = (mark_version + (mark != text), reason_version + (reason != said))
        model[place] = (mark, reason, *now)
        seen[who][place] = now
    assert 20 < refusals < 180
    for place, (mark, reason, mark_version, reason_version) in model.items():
        assert state(sent.sheets[place]) == {
            ("B2", "appraised"): (mark, mark_version),
            ("B2", "appraisal_reason"): (reason, reason_version),
        }


def test_the_meeting_speaks_of_one_criterion_of_the_table(sent) -> None:
    def speak(criterion, unit_id=None, actor=sent.first):
        return speak_of(
            cluster_year_id=sent.year.pk, criterion=criterion, unit_id=unit_id, actor=actor, at=AT
        )

    speak("A1")
    speak("B2", sent.units[1].pk)
    spoken = SpokenOf.objects.get()
    assert (spoken.criterion, spoken.unit_id) == ("B2", sent.units[1].pk)
    with pytest.raises(NotPermitted):
        speak("A1", actor=sent.officers[0])
    for criterion, unit_id in (("B9", None), ("B2", sent.sector.supreme.pk)):
        with pytest.raises(Refused, match="không có ô"):
            speak(criterion, unit_id)
    assert SpokenOf.objects.get().criterion == "B2"
