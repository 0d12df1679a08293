import pytest

from thidua.kernel.actors import ANONYMOUS, SYSTEM, Actor
from thidua.kernel.errors import NotPermitted
from thidua.kernel.permissions import may, permit, predicate, require


@predicate
def _is_named_mau(actor: Actor, subject: object) -> bool:
    return actor.name == "Mẫu" and subject == "sổ"


permit("kernel_test.open", _is_named_mau)


def test_the_predicate_sees_actor_and_subject() -> None:
    assert may(Actor(name="Mẫu"), "kernel_test.open", "sổ")
    assert not may(Actor(name="Mẫu"), "kernel_test.open", "két")
    assert not may(ANONYMOUS, "kernel_test.open", "sổ")


def test_the_software_is_never_asked() -> None:
    assert may(SYSTEM, "kernel_test.open", "két")


def test_a_verb_without_a_rule_is_our_mistake_not_a_no() -> None:
    with pytest.raises(LookupError, match=r"kernel_test\.unknown"):
        may(SYSTEM, "kernel_test.unknown")


def test_require_refuses_in_words() -> None:
    with pytest.raises(NotPermitted) as refusal:
        require(ANONYMOUS, "kernel_test.open", "sổ")
    assert "quyền" in str(refusal.value)
