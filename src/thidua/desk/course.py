"""How far a cluster's year has come on each of the nineteen links, for pages that draw it.

What the software does not carry yet is shown as to come, without a way in; what is known is
shown with its state, its day and its papers.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.clusters.domain.links import LINKS, PHASES
from thidua.clusters.enums import ClusterState
from thidua.clusters.queries import ClusterYearRow
from thidua.kernel import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper beside a link."""

    number: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One link as it stands."""

    number: int
    key: str
    label: str
    phase: str
    state: str = "idle"
    word: str = ""
    when: str = ""
    href: str = ""
    papers: tuple[Paper, ...] = ()
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Links that belong together; a finished or distant one is folded."""

    key: str
    title: str
    stages: tuple[Stage, ...]
    state: str
    word: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a cluster's year beyond the cluster itself."""

    creating_paper: Paper | None = None
    movement: str = ""
    movement_href: str = ""
    directive: Paper | None = None
    launched_on: date | None = None
    conference_href: str = ""
    conference_on: date | None = None
    conference_done: bool = False
    pledged_on: date | None = None
    pledge_state: str = ""
    pledge_href: str = ""
    """Empty where the reader may not see the draft."""
    registered: int = 0
    """Units that have sent what they register."""
    registrations_open: int = 0
    """Lines that wait for approval or came back."""
    decisions_open: int = 0
    """Decisions on awards that are not published yet."""
    decided: Paper | None = None
    """The newest published one."""
    decision_href: str = ""
    decided_on: date | None = None
    awards: int | None = 0
    """Entered into the register; None where they were not counted."""
    awards_href: str = ""
    table: str = ""
    """The state of the criteria table; empty where none is known."""
    adopted_on: date | None = None
    sheets: int = 0
    sheets_sent: int = 0
    frozen_on: date | None = None
    ranked_on: date | None = None
    vote_href: str = ""
    vote_on: date | None = None
    vote_state: str = ""
    """State of the newest session that votes."""
    figured: int = 0
    figured_on: date | None = None
    invented: bool = False
    figures_href: str = ""
    bundle_href: str = ""
    """The way to the year bundle, for whoever may see it."""
    handed_over_on: date | None = None
    hand_over_minutes: Paper | None = None


def stages_of(year: ClusterYearRow, known: Known) -> tuple[Stage, ...]:
    """All nineteen links of a cluster's year."""
    place = reverse("desk:cluster_year", args=[year.public_id])
    stages = [
        _stated(
            Stage(
                number=link.number,
                key=link.key,
                label=link.name,
                phase=link.phase,
                word=_("Sẽ có"),
            ),
            year,
            known,
            place,
        )
        for link in LINKS
    ]
    return tuple(_standing(_handover(stage, year, known), year) for stage in stages)


_HERE = {
    ClusterState.FORMING: "cluster",
    ClusterState.PLANNED: "drafting",
    ClusterState.PLEDGED: "during",
    ClusterState.SCORING: "scoring",
    ClusterState.RANKED: "vote",
    ClusterState.VOTED: "eligibility",
}
"""At which link a year in that state works today."""
_LAST_MONTHS = (3, 31)
"""Until when in the following year a year may still be at work."""


def _standing(stage: Stage, year: ClusterYearRow) -> Stage:
    """Mark the link at which a year stands today; a year long past stands nowhere."""
    over = clock.today() > date(year.year + 1, *_LAST_MONTHS)
    if over or _HERE.get(ClusterState(year.state)) != stage.key:
        return stage
    if stage.state == "idle":
        return replace(stage, state="active", word=_("Đang diễn ra"), current=True)
    return replace(stage, current=True)


def _stated(stage: Stage, year: ClusterYearRow, known: Known, place: str) -> Stage:
    match stage.key:
        case "organisation":
            return replace(stage, state="done", word=_("Đã có danh mục đơn vị"), href=place)
        case "cluster":
            return _cluster(stage, year, known, place)
        case "vote":
            return _vote(stage, known)
        case "registration":
            return _registration(stage, year, known)
        case "scoring" | "ranking":
            return _scoring(stage, year, known)
    drawn = _DRAWN.get(stage.key)
    return drawn(stage, known) if drawn else stage


def _cluster(stage: Stage, year: ClusterYearRow, known: Known, place: str) -> Stage:
    whole = year.members_complete and bool(year.head)
    words = _("{count} đơn vị").format(count=year.member_count)
    missing = [] if year.members_complete else [_("danh sách chưa đủ")]
    missing += [] if year.head else [_("chưa rõ trưởng")]
    return replace(
        stage,
        state="done" if whole else "unsure",
        word=words,
        note=", ".join(missing),
        href=place,
        papers=(known.creating_paper,) if known.creating_paper else (),
    )


def _movement(stage: Stage, known: Known) -> Stage:
    papers = (known.directive,) if known.directive else ()
    if not known.movement:
        return replace(stage, state="unsure", word=_("Chưa nhập"), papers=papers)
    return replace(
        stage,
        state="done",
        word=_("Đã phát động"),
        when=_day(known.launched_on),
        href=known.movement_href,
        papers=papers,
    )


def _conference(stage: Stage, known: Known) -> Stage:
    if known.conference_on is None:
        return replace(stage, state="unsure", word=_("Chưa nhập"))
    return replace(
        stage,
        state="done" if known.conference_done else "active",
        word=_("Đã họp") if known.conference_done else _("Đang chuẩn bị"),
        when=_day(known.conference_on),
        href=known.conference_href,
    )


def _pledge(stage: Stage, known: Known) -> Stage:
    """How far the text has come, and how far its signing; of an old year only the end is known."""
    signing = stage.key == "signing"
    if not known.pledge_state:
        return stage if signing else replace(stage, state="unsure", word=_("Chưa soạn"))
    words = _SIGNING if signing else _TEXT
    state, word = words.get(known.pledge_state, ("idle", _("Chưa đến bước ký")))
    signed = signing and known.pledge_state == "signed"
    href = f"{known.pledge_href}signing/" if signing and known.pledge_href else known.pledge_href
    return replace(
        stage,
        state=state,
        word=str(word),
        when=_day(known.pledged_on) if signed else "",
        href=href,
    )


_TEXT = {
    "drafting": ("active", gettext_lazy("Đang soạn, góp ý")),
    "settled": ("done", gettext_lazy("Đã thống nhất")),
    "frozen": ("done", gettext_lazy("Đã chốt")),
    "signing": ("done", gettext_lazy("Đã chốt")),
    "signed": ("done", gettext_lazy("Đã thống nhất")),
}
_SIGNING = {
    "frozen": ("due", gettext_lazy("Chờ ký")),
    "signing": ("active", gettext_lazy("Đang ký")),
    "signed": ("done", gettext_lazy("Đã ký")),
}


def _vote(stage: Stage, known: Known) -> Stage:
    if not known.vote_state:
        return stage
    words = {
        "called": _("Đã triệu tập"),
        "open": _("Chờ kiểm phiếu"),
        "closed": _("Đã bỏ phiếu"),
        "minuted": _("Đã bỏ phiếu"),
    }
    return replace(
        stage,
        state="done" if known.vote_state in {"closed", "minuted"} else "active",
        word=words[known.vote_state],
        when=_day(known.vote_on),
        href=known.vote_href,
    )


def _registration(stage: Stage, year: ClusterYearRow, known: Known) -> Stage:
    place = reverse("desk:registration_summary", args=[year.public_id])
    if not known.registered:
        return replace(stage, state="unsure", word=_("Chưa đơn vị nào gửi"), href=place)
    whole = known.registered >= year.member_count and not known.registrations_open
    word = _("{sent}/{all} đơn vị đã gửi").format(sent=known.registered, all=year.member_count)
    waiting = _("{count} dòng chưa duyệt").format(count=known.registrations_open)
    return replace(
        stage,
        state="done" if whole else "active",
        word=word,
        note=waiting if known.registrations_open else "",
        href=place,
    )


def _decision(stage: Stage, known: Known) -> Stage:
    if known.decided is None and not known.decisions_open:
        return replace(stage, state="unsure", word=_("Chưa có quyết định"))
    waiting = _("{count} quyết định đang làm").format(count=known.decisions_open)
    return replace(
        stage,
        state="active" if known.decisions_open else "done",
        word=waiting if known.decisions_open else _("Đã công bố"),
        when=_day(known.decided_on),
        href=known.decision_href,
        papers=(known.decided,) if known.decided else (),
    )


def _register(stage: Stage, known: Known) -> Stage:
    if known.decided is None or known.awards == 0:
        return replace(stage, state="unsure", word=_("Chưa vào sổ"))
    return replace(
        stage,
        state="done",
        word=_("Đã vào sổ")
        if known.awards is None
        else _("{count} khen thưởng").format(count=known.awards),
        when=_day(known.decided_on),
        href=known.awards_href,
    )


def _during(stage: Stage, known: Known) -> Stage:
    if not known.figured:
        word = _("Chưa nhập phụ lục số liệu") if known.figures_href else stage.word
        return replace(stage, word=word, href=known.figures_href)
    word = _("Số liệu của {count} đơn vị").format(count=known.figured)
    state = "done" if known.frozen_on else "active"
    when = _day(known.figured_on)
    return replace(stage, state=state, word=word, when=when, href=known.figures_href)


_DRAWN: dict[str, Callable[[Stage, Known], Stage]] = {
    "decision": _decision,
    "during": _during,
    "register": _register,
    "movement": _movement,
    "conference": _conference,
    "drafting": _pledge,
    "signing": _pledge,
}
"""Links whose state follows from what is known alone."""


def _handover(stage: Stage, year: ClusterYearRow, known: Known) -> Stage:
    """The last link as it stands; any other link as it is."""
    if stage.key != "handover":
        return stage
    if known.handed_over_on is not None:
        return replace(
            stage,
            state="done",
            word=_("Đã bàn giao"),
            when=_day(known.handed_over_on),
            href=known.bundle_href,
            papers=(known.hand_over_minutes,) if known.hand_over_minutes else (),
        )
    if year.state == ClusterState.VOTED:
        return replace(stage, state="active", word=_("Chờ bàn giao"), href=known.bundle_href)
    return replace(stage, href=known.bundle_href)


def _scoring(stage: Stage, year: ClusterYearRow, known: Known) -> Stage:
    """The scoring, and the ranking that comes of it."""
    if stage.key == "ranking":
        return _ranking(stage, year, known)
    href = reverse("desk:scoring_year", args=[year.public_id])
    if not known.table:
        return replace(stage, word=_("Chưa có bảng tiêu chí"), href=href)
    if known.frozen_on:
        when = _day(known.frozen_on)
        return replace(stage, state="done", word=_("Đã khóa điểm"), when=when, href=href)
    if known.table != "adopted":
        return replace(stage, state="active", word=_("Đang soạn bảng tiêu chí"), href=href)
    word = _("{done}/{all} đơn vị đã gửi").format(done=known.sheets_sent, all=known.sheets)
    return replace(stage, state="active", word=word, when=_day(known.adopted_on), href=href)


def _ranking(stage: Stage, year: ClusterYearRow, known: Known) -> Stage:
    if not known.frozen_on:
        return stage
    href = reverse("desk:ranking", args=[year.public_id])
    if known.ranked_on:
        when = _day(known.ranked_on)
        return replace(stage, state="done", word=_("Đã công bố"), when=when, href=href)
    return replace(stage, state="active", word=_("Chờ công bố"), href=href)


def phases_of(stages: tuple[Stage, ...]) -> tuple[Phase, ...]:
    """The links gathered by phase."""
    here = next((stage.phase for stage in stages if stage.current), "")
    return tuple(
        _phase(key, title, tuple(stage for stage in stages if stage.phase == key), here)
        for key, title in PHASES
    )


def _phase(key: str, title: str, stages: tuple[Stage, ...], here: str) -> Phase:
    done = sum(stage.state == "done" for stage in stages)
    begun = done or any(stage.state in {"active", "unsure"} for stage in stages)
    state = "done" if done == len(stages) else "active" if begun else "idle"
    word = {
        "done": _("Đã xong {done}/{all}"),
        "active": _("Đã có {done}/{all}"),
        "idle": _("Sẽ có"),
    }[state].format(done=done, all=len(stages))
    if key == here and not done:
        word = _("Hôm nay")
    return Phase(
        key=key,
        title=title,
        stages=stages,
        state=state,
        word=word,
        here=key == here if here else state == "active",
    )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
