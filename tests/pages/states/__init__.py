"""The states in which pages are shown and tried: empty, one row, a thousand rows, the longest
names, refused, returned. Each names its page by the key of the role table, the world in which the
page is opened (``tests/pages/states/worlds.py``) and who opens it; where something is refused, what
is sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """In which order they are shown."""

    EMPTY = "empty"
    ONE = "one"
    MANY = "many"
    LONG = "long"
    REFUSED = "refused"
    RETURNED = "returned"


LABELS = {
    Kind.EMPTY: "Chưa có gì",
    Kind.ONE: "Một dòng",
    Kind.MANY: "Một nghìn dòng",
    Kind.LONG: "Tên dài nhất",
    Kind.REFUSED: "Biểu mẫu chưa nhận",
    Kind.RETURNED: "Đề nghị bổ sung",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One page in one state."""

    page: str
    """Key of the role table."""
    kind: Kind
    role: str = "administrator"
    typed: Mapping[str, str] = field(default_factory=dict)
    """What is typed before the form is sent, for what is refused."""

    @property
    def name(self) -> str:
        """Of its picture, without the window."""
        page = self.page.replace(":", "-").replace("#", "-").replace("_", "-")
        return f"{page}-{self.kind}"


def _of(kind: Kind, role: str, pages: Sequence[str]) -> list[State]:
    return [State(page=page, kind=kind, role=role) for page in pages]


REGISTERS = (
    "desk:award_list",
    "desk:decision_list",
    "desk:session_list",
    "desk:document_list",
    "desk:signature_list",
    "desk:conference_list",
    "desk:movement_list",
    "desk:cluster_list",
    "desk:news_list",
    "desk:registration_summary",
    "desk:unit_ratings",
    "public:award_list",
    "public:document_list",
)
"""Pages that list; each is seen empty, with one row and with a thousand."""
EMPTY = (
    "desk:home",
    *REGISTERS,
    "desk:scoring_year",
    "desk:registration_sheet",
    "desk:coverage_list",
    "desk:import",
    "desk:notifications",
    "public:home",
)
ONE = ("desk:home", *REGISTERS, "desk:registration_sheet")
MANY = (
    "desk:home",
    *(page for page in REGISTERS if page != "desk:registration_summary"),
    "desk:registration_sheet",
)
LONG = (
    "desk:home",
    "desk:cluster_year",
    "desk:pledge",
    "desk:pledge_opinions",
    "desk:pledge_signing",
    "desk:pledge#signed",
    "hall:signing_wall",
    "desk:signature_request",
    "desk:registration_summary",
    "desk:registration_sheet",
    "desk:scoring_year",
    "desk:consolidated",
    "desk:session",
    "desk:ballot",
    "desk:decision",
    "desk:award_list",
    "desk:cluster_bundle",
    "public:award_list",
)
REFUSED = (
    "desk:pledge_open",
    "desk:pledge_comment",
    "desk:pledge_send",
    "desk:pledge_freeze",
    "desk:registration_add_award",
    "desk:decision_draft",
    "desk:award_enter",
    "desk:session_call",
    "desk:document_draft",
    "desk:signature_paper",
    "desk:ballot_count",
    "desk:score_return",
    "desk:conference_plan",
    "desk:rating_enter",
    "desk:cluster_hand_over",
)
STATES: tuple[State, ...] = (
    *_of(Kind.EMPTY, "administrator", EMPTY),
    *_of(Kind.ONE, "administrator", ONE),
    *_of(Kind.MANY, "administrator", MANY),
    *_of(Kind.LONG, "standing_office", LONG),
    *_of(Kind.REFUSED, "standing_office", REFUSED),
    State(page="desk:registration_sheet", kind=Kind.RETURNED, role="unit_officer"),
    State(page="desk:ballot_count", kind=Kind.RETURNED, role="unit_officer"),
    State(page="desk:score_sheet", kind=Kind.RETURNED, role="cluster_officer"),
)
