"""What stands between a page and somebody who means harm: headers, tokens, answers that tell nothing."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_unit
from tests.support.people import PASSWORD, enter
from thidua.documents.actions import Particulars, attach_file, draft_document, register_document
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.kernel.identifiers import LENGTH
from thidua.ledger.queries import entries_for_subject
from thidua.people.actions import issue_reset_link, reset_password
from thidua.people.queries import actor_for

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"
NOBODY = "0" * LENGTH


def signed_in(username: str = "mau", *, strict: bool = False) -> Client:
    client = Client(enforce_csrf_checks=strict)
    client.force_login(enter(username).account)
    return client


@pytest.mark.parametrize("address", [SIGN_IN, "/", "/khong-co/"])
def test_every_page_forbids_scripts_of_others_and_frames(client: Client, address: str) -> None:
    answer = client.get(address)
    policy = dict(
        each.strip().split(" ", 1) for each in answer["Content-Security-Policy"].split(";")
    )
    scripts = policy["script-src"].split()
    assert scripts[0] == "'self'"
    assert all(re.fullmatch(r"'self'|'nonce-[^']+'", each) for each in scripts)
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_nonce_is_never_used_twice(client: Client) -> None:
    policies = {client.get(SIGN_IN)["Content-Security-Policy"] for _ in range(2)}
    assert len(policies) == (2 if any("nonce" in each for each in policies) else 1)


def test_a_form_of_another_site_is_refused(db) -> None:
    client = signed_in(strict=True)
    answer = client.post("/accounts/logout/")
    assert answer.status_code == 403
    assert client.get("/desk/").status_code == 200, "the session goes on"


def test_the_session_is_not_sent_from_elsewhere_nor_read_by_scripts(client: Client) -> None:
    enter("mau")
    answer = client.post(SIGN_IN, {"login": "mau", "password": PASSWORD})
    session = answer.cookies["sessionid"]
    assert session["samesite"] == "Lax"
    assert session["httponly"]


def without_what_changes(page: str) -> str:
    """A page without the address that was asked for and the tokens of that one answer."""
    return re.sub(rf"[0-9A-Za-z]{{{LENGTH},}}", "", page)


def test_what_one_may_not_see_looks_like_what_is_not_there(db) -> None:
    other = enter("khac")
    unit = make_unit("VKSND tỉnh Ví Dụ")
    draft = draft_document(
        Particulars(kind=DocumentKind.PLAN, title="Dự thảo kín", issuer_id=unit.pk),
        paper=None,
        actor=SYSTEM,
        at=clock.now(),
    )
    client = signed_in()
    for name, hidden in (("account_detail", other.account), ("document", draft)):
        answers = [
            client.get(reverse(f"desk:{name}", args=[key])) for key in (hidden.public_id, NOBODY)
        ]
        assert [each.status_code for each in answers] == [404, 404]
        forbidden, unknown = (without_what_changes(each.content.decode()) for each in answers)
        assert forbidden == unknown


def test_a_file_is_handed_over_and_never_opened_in_the_page(db) -> None:
    at = clock.now()
    paper = register_document(
        Particulars(
            kind=DocumentKind.PLAN,
            title="Kế hoạch",
            number="09",
            symbol="KH-VD",
            issued_on=date(2024, 3, 15),
            issuer_id=make_unit("VKSND tỉnh Ví Dụ").pk,
        ),
        actor=SYSTEM,
        at=at,
    )
    scan = b"%PDF-1.7\n%%EOF\n"
    kept = attach_file(document_id=paper.pk, name="ban-quet.pdf", content=scan, actor=SYSTEM, at=at)
    answer = signed_in().get(reverse("desk:document_file", args=[paper.public_id, kept.public_id]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    answer.close()


def test_a_password_that_was_reset_leaves_a_trace_without_the_link(db) -> None:
    holder, chief = enter("mau").account, enter("truong", administrator=True).account
    actor = actor_for(chief, on=clock.today())
    token = issue_reset_link(account_id=holder.pk, actor=actor, at=clock.now())
    entry = entries_for_subject(holder).filter(verb="account.reset_issued").get()
    assert entry.account_id == chief.pk
    assert token not in str(entry.content)
    reset_password(token=token, password="mat-khau-moi-2026", at=clock.now())
    assert entries_for_subject(holder).filter(verb="account.password_reset").count() == 1
