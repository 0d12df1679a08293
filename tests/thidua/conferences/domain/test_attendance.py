from hypothesis import given
from hypothesis import strategies as st

from thidua.conferences.domain.attendance import Present, count_attendance

WORDS = ("invited", "present", "stand_in", "absent")
rows = st.lists(
    st.builds(
        Present,
        attendance=st.sampled_from(WORDS),
        count=st.integers(1, 50) | st.none(),
    )
)
known = rows.map(lambda listed: [each for each in listed if each.count is not None])


@given(known)
def test_everybody_on_the_list_came_did_not_or_waits(listed) -> None:
    counted = count_attendance(listed)
    came = counted.present + counted.stood_in
    assert came + counted.absent + counted.waiting == counted.invited


@given(rows, st.sampled_from(WORDS))
def test_one_unknown_number_makes_just_its_own_sums_unknown(listed, attendance) -> None:
    before = count_attendance(listed)
    counted = count_attendance([*listed, Present(attendance=attendance, count=None)])
    assert counted.invited is None
    sums = {
        "invited": "waiting",
        "present": "present",
        "stand_in": "stood_in",
        "absent": "absent",
    }
    for word, name in sums.items():
        expected = None if word == attendance else getattr(before, name)
        assert getattr(counted, name) == expected


def test_nobody_is_nobody() -> None:
    assert count_attendance([]).invited == 0
