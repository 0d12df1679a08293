from datetime import date, timedelta

import pytest

from tests.support.sector import cluster_ten, for_cluster, make_province, small_sector
from thidua.documents.events import SignatureLanded, SignaturesComplete
from thidua.documents.models import SignatureRequest, SignatureSlot
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import Refused
from thidua.org.events import Succession, UnitsReorganised
from thidua.pledges.actions import (
    Remark,
    Signer,
    add_clause,
    freeze_pledge,
    give_assent,
    make_comment,
    open_draft,
    open_signing,
    send_draft,
    set_signatories,
    settle_pledge,
    withdraw_pledge,
)
from thidua.pledges.enums import PledgeState
from thidua.pledges.queries.papers import frozen_pdf
from thidua.pledges.queries.wall import wall_tiles
from thidua.pledges.receivers import complete_pledge, follow_successions, write_signature

AT = moment(date(2020, 2, 10), 9)
DAY = date(2020, 2, 21)
SIGNED = moment(DAY, 15, 57)


@pytest.fixture
def sector(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return small_sector()


@pytest.fixture
def year(sector):
    return cluster_ten(sector.supreme, sector.long_an, sector.ben_tre)


@pytest.fixture
def officer(year):
    return for_cluster(year.pk)


@pytest.fixture
def sent(year, officer):
    pledge = open_draft(cluster_year_id=year.pk, actor=officer, at=AT)
    add_clause(pledge_id=pledge.pk, code="1.1", text="Giữ vững đoàn kết", actor=officer, at=AT)
    send_draft(pledge_id=pledge.pk, due=AT + timedelta(days=5), actor=officer, at=AT)
    return pledge


@pytest.fixture
def frozen(sent, sector, officer):
    settle_pledge(pledge_id=sent.pk, actor=officer, at=AT)
    signers = [
        Signer(unit_id=sector.long_an.pk, office="Phó Viện trưởng phụ trách"),
        Signer(unit_id=sector.ben_tre.pk, office="Viện trưởng"),
    ]
    set_signatories(pledge_id=sent.pk, signers=signers, actor=officer, at=AT)
    return freeze_pledge(pledge_id=sent.pk, place="Long An", dated=DAY, actor=officer, at=AT)


def land(pledge, slot):
    """A signature on paper, as the documents write it down, and their word of it."""
    SignatureSlot.objects.filter(pk=slot.pk).update(
        state="paper", how="paper", signed_at=SIGNED, scan_sha256="0" * 64, scan_name="a.pdf"
    )
    write_signature(
        SignatureLanded(
            actor=SYSTEM,
            at=SIGNED,
            request_id=slot.request_id,
            document_id=pledge.document_id,
            slot_id=slot.pk,
        )
    )


def reorganised(unit, *heirs):
    """The unit ends with the day before; its legal successors follow."""
    unit.valid_to, unit.to_certainty = DAY - timedelta(days=1), "official"
    unit.save()
    return UnitsReorganised(
        actor=SYSTEM,
        at=moment(DAY, 8),
        on=DAY,
        successions=(
            Succession(
                predecessor_id=unit.pk,
                successor_ids=tuple(each.pk for each in heirs),
                kind="merge",
                certainty="official",
            ),
        ),
    )


def test_signing_asks_each_unit_in_order_on_top_of_the_frozen_bytes(
    frozen, sector, officer
) -> None:
    pledge = open_signing(pledge_id=frozen.pk, actor=officer, at=AT)
    request = SignatureRequest.objects.get(document=pledge.document)
    slots = list(request.slots.order_by("order"))
    assert [(each.unit_id, each.office, each.field) for each in slots] == [
        (sector.long_an.pk, "Phó Viện trưởng phụ trách", "signature-1"),
        (sector.ben_tre.pk, "Viện trưởng", "signature-2"),
    ]
    from thidua.documents.queries import signed_pdf  # reason: used by this test alone

    assert signed_pdf(request.pk).startswith(frozen_pdf(pledge))
    assert [each.state for each in wall_tiles(pledge)] == ["now", "wait"]
    with pytest.raises(Refused, match="Chốt văn bản trước khi ký"):
        open_signing(pledge_id=frozen.pk, actor=officer, at=AT)


def test_what_lands_is_kept_and_a_full_set_makes_the_pledge_signed(frozen, year, officer) -> None:
    pledge = open_signing(pledge_id=frozen.pk, actor=officer, at=AT)
    first, second = SignatureSlot.objects.order_by("order")
    land(pledge, first)
    one, other = wall_tiles(pledge)
    assert (one.state, one.signed_at, one.how) == ("done", "21/02/2020", "Bản giấy")
    assert other.state == "now"
    land(pledge, second)
    complete_pledge(
        SignaturesComplete(
            actor=SYSTEM, at=SIGNED, request_id=first.request_id, document_id=pledge.document_id
        )
    )
    pledge.refresh_from_db()
    year.refresh_from_db()
    pledge.document.refresh_from_db()
    assert (pledge.state, pledge.signed_on) == (PledgeState.SIGNED, DAY)
    assert year.state == "pledged"
    assert (pledge.document.state, pledge.document.issued_on) == ("issued", DAY)
    with pytest.raises(Refused, match="phụ lục"):
        withdraw_pledge(pledge_id=pledge.pk, reason="muộn", actor=officer, at=SIGNED)


def test_withdrawing_takes_the_request_back(frozen, officer) -> None:
    pledge = open_signing(pledge_id=frozen.pk, actor=officer, at=AT)
    withdraw_pledge(pledge_id=pledge.pk, reason="sai bản", actor=officer, at=AT)
    assert SignatureRequest.objects.get(document=pledge.document).state == "withdrawn"


def test_before_freezing_a_dissolved_member_leaves_the_draft(sent, sector, officer) -> None:
    make_comment(
        pledge_id=sent.pk,
        unit_id=sector.ben_tre.pk,
        remark=Remark(text="không", objection=True),
        actor=officer,
        at=AT,
    )
    give_assent(pledge_id=sent.pk, unit_id=sector.ben_tre.pk, actor=officer, at=AT)
    follow_successions(reorganised(sector.ben_tre))
    [comment] = sent.comments.all()
    assert "thôi có tên trong danh sách ký" in comment.withdrawn_because
    assert not sent.clauses.get().assents.exists()
    assert settle_pledge(pledge_id=sent.pk, actor=officer, at=AT).state == PledgeState.SETTLED


def test_after_freezing_the_place_passes_to_the_legal_successor_and_says_so(
    frozen, sector, officer
) -> None:
    heir = make_province("Vĩnh Long", sector.supreme)
    pledge = open_signing(pledge_id=frozen.pk, actor=officer, at=AT)
    kept = frozen_pdf(pledge)
    follow_successions(reorganised(sector.ben_tre, heir))
    place = pledge.signatories.get(unit=heir)
    assert place.passed_from == sector.ben_tre
    assert "đơn vị kế tiếp theo pháp luật" in place.passed_because
    assert SignatureSlot.objects.get(pk=place.slot_id).unit == heir
    assert frozen_pdf(pledge) == kept


def test_without_one_known_successor_the_place_stays_and_says_so(frozen, sector) -> None:
    follow_successions(reorganised(sector.ben_tre))
    place = frozen.signatories.get(unit=sector.ben_tre)
    assert place.passed_from is None
    assert "chưa xác định được đơn vị kế tiếp" in place.passed_because
