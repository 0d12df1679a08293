"""What a line is called in a sentence: the award and for whom, or the initiative."""

from datetime import date

from django.utils.translation import gettext as _

from thidua.awards.domain.titles import packaged_titles
from thidua.org.queries.labels import label_on
from thidua.registrations.enums import LineKind
from thidua.registrations.models import Registration


def called(line: Registration) -> str:
    """As "Chiến sĩ thi đua cơ sở: Nguyễn Thị Mẫu" or "Sáng kiến: Số hóa hồ sơ"."""
    what = what_of(line, date(line.cluster_year.year, 12, 31))
    whom = whom_of(line)
    return f"{what}: {whom}" if whom else what


def what_of(line: Registration, day: date) -> str:
    """The award's name on a day, or the word for an initiative."""
    if line.kind == LineKind.INITIATIVE:
        return _("Sáng kiến")
    return award_name(line.award, day)


def award_name(code: str, day: date) -> str:
    """The name of an award on a day; a code of another version as it stands."""
    title = packaged_titles().get(code)
    return title.name_on(day) if title else code


def whom_of(line: Registration) -> str:
    """The person, collective, initiative or number; empty for the unit itself."""
    if line.kind == LineKind.INITIATIVE and line.title:
        return line.title
    if line.person is not None:
        return line.person.full_name
    if line.subject_unit_id is not None:
        return label_on(line.subject_unit_id, date(line.cluster_year.year, 1, 15))
    if line.subject_label:
        return line.subject_label
    return str(line.count) if line.subject_key == "count" else ""
