from datetime import timedelta

import pytest

from thidua.awards.actions import AwardLine, DecisionFacts, enter_award
from thidua.awards.enums import SubjectKind
from thidua.awards.models import Award
from thidua.commendations.actions import (
    cancel_decision,
    correct_decision,
    publish_decision,
    reissue_certificate,
)
from thidua.commendations.enums import CertificateState
from thidua.commendations.models import Certificate, Decision
from thidua.commendations.queries import (
    certificate_behind,
    certificate_rows,
    certificates_of,
    decision_files,
    line_rows,
    printed_certificates,
)
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry

from .conftest import BY, DAY, NOW

ON = DAY + timedelta(days=10)
LATER = {**BY, "at": NOW + timedelta(days=20)}


def test_cancelling_takes_every_award_and_tells_who_relied_on_them(
    sector, published, people
) -> None:
    decision = published()
    first = Award.objects.get(person=people.awarded)
    later = enter_award(
        decision=DecisionFacts(decided_on=DAY, authority="Thủ tướng", number="9/QĐ-TTg"),
        line=AwardLine(
            award="bang-khen-ttg",
            subject_kind=SubjectKind.PERSON,
            person_id=people.awarded.pk,
            unit_id=sector.long_an.pk,
            relies_on=[first.pk],
        ),
        **BY,
    )
    done = cancel_decision(decision_id=decision.pk, reason="Sai đối tượng", on=ON, **LATER)
    assert len(done.awards) == 2
    assert done.relying == (later,)
    assert set(
        Award.objects.filter(document=decision.document).values_list("state", flat=True)
    ) == {"cancelled"}
    later.refresh_from_db()
    assert later.state == "in_force"
    assert decision_files(sector.year.pk) == {}
    with pytest.raises(Refused, match="đã hủy bỏ"):
        cancel_decision(decision_id=decision.pk, reason="lại", on=ON, **LATER)


def test_a_cancelling_that_is_refused_leaves_all_in_force(sector, published, signed) -> None:
    decision = published()
    wanted = {"decision_id": decision.pk, "reason": "x", "on": ON, **LATER}
    for changed, sentence in (
        ({"reason": " "}, "Chưa có lý do"),
        ({"on": DAY - timedelta(days=1)}, "trước ngày quyết định"),
        ({"on": DAY + timedelta(days=30)}, "sau hôm nay"),
    ):
        with pytest.raises(Refused, match=sentence):
            cancel_decision(**(wanted | changed))
    with pytest.raises(NotPermitted):
        cancel_decision(**(wanted | {"actor": sector.clerk}))
    assert not Award.objects.filter(state="cancelled").exists()
    assert Decision.objects.get(pk=decision.pk).state == "published"
    assert not LedgerEntry.objects.filter(verb="decision.cancelled").exists()


def test_only_a_published_decision_is_cancelled_or_corrected(signed) -> None:
    decision = signed()
    with pytest.raises(Refused, match="chưa công bố"):
        cancel_decision(decision_id=decision.pk, reason="x", on=ON, **LATER)
    with pytest.raises(Refused, match="chưa công bố"):
        correct_decision(decision_id=decision.pk, award_id=1, changes={}, reason="x", **BY)


def test_a_correction_of_one_line_marks_the_decision(sector, published, people) -> None:
    decision = published()
    award = Award.objects.get(person=people.awarded)
    wanted = {"decision_id": decision.pk, "changes": {"office": "Kiểm tra viên"}, "reason": "nhầm"}
    stranger = enter_award(
        decision=DecisionFacts(decided_on=DAY, authority="A", number="1"),
        line=AwardLine(
            award="giay-khen",
            subject_kind=SubjectKind.PERSON,
            person_id=people.awarded.pk,
            unit_id=sector.long_an.pk,
        ),
        **BY,
    )
    with pytest.raises(Refused, match="không thuộc quyết định"):
        correct_decision(award_id=stranger.pk, **wanted, **BY)
    correct_decision(award_id=award.pk, **wanted, **BY)
    award.refresh_from_db()
    decision.refresh_from_db()
    assert (award.office, decision.state) == ("Kiểm tra viên", "corrected")
    with pytest.raises(Refused, match="đã công bố"):
        publish_decision(decision_id=decision.pk, **BY)


def test_a_certificate_is_issued_again_and_the_old_one_says_so(published) -> None:
    decision = published()
    old = certificates_of(decision).first()
    wanted = {"certificate_id": old.pk, "became": CertificateState.LOST, "reason": "cháy"}
    with pytest.raises(Refused, match="Chưa có lý do"):
        reissue_certificate(**(wanted | {"reason": ""}), **BY)
    new = reissue_certificate(**wanted, **BY)
    with pytest.raises(Refused, match="không còn dùng"):
        reissue_certificate(**wanted, **BY)
    assert (new.serial, new.award_id) == (2, old.award_id)
    rows = certificate_rows(certificates_of(decision))
    assert [(row.serial, row.state) for row in rows] == [(1, "lost"), (2, "issued"), (1, "issued")]
    assert certificate_behind(old.public_id).state == "lost"
    assert certificate_behind(new.public_id).award == old.award
    assert certificate_behind("000000000000") is None


def test_no_certificate_of_a_cancelled_award(published) -> None:
    decision = published()
    cancel_decision(decision_id=decision.pk, reason="x", on=ON, **LATER)
    certificate = Certificate.objects.first()
    with pytest.raises(Refused, match="Khen thưởng đã hủy"):
        reissue_certificate(
            certificate_id=certificate.pk, became=CertificateState.SPOILT, reason="x", **LATER
        )
    assert Certificate.objects.count() == 2


def test_all_certificates_in_one_file(published) -> None:
    decision = published()
    printed = printed_certificates(decision, address=lambda code: f"https://vi.du/{code}/")
    assert printed.name == "giay-chung-nhan-quyet-dinh-412-qd-vks-2026.pdf"
    assert printed.content.startswith(b"%PDF")
    for part in (0, 2):
        with pytest.raises(NotFound):
            printed_certificates(decision, address=lambda code: code, part=part)


def test_lines_tell_the_award_that_they_became(sector, published) -> None:
    rows = line_rows(published(), on=DAY)
    assert [(row.order, row.given_state, bool(row.given_public_id)) for row in rows] == [
        (1, "in_force", True),
        (2, "in_force", True),
    ]
    assert rows[0].unit == "VKSND tỉnh Long An"
