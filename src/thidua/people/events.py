"""What the people tell the parts above them, in the same transaction."""

from dataclasses import dataclass

from thidua.kernel.events import Event

ERASED_NAME = "(đã xóa)"
"""What stands where the name stood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased(Event):
    """A person has been erased on request: copies of the name in other parts go too.

    The name itself is not told; who keeps a copy knows it by the person.
    """

    person_id: int
    public_id: str
