"""What councils do when a person is erased: rolls, questions and counts stay without the name."""

from thidua.councils.models import CouncilMember, Question, RollEntry, Teller
from thidua.kernel.base import kind_of
from thidua.people.events import ERASED_NAME, PersonErased
from thidua.people.models import Person


def forget_names(event: PersonErased) -> None:
    """Take the name out of rolls, questions and tellers, and the office out of seats."""
    RollEntry.objects.filter(person=event.person_id).update(label=ERASED_NAME, role="")
    Teller.objects.filter(person=event.person_id).update(name=ERASED_NAME)
    CouncilMember.objects.filter(person=event.person_id).update(position="")
    asked = Question.objects.filter(subject_kind=kind_of(Person()), subject_id=event.public_id)
    for question in asked.order_by("pk"):
        question.text = question.text.replace(question.subject_label, ERASED_NAME)
        question.subject_label = ERASED_NAME
        question.save(update_fields=["text", "subject_label"])
