"""Writes of the organisation."""

from thidua.org.actions.correct import Correction, correct_unit
from thidua.org.actions.drafting import (
    Decision,
    add_step,
    begin_draft,
    correct_draft,
    discard_draft,
    draft_reorganisation,
    remove_step,
)
from thidua.org.actions.load_dataset import Loaded, load_organisation
from thidua.org.actions.reorganise import apply_draft, apply_reorganisation
from thidua.org.actions.revoke import revoke_reorganisation
from thidua.org.actions.units import (
    create_unit,
    dissolve_unit,
    move_unit,
    rename_unit,
    set_code,
)

__all__ = [
    "Correction",
    "Decision",
    "Loaded",
    "add_step",
    "apply_draft",
    "apply_reorganisation",
    "begin_draft",
    "correct_draft",
    "correct_unit",
    "create_unit",
    "discard_draft",
    "dissolve_unit",
    "draft_reorganisation",
    "load_organisation",
    "move_unit",
    "remove_step",
    "rename_unit",
    "revoke_reorganisation",
    "set_code",
]
