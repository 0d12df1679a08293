from datetime import date

import pytest

from tests.support.invented import AT, actor_with, make_unit
from thidua.documents.actions import Particulars, draft_document, sign_document
from thidua.documents.enums import DocumentKind
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.org.models import Unit
from thidua.people.enums import Role


@pytest.fixture
def office(db) -> Unit:
    return make_unit("Viện kiểm sát nhân dân tỉnh Ví Dụ")


@pytest.fixture
def clerk(office) -> Actor:
    """Keeps the register and answers for the office."""
    return actor_with(office, Role.RECORDS_CLERK, Role.STANDING_OFFICE)


@pytest.fixture
def plan(office) -> Particulars:
    return Particulars(
        kind=DocumentKind.PLAN,
        title="Tổ chức phong trào thi đua năm 2024",
        issued_on=date(2024, 1, 5),
        issuer_id=office.pk,
    )


@pytest.fixture
def signed(plan, clerk):
    """Makes signed papers that wait for a number."""

    def make(signed_on: date = date(2024, 1, 4), **more) -> Document:
        particulars = Particulars(
            kind=plan.kind, title=plan.title, symbol="KH-VKS", issuer_id=plan.issuer_id, **more
        )
        draft = draft_document(particulars, paper=None, actor=clerk, at=AT)
        return sign_document(
            document_id=draft.pk, signer="Trần Văn Ví Dụ", signed_on=signed_on, actor=clerk, at=AT
        )

    return make
