from thidua.kernel.actors import ANONYMOUS, SYSTEM, Actor, Held

OFFICER = Actor(
    name="Nguyễn Thị Mẫu",
    account_id=1,
    roles=(
        Held(role="unit_officer", scope="unit", scope_id=7),
        Held(role="unit_officer", scope="unit", scope_id=8),
        Held(role="administrator", scope="system"),
    ),
)


def test_a_role_counts_in_its_scope_only() -> None:
    assert OFFICER.holds("unit_officer", scope="unit", scope_id=7)
    assert not OFFICER.holds("unit_officer", scope="unit", scope_id=9)
    assert not OFFICER.holds("unit_officer", scope="cluster_year", scope_id=7)
    assert not OFFICER.holds("unit_head", scope="unit", scope_id=7)


def test_scopes_lists_the_keys_of_one_kind() -> None:
    assert OFFICER.scopes("unit_officer", "unit") == {7, 8}
    assert OFFICER.scopes("administrator", "system") == set()


def test_nobody_and_the_software_are_told_apart() -> None:
    assert ANONYMOUS.is_anonymous
    assert not SYSTEM.is_anonymous
    assert not OFFICER.is_anonymous
