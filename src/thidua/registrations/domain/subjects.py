"""What tells two lines of one unit apart: the award or initiative, and for whom it is.

Two lines of one key would say the same thing twice.
"""

from thidua_core.text import search_key


def subject_key(
    *,
    person_id: int | None = None,
    subject_unit_id: int | None = None,
    label: str = "",
    title: str = "",
    counted: bool = False,
) -> str:
    """The key of a line's subject; empty for the unit itself.

    >>> subject_key(person_id=7), subject_key(label="Phòng  1"), subject_key()
    ('person:7', 'name:phong 1', '')
    """
    if title.strip():
        return f"title:{search_key(title)}"[:200]
    if person_id is not None:
        return f"person:{person_id}"
    if subject_unit_id is not None:
        return f"unit:{subject_unit_id}"
    if label.strip():
        return f"name:{search_key(label)}"[:200]
    return "count" if counted else ""
