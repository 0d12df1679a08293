"""An invented office with papers and the officials who keep them, for tests of the desk."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from thidua.documents.actions import Particulars, draft_document, enter_office_number, sign_document
from thidua.documents.enums import DocumentKind
from thidua.documents.models import Document
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.models import LedgerEntry
from thidua.org.models import Unit
from thidua.people.enums import Role
from thidua.people.models import Account

SIGNER = "Trần Văn Ví Dụ"


def vn(day: date) -> str:
    return f"{day:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Office:
    unit: Unit
    clerk: Account
    officer: Account
    head: Account
    stranger: Account
    """Works for another agency, where it keeps the papers."""

    @classmethod
    def found(cls) -> "Office":
        unit = make_unit("Viện kiểm sát nhân dân tỉnh Ví Dụ")
        elsewhere = make_unit("Viện kiểm sát nhân dân tỉnh Thí Dụ")
        return cls(
            unit=unit,
            clerk=make_official("Trần Thị Ví Dụ", unit, [Role.RECORDS_CLERK]),
            officer=make_official("Nguyễn Thị Mẫu", unit, [Role.UNIT_OFFICER]),
            head=make_official("Võ Văn Thí Dụ", unit, [Role.UNIT_HEAD]),
            stranger=make_official("Lê Thị Mẫu", elsewhere, [Role.UNIT_OFFICER]),
        )

    def draft(self, title: str = "Tổng kết công tác thi đua", **more: Any) -> Document:
        particulars = Particulars(
            kind=DocumentKind.PLAN, title=title, symbol="KH-VKS", issuer_id=self.unit.pk
        )
        return draft_document(particulars, paper=more.get("paper"), actor=SYSTEM, at=clock.now())

    def signed(self, title: str = "Phát động thi đua") -> Document:
        draft = self.draft(title)
        return sign_document(
            document_id=draft.pk,
            signer=SIGNER,
            signed_on=clock.today() - timedelta(days=1),
            actor=SYSTEM,
            at=clock.now(),
        )

    def issued(self, number: int = 16, title: str = "Tổ chức phong trào") -> Document:
        return enter_office_number(
            document_id=self.signed(title).pk,
            number=number,
            issued_on=clock.today(),
            actor=SYSTEM,
            at=clock.now(),
        )


def at_desk(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def page(name: str, *things: Any) -> str:
    return reverse(f"desk:{name}", args=[each.public_id for each in things])


def written(verb: str) -> int:
    """How many entries of a verb the ledger has."""
    return LedgerEntry.objects.filter(verb=verb).count()
