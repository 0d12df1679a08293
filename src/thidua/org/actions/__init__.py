"""Writes of the organisation."""

from thidua.org.actions.correct import Correction, correct_unit
from thidua.org.actions.load_dataset import Loaded, load_organisation
from thidua.org.actions.reorganise import (
    Decision,
    apply_draft,
    apply_reorganisation,
    discard_draft,
    draft_reorganisation,
)
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
    "apply_draft",
    "apply_reorganisation",
    "correct_unit",
    "create_unit",
    "discard_draft",
    "dissolve_unit",
    "draft_reorganisation",
    "load_organisation",
    "move_unit",
    "rename_unit",
    "revoke_reorganisation",
    "set_code",
]
