"""The closed lists of the organisation dataset.

Knows which words a cell may hold; refuses to know how a page names them.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a unit is. ``OTHER_BODY`` is for units that a body adds by itself."""

    SUPREME_PROCURACY = "supreme_procuracy"
    SUPREME_UNIT = "supreme_unit"
    HIGH_PROCURACY = "high_procuracy"
    PROVINCIAL_PROCURACY = "provincial_procuracy"
    DISTRICT_PROCURACY = "district_procuracy"
    REGIONAL_PROCURACY = "regional_procuracy"
    ROOM = "room"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER_BODY = "other_body"


class Level(StrEnum):
    """The rung on which a unit stands; a room stands on the rung of its agency."""

    SUPREME = "supreme"
    HIGH = "high"
    PROVINCIAL = "provincial"
    DISTRICT = "district"
    REGIONAL = "regional"
    COMMUNE = "commune"


class Sector(StrEnum):
    """Whose hierarchy a unit belongs to; ``TERRITORY`` is land, not an agency."""

    PROCURACY = "procuracy"
    TERRITORY = "territory"


class LegalPersonality(StrEnum):
    """Whether the unit is a legal person; ``UNKNOWN`` is never read as no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How sure a statement is: read in an official text, inferred, or not known."""

    OFFICIAL = "official"
    DERIVED = "derived"
    UNKNOWN = "unknown"


class Scheme(StrEnum):
    """Who gave a code: the statistics office, or the sector's own short signs (V16, VC1)."""

    GSO = "gso"
    PROCURACY_SHORT = "procuracy_short"


class StepKind(StrEnum):
    """One kind of step of a reorganisation."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    MOVE = "move"
    DISSOLVE = "dissolve"


ROOT_KINDS = frozenset({Kind.SUPREME_PROCURACY, Kind.PROVINCE})
"""Kinds that have nobody above them in the dataset."""
