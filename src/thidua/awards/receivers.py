"""What the register of awards does when a person is erased: the award stays, the name does not."""

from thidua.awards.models import Award
from thidua.people.events import ERASED_NAME, PersonErased


def forget_names(event: PersonErased) -> None:
    """Take name, office and merit out of the person's awards, and so out of what is searched."""
    for award in Award.objects.select_for_update().filter(person=event.person_id).order_by("pk"):
        award.name, award.office, award.merit = ERASED_NAME, "", ""
        award.save()
