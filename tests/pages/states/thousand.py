"""A thousand rows in every list: copies of rows that actions made, written in bulk."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.pages.samples import SAMPLES, Sample
from tests.pages.samples.__main__ import gather
from tests.pages.states import STATES, Kind
from thidua.awards.models import Award
from thidua.clusters.models import Cluster, ClusterYear
from thidua.commendations.models import Decision
from thidua.conferences.models import Conference
from thidua.councils.models import Session
from thidua.documents.models import Document, SignatureRequest, SignatureSlot
from thidua.kernel.identifiers import new_public_id
from thidua.movements.models import Movement
from thidua.people.models import Account, Person, Post
from thidua.pledges.models import PledgeComment
from thidua.portal.models import NewsEntry
from thidua.records.models import AnnualAssessment
from thidua.registrations.models import Registration

Vary = Callable[[int], dict[str, Any]]
ADMINISTRATOR = "quantri"


def fill(count: int) -> None:
    """Copy one row of each list so often; what must differ does."""
    persons = _copies(Person, count, lambda n: {"sort_key": f"mau {n:04}"})
    ratings = AnnualAssessment.objects.exclude(person=None)
    _copies(Post, count, lambda n: {"person_id": persons[n].pk}, like=_post(ratings.latest("id")))
    like = ratings.latest("id")
    _copies(AnnualAssessment, count, lambda n: {"person_id": persons[n].pk}, like=like)
    awards = Award.objects.exclude(person=None)
    _copies(Award, count, lambda n: {"person_id": persons[n].pk}, like=awards.latest("id"))
    papers = _copies(Document, count, lambda n: {"number": str(2000 + n)}, like=_issued())
    _copies(Decision, count, lambda n: {"document_id": papers[n].pk})
    _signing(_copies(Document, count, lambda n: {"number": str(4000 + n)}, like=_issued()))
    for model in (Session, Conference, Movement, NewsEntry):
        _copies(model, count, lambda _n: {})
    clusters = _copies(Cluster, count, lambda n: {"name": f"Cụm thi đua mẫu {n}"})
    _copies(ClusterYear, count, lambda n: {"cluster_id": clusters[n].pk, "demonstration": False})
    line = Registration.objects.filter(state="returned").latest("id")
    _copies(
        Registration, count, lambda n: {"subject_key": f"mau-{n}", "state": "approved"}, like=line
    )
    comment = PledgeComment.objects.filter(clause_code="A3.1", pledge__kind="appendix").latest("id")
    _copies(PledgeComment, count, lambda _n: {}, like=comment)


def costs() -> dict[str, int]:
    """Queries of every page that is shown with a thousand rows, asked a second time."""
    gather()
    client = Client(headers={"host": "localhost"})
    client.force_login(Account.objects.get(username=ADMINISTRATOR))
    found = {}
    for state in STATES:
        if state.kind is not Kind.MANY:
            continue
        asked = SAMPLES[state.page]() if state.page in SAMPLES else Sample()
        address = reverse(state.page.partition("#")[0], kwargs=dict(asked.arguments))
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        found[state.page] = len(queries)
    return found


def _copies(model: Any, count: int, vary: Vary, *, like: Model | None = None) -> list[Any]:
    row = like or model._default_manager.latest("pk")  # reason: the name of Django
    kept = {
        field.attname: getattr(row, field.attname)
        for field in model._meta.concrete_fields  # reason: the name of Django
        if not field.primary_key
    }
    fresh = ({"public_id": new_public_id()} if "public_id" in kept else {} for _ in range(count))
    made = [model(**{**kept, **new, **vary(n)}) for n, new in enumerate(fresh)]
    return model._default_manager.bulk_create(made, batch_size=200)  # reason: the name of Django


def _post(rating: AnnualAssessment) -> Post:
    return Post.objects.filter(person=rating.person).latest("id")


def _issued() -> Document:
    return Document.objects.filter(state="issued").exclude(public_from=None).latest("id")


def _signing(papers: list[Document]) -> None:
    """Each paper waits for one signature."""
    request = SignatureRequest.objects.filter(state="open").latest("id")
    place = SignatureSlot.objects.filter(request=request).latest("id")
    made = _copies(
        SignatureRequest, len(papers), lambda n: {"document_id": papers[n].pk}, like=request
    )
    _copies(SignatureSlot, len(made), lambda n: {"request_id": made[n].pk, "order": 1}, like=place)
