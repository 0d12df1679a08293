"""The titles and forms that the product carries, and how a file of them is read."""

from datetime import date

import pytest

from thidua.awards.domain.titles import (
    AwardKind,
    AwardLevel,
    NameStatus,
    Recipient,
    packaged_titles,
    read_titles,
    titles_for,
)
from thidua_core.errors import InputError

ACTS = "acts:\n  - {key: a, citation: Luật A, from: 2020-01-01}\n"
ACTS += "  - {key: b, citation: Luật B, from: 2024-10-01}\n"
FLAG = "  - code: co\n    kind: title\n    for: [collective]\n    level: state\n    names:\n"
OLD = "      - {name: Cờ cũ, act: a, place: Điều 1, status: verified}\n"
NEW = "      - {name: Cờ mới, act: b, status: reported}\n"
GOOD = f"{ACTS}awards:\n{FLAG}{OLD}{NEW}"


def test_every_code_of_the_glossary_is_there() -> None:
    assert set(packaged_titles()) == {
        *("ldtt", "cstd-co-so", "cstd-nganh", "cstd-toan-quoc"),
        *("tt-ldtt", "tt-ldxs", "co-nganh", "co-dan-dau-khoi", "co-chinh-phu"),
        *("giay-khen", "bang-khen-nganh", "bang-khen-ttg"),
        *("hcld-ba", "hcld-nhi", "hcld-nhat", "ky-niem-chuong"),
    }


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2019, 6, 28), "Chiến sỹ thi đua cơ sở"),
        (date(2024, 9, 30), "Chiến sỹ thi đua cơ sở"),
        (date(2024, 10, 1), "Chiến sĩ thi đua cơ sở"),
    ],
)
def test_spelling_follows_the_circular_in_force(day: date, name: str) -> None:
    assert packaged_titles()["cstd-co-so"].name_on(day) == name


def test_before_the_first_act_its_name_is_not_confirmed() -> None:
    title = packaged_titles()["ldtt"]
    before, first = title.named_on(date(2019, 6, 27)), title.named_on(date(2019, 6, 28))
    assert (before.name, before.status) == ("Lao động tiên tiến", NameStatus.UNCONFIRMED)
    assert (first.name, first.status) == ("Lao động tiên tiến", NameStatus.VERIFIED)
    assert first.citation == "Điều 13 khoản 1 Thông tư số 01/2019/TT-VKSTC ngày 14/5/2019"


def test_titles_and_forms_of_persons_and_collectives() -> None:
    persons = [each.code for each in titles_for(Recipient.PERSON, AwardKind.TITLE)]
    assert persons == ["ldtt", "cstd-co-so", "cstd-nganh", "cstd-toan-quoc"]
    collectives = {each.code for each in titles_for(Recipient.COLLECTIVE)}
    assert "giay-khen" in collectives
    assert "ky-niem-chuong" not in collectives
    assert not collectives & set(persons)


def test_levels_rise_within_a_kind() -> None:
    ranks = [AwardLevel.BASE, AwardLevel.SECTOR, AwardLevel.STATE]
    for recipient in Recipient:
        levels = [ranks.index(each.level) for each in titles_for(recipient, AwardKind.TITLE)]
        assert levels == sorted(levels)


def test_every_name_cites_an_act() -> None:
    for title in packaged_titles().values():
        assert all(each.citation for each in title.names)


def test_a_file_is_read_in_its_order() -> None:
    title = read_titles(GOOD)["co"]
    assert title.name_on(date(2024, 9, 30)) == "Cờ cũ"
    assert title.named_on(date(2024, 10, 1)).citation == "Luật B"


@pytest.mark.parametrize(
    ("wrong", "place", "word"),
    [
        (GOOD.replace("act: b", "act: c"), "dòng 11", "không có “c”"),
        (GOOD.replace("kind: title", "kind: honour"), "dòng 6", "không có “honour”"),
        (GOOD.replace("2024-10-01", "1/10/2024"), "dòng 3", "không phải một ngày"),
        (GOOD.replace("    level: state\n", ""), "dòng 5", "thiếu khóa “level”"),
        (f"{ACTS}awards:\n{FLAG}{NEW}{OLD}", "dòng 10", "không theo thứ tự"),
        (f"{GOOD}{FLAG}{OLD}", "dòng 12", "ghi hai lần"),
    ],
)
def test_a_wrong_file_is_refused_at_its_line(wrong: str, place: str, word: str) -> None:
    with pytest.raises(InputError) as caught:
        read_titles(wrong)
    assert caught.value.where.startswith(place)
    assert word in str(caught.value)
