"""What a demonstration is made of: steps in order, each safe to run again."""

from thidua.console.play.cast import load_cast
from thidua.console.play.organisation import load_real_organisation
from thidua.console.play.stage import DemoAccount, Stage, Step

STEPS: tuple[Step, ...] = (
    Step("Tổ chức thật của ngành Kiểm sát", load_real_organisation),
    Step("Người và tài khoản trình diễn", load_cast),
)
"""Every step of ``thidua demo``, in order."""

__all__ = ["STEPS", "DemoAccount", "Stage", "Step"]
