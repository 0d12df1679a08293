"""Reads of the organisation."""

from thidua.org.queries.ancestry import ancestor_ids, ancestors_on, descendant_ids, descendants_on
from thidua.org.queries.dates import (
    annotate_name_on,
    annotate_parent_on,
    children_on,
    name_on,
    parent_on,
    unit_by_code,
    units_by_name,
)
from thidua.org.queries.descent import Descent, predecessors_of, successors_map, successors_of
from thidua.org.queries.history import HistoryRow, history_of
from thidua.org.queries.preview import (
    Preview,
    PreviewStep,
    PreviewUnit,
    preview_reorganisation,
    steps_of,
)
from thidua.org.queries.reorganisations import (
    ReorganisationRow,
    StepRow,
    concerned_units,
    find_reorganisation,
    reorganisation_rows,
    reorganisations_for,
    step_rows,
)
from thidua.org.queries.search import Follower, UnitHit, matching, search_units
from thidua.org.queries.tree import (
    KindCount,
    TreeRow,
    counts_below,
    level_counts,
    tree_below,
)
from thidua.org.queries.units import (
    UnitRow,
    find_unit,
    living_on,
    rows_by_id,
    unit_rows,
    units_for,
)

__all__ = [
    "Descent",
    "Follower",
    "HistoryRow",
    "KindCount",
    "Preview",
    "PreviewStep",
    "PreviewUnit",
    "ReorganisationRow",
    "StepRow",
    "TreeRow",
    "UnitHit",
    "UnitRow",
    "ancestor_ids",
    "ancestors_on",
    "annotate_name_on",
    "annotate_parent_on",
    "children_on",
    "concerned_units",
    "counts_below",
    "descendant_ids",
    "descendants_on",
    "find_reorganisation",
    "find_unit",
    "history_of",
    "level_counts",
    "living_on",
    "matching",
    "name_on",
    "parent_on",
    "predecessors_of",
    "preview_reorganisation",
    "reorganisation_rows",
    "reorganisations_for",
    "rows_by_id",
    "search_units",
    "step_rows",
    "steps_of",
    "successors_map",
    "successors_of",
    "tree_below",
    "unit_by_code",
    "unit_rows",
    "units_by_name",
    "units_for",
]
