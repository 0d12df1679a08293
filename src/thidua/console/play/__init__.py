"""What a demonstration is made of: steps in order, each safe to run again."""

from thidua.console.play.awards_known import load_awards
from thidua.console.play.cast import load_cast
from thidua.console.play.councils_2026 import load_councils
from thidua.console.play.current_year import load_current_year
from thidua.console.play.decisions_2026 import load_decisions
from thidua.console.play.known import load_known
from thidua.console.play.organisation import load_draft, load_real_organisation
from thidua.console.play.pledge_2026 import load_pledge_draft
from thidua.console.play.registers_2026 import load_registers
from thidua.console.play.scoring_2026 import load_scoring
from thidua.console.play.signing_2026 import load_signing
from thidua.console.play.stage import DemoAccount, Stage, Step
from thidua.console.play.systems import SYSTEMS, step_of
from thidua.console.play.year_2020 import PLAYED
from thidua.console.play.years import load_years

STEPS: tuple[Step, ...] = (
    Step("Tổ chức thật của ngành Kiểm sát", load_real_organisation),
    Step("Người và tài khoản trình diễn", load_cast),
    Step("Năm thi đua của VKSND tối cao 2019-2026", load_years),
    *map(step_of, SYSTEMS),
    *PLAYED,
    Step("Cụm, khối thi đua 2020-2025 đã công bố", load_known),
    Step("Năm 2026 (giả định)", load_current_year),
    Step("Phụ lục giao ước đang lấy ý kiến (giả định)", load_pledge_draft),
    Step("Sổ khen thưởng (giả định)", load_awards),
    Step("Quyết định khen thưởng năm 2026 (giả định)", load_decisions),
    Step("Đăng ký thi đua năm 2026 (giả định)", load_registers),
    Step("Ký số năm 2026 (giả định)", load_signing),
    Step("Chấm điểm năm 2026 (giả định)", load_scoring),
    Step("Bình xét, bỏ phiếu năm 2026 (giả định)", load_councils),
    Step("Dự thảo sắp xếp tổ chức (giả định)", load_draft),
)
"""Every step of ``thidua demo``, in order."""

__all__ = ["STEPS", "DemoAccount", "Stage", "Step"]
