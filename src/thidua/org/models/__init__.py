"""Rows of the organisation."""

from thidua.org.models.names import Jurisdiction, UnitCode, UnitName, UnitParent
from thidua.org.models.reorganisation import (
    Lineage,
    Reorganisation,
    ReorganisationStep,
    StepUnit,
)
from thidua.org.models.unit import Unit
from thidua.org.models.validity import valid_on

__all__ = [
    "Jurisdiction",
    "Lineage",
    "Reorganisation",
    "ReorganisationStep",
    "StepUnit",
    "Unit",
    "UnitCode",
    "UnitName",
    "UnitParent",
    "valid_on",
]
