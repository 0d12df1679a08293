"""A cluster's year handed over with its bundle, which verifies without any of this."""

import hashlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.support.invented import AT, actor_with, make_unit
from thidua.clusters.actions import add_member, create_cluster, name_lead, open_cluster_year
from thidua.clusters.enums import ClusterKind, ClusterState, LeadHow, LeadRole
from thidua.clusters.models import ClusterYear
from thidua.documents.actions import Particulars, attach_file, register_document
from thidua.documents.enums import DocumentKind, DocumentState
from thidua.documents.models import Document
from thidua.documents.queries import pdf_of
from thidua.documents.queries.files import path_of
from thidua.exchange.actions import hand_over_year
from thidua.exchange.models import HandOver
from thidua.exchange.queries import (
    bundle_parts,
    hand_over_of,
    kept_bundle,
    next_head_of,
    year_bundle,
    years_to_hand_over,
)
from thidua.kernel.actors import SYSTEM, Actor, Held
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger import keys
from thidua.ledger.actions import seal_pending
from thidua.ledger.models import LedgerEntry
from thidua.org.models import Unit
from thidua.people.enums import Role
from thidua_core.bundle import manifest_in, verify_bundle

PDF = b"%PDF-1.7\ninvented\n%%EOF\n"
LATER = AT + timedelta(days=1)


@pytest.fixture
def body(db: None) -> Unit:
    return make_unit("VKSND tối cao")


@pytest.fixture
def head(body: Unit) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ", parent=body)


@pytest.fixture
def year(body: Unit, head: Unit) -> ClusterYear:
    """A year at its last step but one, with the paper that created the cluster."""
    cluster = create_cluster(
        parent_body_id=body.pk,
        kind=ClusterKind.CLUSTER,
        name="Cụm thi đua số 10",
        actor=SYSTEM,
        at=AT,
    )
    paper = register_document(
        Particulars(
            kind=DocumentKind.GUIDANCE,
            number="31",
            symbol="HD-VKSTC",
            issued_on=date(2024, 1, 5),
            issuer_id=body.pk,
            title="Chia cụm",
        ),
        actor=SYSTEM,
        at=AT,
    )
    attach_file(document_id=paper.pk, name="Bản ký.pdf", content=PDF, actor=SYSTEM, at=AT)
    opened = open_cluster_year(
        cluster_id=cluster.pk, year=2024, created_by=paper, actor=SYSTEM, at=AT
    )
    start = date(2024, 1, 1)
    add_member(cluster_year_id=opened.pk, unit_id=head.pk, start=start, actor=SYSTEM, at=AT)
    name_lead(
        cluster_year_id=opened.pk,
        unit_id=head.pk,
        role=LeadRole.HEAD,
        how=LeadHow.DESIGNATED,
        start=start,
        actor=SYSTEM,
        at=AT,
    )
    ClusterYear.objects.filter(pk=opened.pk).update(state=ClusterState.VOTED)
    opened.refresh_from_db()
    seal_pending()
    return opened


@pytest.fixture
def officer(year: ClusterYear) -> Actor:
    held = Held(role=Role.CLUSTER_OFFICER, scope="cluster_year", scope_id=year.pk)
    return Actor(name="Lê Văn Thí Dụ", account_id=7, roles=(held,))


def hand_over(year: ClusterYear, actor: Actor = SYSTEM, **changes: object) -> HandOver:
    told = {"receiver": "VKSND tỉnh Giả Định", "knows_lacking": True, "at": LATER} | changes
    return hand_over_year(cluster_year_id=year.pk, actor=actor, **told)


def verified(bundle: bytes) -> dict[str, object]:
    return verify_bundle(bundle, log_key=keys.signing_key().verifier)


def test_the_bundle_of_a_year_verifies_by_itself(year):
    bundle = year_bundle(year.pk)
    report = verified(bundle)
    assert report["ok"], report["findings"]
    manifest = manifest_in(bundle)
    paths = [path for path, _, _ in manifest.files]
    assert "documents/huong-dan-31-hd-vkstc-2024-ban-ky.pdf" in paths
    assert (manifest.cluster, manifest.year) == ("Cụm thi đua số 10", 2024)
    assert manifest.body == "VKSND tối cao"
    assert "pledge" in manifest.absent
    assert year_bundle(year.pk) == bundle


def test_every_sealed_entry_of_the_year_has_its_proof_and_no_other(year, body):
    make_unit("VKSND tỉnh Không Liên Quan", parent=body)
    seal_pending()
    proofs = [path for path, _, _ in manifest_in(year_bundle(year.pk)).files if "/proofs/" in path]
    about = LedgerEntry.objects.filter(
        subjects__kind__in=["clusters.clusteryear", "clusters.cluster", "documents.document"]
    )
    assert len(proofs) == about.distinct().count()


def test_a_year_before_anything_was_sealed_has_a_bundle_without_log(year):
    from thidua.ledger.models import LogCheckpoint  # reason: this test alone forgets the log

    LogCheckpoint.objects.all().delete()
    assert "log" in manifest_in(year_bundle(year.pk)).absent
    assert next(each for each in bundle_parts(year.pk) if each.part == "log").count == 0


def test_handing_over_keeps_the_bundle_writes_minutes_and_closes_the_year(year, officer, head):
    before = year_bundle(year.pk)
    handed = hand_over(year, officer, note="Đã đối chiếu bản giấy")
    year.refresh_from_db()
    assert year.state == ClusterState.CLOSED
    assert handed.sha256 == hashlib.sha256(before).hexdigest()
    assert kept_bundle(handed.sha256) == before
    minutes = handed.minutes
    assert (minutes.kind, minutes.state, minutes.issuer_id) == (
        DocumentKind.MINUTES,
        DocumentState.DRAFT,
        head.pk,
    )
    assert pdf_of(minutes).content.startswith(b"%PDF")
    row = hand_over_of(year.pk)
    assert (row.receiver, row.files, row.by) == (
        "VKSND tỉnh Giả Định",
        len(manifest_in(before).files),
        "Lê Văn Thí Dụ",
    )


def test_the_ledger_keeps_the_hash(year):
    handed = hand_over(year)
    entry = LedgerEntry.objects.get(verb="cluster_year.handed_over")
    assert entry.content["payload"]["sha256"] == handed.sha256
    assert LedgerEntry.objects.filter(verb="cluster_year.moved").count() == 1


def refused(year: ClusterYear, match: str, actor: Actor = SYSTEM, **changes: object) -> None:
    """The refusal names what is wrong, and nothing is half-saved."""
    entries, papers = LedgerEntry.objects.count(), Document.objects.count()
    with pytest.raises(Refused, match=match):
        hand_over(year, actor, **changes)
    assert (LedgerEntry.objects.count(), Document.objects.count()) == (entries, papers)
    assert ClusterYear.objects.get(pk=year.pk).state == year.state
    year.refresh_from_db()


def test_what_is_lacking_must_be_known(year):
    refused(year, r"còn thiếu: giao ước đã ký; bảng tiêu chí", knows_lacking=False)
    assert not HandOver.objects.exists()


def test_a_receiver_must_be_named(year):
    refused(year, r"Chưa ghi bên nhận", receiver="  ")
    refused(year, r"dài 241 ký tự", receiver="x" * 241)


def test_a_year_is_handed_over_after_the_vote_and_once(year):
    ClusterYear.objects.filter(pk=year.pk).update(state=ClusterState.RANKED)
    year.refresh_from_db()
    refused(year, r"đang ở bước “Đã xếp hạng”|đang ở bước")
    ClusterYear.objects.filter(pk=year.pk).update(state=ClusterState.VOTED)
    hand_over(year)
    year.refresh_from_db()
    refused(year, r"đã bàn giao ngày 30/03/2024")


def test_who_only_works_for_a_member_may_not(year, head):
    with pytest.raises(NotPermitted):
        hand_over(year, actor_with(head, Role.UNIT_OFFICER))
    assert not HandOver.objects.exists()


def test_bytes_that_changed_in_the_store_are_not_handed_out(year):
    handed = hand_over(year)
    path = path_of(handed.sha256)
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(Refused, match="không còn nguyên vẹn"):
        kept_bundle(handed.sha256)
    path.unlink()
    with pytest.raises(Refused, match="không còn nguyên vẹn"):
        kept_bundle(handed.sha256)


def test_a_cluster_without_head_is_handed_over_by_its_body(year, body):
    year.leads.all().delete()
    assert hand_over(year).minutes.issuer_id == body.pk


def test_a_second_year_costs_no_more_queries_for_its_parts(
    year, django_assert_max_num_queries: Callable
):
    with django_assert_max_num_queries(16):
        bundle_parts(year.pk)


def test_a_year_that_waits_for_its_hand_over_is_told_to_its_officer_alone(year, officer, head):
    assert years_to_hand_over(officer) == [year]
    assert years_to_hand_over(actor_with(head, Role.UNIT_OFFICER)) == []
    hand_over(year)
    assert years_to_hand_over(officer) == []


def test_next_years_head_is_proposed_as_receiver(year, body):
    assert next_head_of(year.pk) == ""
    unit = make_unit("VKSND tỉnh Giả Định", parent=body)
    start = date(2025, 1, 1)
    following = open_cluster_year(cluster_id=year.cluster_id, year=2025, actor=SYSTEM, at=AT)
    add_member(cluster_year_id=following.pk, unit_id=unit.pk, start=start, actor=SYSTEM, at=AT)
    name_lead(
        cluster_year_id=following.pk,
        unit_id=unit.pk,
        role=LeadRole.HEAD,
        how=LeadHow.DESIGNATED,
        start=start,
        actor=SYSTEM,
        at=AT,
    )
    assert next_head_of(year.pk).startswith("VKSND tỉnh Giả Định")
