"""Cluster 10's year 2020, played under the product's clock, link by link.

The sources' facts of the system come first; what the year adds to them is invented and marked so.
"""

from thidua.console.play.stage import Step
from thidua.console.play.year_2020.appendix import adjust_pledge
from thidua.console.play.year_2020.awarding import award_at_the_end, award_in_summer
from thidua.console.play.year_2020.closing import hand_over
from thidua.console.play.year_2020.council import hold_council
from thidua.console.play.year_2020.criteria import adopt_criteria, draft_criteria
from thidua.console.play.year_2020.decision import decide_awards
from thidua.console.play.year_2020.evidence import bring_files
from thidua.console.play.year_2020.files import leave_files
from thidua.console.play.year_2020.launch import hold_launch, sign_minutes
from thidua.console.play.year_2020.midyear import collect_figures, hold_midyear
from thidua.console.play.year_2020.movement import play_movement
from thidua.console.play.year_2020.papers import register_papers
from thidua.console.play.year_2020.people import load_people
from thidua.console.play.year_2020.pledge import draft_pledge, settle_and_freeze
from thidua.console.play.year_2020.registering import register_titles
from thidua.console.play.year_2020.scoring import (
    appraise_sheets,
    claim_sheets,
    cross_sheets,
    rank_units,
)
from thidua.console.play.year_2020.signing import sign_pledge
from thidua.console.play.year_2020.submission import submit_results
from thidua.console.play.year_2020.vote import hold_session

PLAYED: tuple[Step, ...] = (
    Step("Năm 2020, người tham gia (giả định)", load_people),
    Step("Năm 2020, kế hoạch, quy chế và công văn của Cụm", register_papers),
    Step("Năm 2020, bảng tiêu chí và chấm thử", draft_criteria),
    Step("Năm 2020, dự thảo giao ước và góp ý", draft_pledge),
    Step("Năm 2020, hội nghị phát động và ký kết 21/02", hold_launch),
    Step("Năm 2020, giao ước được thống nhất và chốt", settle_and_freeze),
    Step("Năm 2020, sáu đơn vị ký giao ước", sign_pledge),
    Step("Năm 2020, biên bản hội nghị được ký", sign_minutes),
    Step("Năm 2020, đăng ký thi đua đầu năm, chốt 28/02", register_titles),
    Step("Năm 2020, bảng tiêu chí được thông qua", adopt_criteria),
    Step("Năm 2020, đợt thi đua chuyên đề và phân cấp", play_movement),
    Step("Năm 2020, số liệu 6 tháng, khóa 31/5", collect_figures),
    Step("Năm 2020, hội nghị sơ kết trực tuyến 16/7", hold_midyear),
    Step("Năm 2020, phụ lục 03 điều chỉnh giao ước", adjust_pledge),
    Step("Năm 2020, khen đột xuất và Kỷ niệm chương", award_in_summer),
    Step("Năm 2020, minh chứng kèm bảng tự chấm", bring_files),
    Step("Năm 2020, số liệu 12 tháng và tự chấm", claim_sheets),
    Step("Năm 2020, chấm chéo", cross_sheets),
    Step("Năm 2020, thống nhất điểm, giải trình", appraise_sheets),
    Step("Năm 2020, khóa điểm và xếp hạng 11/12", rank_units),
    Step("Năm 2020, bình xét, suy tôn 11/12", hold_session),
    Step("Năm 2020, tờ trình kết quả bình xét 14/12", submit_results),
    Step("Năm 2020, Hội đồng ngành họp, bỏ phiếu kín 24/12", hold_council),
    Step("Năm 2020, quyết định khen thưởng 31/12", decide_awards),
    Step("Năm 2020, danh sách khen thưởng cuối năm vào sổ", award_at_the_end),
    Step("Năm 2020, bàn giao cụm 15/01/2021", hand_over),
    Step("Năm 2020, giấy tờ để lại", leave_files),
)
"""The links of the year, in order; each is one whole transaction and safe to run again."""

__all__ = ["PLAYED"]
