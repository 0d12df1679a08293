"""Registering, drafting, mending, relating and filing papers on the desk."""

import hashlib
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from tests.support.papers import Office, at_desk, page, vn, written
from thidua.documents.models import Document, DocumentRelation, SeriesNumber
from thidua.documents.queries import content_digest
from thidua.kernel import clock

PDF = b"%PDF-1.7\n%invented\n"
KEY = "0123456789ab"


@pytest.fixture
def office(db: None) -> Office:
    return Office.found()


def outside(**more: Any) -> dict[str, Any]:
    """What a clerk types of a paper of another body."""
    return {
        "key": KEY,
        "kind": "guidance",
        "number": "31/HD-VKSTC",
        "issued_on": vn(clock.today()),
        "issuer": "",
        "issuer_label": "Viện kiểm sát nhân dân tối cao",
        "title": "Hướng dẫn công tác thi đua",
        **more,
    }


def own(office: Office, **more: Any) -> dict[str, Any]:
    return outside(
        issuer=office.unit.label, issuer_label="", number="16/KH-VKS", kind="plan", **more
    )


def pdf(name: str = "ban-ky.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/plain")


def test_a_paper_of_another_body_is_registered_with_its_file_once(office: Office) -> None:
    clerk = at_desk(office.clerk)
    answer = clerk.post(page("document_register"), outside(file=[pdf()]))
    document = Document.objects.get()
    assert answer["Location"] == page("document", document)
    assert (document.number, document.symbol, document.issuer_id) == ("31", "HD-VKSTC", None)
    assert document.state == "issued"
    (kept,) = document.files.all()
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    again = clerk.post(page("document_register"), outside(file=[pdf()]))
    assert again["Location"] == page("document", document)
    assert Document.objects.count() == 1
    assert (written("document.registered"), written("document.filed")) == (1, 1)
    got = clerk.get(page("document_file", document, kept))
    assert b"".join(got.streaming_content) == PDF
    assert got["Content-Disposition"] == 'attachment; filename="ban-ky.pdf"'


def test_a_paper_without_number_sent_twice_is_one(office: Office) -> None:
    clerk = at_desk(office.clerk)
    for _time in range(2):
        assert clerk.post(page("document_register"), outside(number="")).status_code == 302
    assert Document.objects.count() == 1
    assert clerk.post(page("document_register"), outside(number="", key="")).status_code == 302
    assert Document.objects.count() == 2


def test_a_paper_of_our_own_takes_its_number_in_our_series(office: Office) -> None:
    at_desk(office.clerk).post(page("document_register"), own(office))
    taken = SeriesNumber.objects.select_related("series", "document").get()
    assert (taken.number, taken.series.owner_id) == (16, office.unit.pk)
    assert taken.document is not None
    assert taken.document.issuer_id == office.unit.pk


def test_a_paper_that_is_there_already_is_refused_with_the_way_to_it(office: Office) -> None:
    clerk = at_desk(office.clerk)
    clerk.post(page("document_register"), outside())
    known = Document.objects.get()
    answer = clerk.post(page("document_register"), outside(key="bbbbbbbbbbbb", title="Khác"))
    assert answer.status_code == 422
    assert answer.context["form"].errors["number"]
    assert f'<a href="{page("document", known)}">Mở văn bản ấy</a>' in answer.text
    assert 'value="Viện kiểm sát nhân dân tối cao"' in answer.text
    assert Document.objects.count() == 1
    wanted = outside(key="bbbbbbbbbbbb", title="Khác", another_one="on")
    assert clerk.post(page("document_register"), wanted).status_code == 302
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("number", "mười sáu", "không bắt đầu bằng số"),
        ("number", "16", "thiếu ký hiệu"),
        ("issued_on", "31/02/2026", "31/02/2026"),
        ("issued_on", "01/01/2100", "sau hôm nay"),
        ("issuer", "Viện không có", "không phải đơn vị mà ông/bà giữ sổ"),
        ("issuer", "VKSND tỉnh Thí Dụ", "không phải đơn vị mà ông/bà giữ sổ"),
        ("issuer_label", "", "Chưa rõ cơ quan ban hành"),
        ("file", pdf(content=b"khong phai"), "không phải PDF"),
        ("file", pdf(content=b""), "không có nội dung"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    office: Office, field: str, typed: Any, said: str
) -> None:
    answer = at_desk(office.clerk).post(page("document_register"), outside(**{field: typed}))
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors[field])
    assert "Hướng dẫn công tác thi đua</textarea>" in answer.text
    assert not Document.objects.exists()
    assert not written("document.registered")


def test_only_those_who_keep_papers_register(office: Office) -> None:
    for account in (office.head,):
        for name in ("document_register", "document_draft"):
            assert at_desk(account).get(page(name)).status_code == 404
            assert at_desk(account).post(page(name), outside()).status_code == 404
    assert page("document_register") not in at_desk(office.head).get(page("document_list")).text
    listed = at_desk(office.officer).get(page("document_list")).text
    assert page("document_register") in listed
    assert not Document.objects.exists()


def drafted(office: Office, **more: Any) -> dict[str, Any]:
    return {
        "key": KEY,
        "kind": "plan",
        "symbol": "KH-VKS",
        "issuer": office.unit.label,
        "title": "Tổng kết công tác thi đua",
        "place": "Ví Dụ",
        "body": "I. Mục đích\n1. Gọn giấy tờ.\n2. Đánh giá đúng.",
        "signing": "KT. VIỆN TRƯỞNG\nPHÓ VIỆN TRƯỞNG",
        "recipients": "Như trên\nCác phòng",
        "filed": "VT",
        **more,
    }


def words_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def test_an_officer_drafts_a_paper_and_prints_it_in_the_decrees_layout(office: Office) -> None:
    officer = at_desk(office.officer)
    for _time in range(2):
        answer = officer.post(page("document_draft"), drafted(office))
    document = Document.objects.get()
    assert answer["Location"] == page("document", document)
    assert (document.state, document.number, written("document.drafted")) == ("draft", "", 1)
    shown = officer.get(page("document", document)).text
    for name in ("document_pdf", "document_docx", "document_write"):
        assert page(name, document) in shown
    printed = officer.get(page("document_pdf", document))
    assert printed["Content-Type"] == "application/pdf"
    assert "ke-hoach-kh-vks-du-thao.pdf" in printed["Content-Disposition"]
    words = words_of(printed.content)
    assert "I. MỤC ĐÍCH" in words
    assert "KT. VIỆN TRƯỞNG" in words
    assert officer.get(page("document_docx", document)).content.startswith(b"PK")


def test_the_next_draft_begins_with_head_and_end_of_the_last(office: Office) -> None:
    officer = at_desk(office.officer)
    officer.post(page("document_draft"), drafted(office))
    begun = officer.get(page("document_draft")).context["form"]
    shown = {name: begun[name].value() for name in ("place", "recipients", "filed", "signing")}
    assert shown == {
        "place": "Ví Dụ",
        "recipients": "Như trên\nCác phòng",
        "filed": "VT",
        "signing": "KT. VIỆN TRƯỞNG\nPHÓ VIỆN TRƯỞNG",
    }
    assert not begun["body"].value()
    assert begun["issuer"].value() == office.unit.label


def test_a_draft_without_content_has_no_print(office: Office) -> None:
    document = office.draft()
    officer = at_desk(office.officer)
    assert page("document_pdf", document) not in officer.get(page("document", document)).text
    assert officer.get(page("document_pdf", document)).status_code == 404


def test_drafts_of_others_are_not_found(office: Office) -> None:
    document = office.draft(paper={"body": ["Kín."]})
    stranger = at_desk(office.stranger)
    for name in (
        *("document", "document_pdf", "document_docx", "document_write", "document_correct"),
        *("document_relate", "document_attach", "document_void", "document_sign"),
        *("document_number", "document_draw", "document_renumber", "document_publish"),
    ):
        assert stranger.get(page(name, document)).status_code == 404, name
    for name in ("document_write", "document_sign", "document_void", "document_relate"):
        assert stranger.post(page(name, document), {"reason": "x"}).status_code == 404, name
    document.refresh_from_db()
    assert document.state == "draft"


def test_the_content_of_a_draft_is_written_and_what_no_line_says_stays(office: Office) -> None:
    table = {"table": {"columns": ["TT"], "rows": [["1"]]}}
    kept = {"body": [table], "signatures": [{"office": "Viện trưởng"}], "place": "Ví Dụ"}
    document = office.draft(paper=kept)
    officer = at_desk(office.officer)
    assert 'name="body"' not in officer.get(page("document_write", document)).text
    seen = content_digest(document)
    typed = {"place": "Thí Dụ", "signing": "VIỆN TRƯỞNG", "seen": seen}
    assert officer.post(page("document_write", document), typed).status_code == 302
    document.refresh_from_db()
    now = {"body": [table], "signatures": [{"office": "VIỆN TRƯỞNG"}], "place": "Thí Dụ"}
    assert document.paper == now
    stale = officer.post(page("document_write", document), typed | {"place": "Nơi Khác"})
    assert stale.status_code == 422
    assert "Người khác vừa sửa nội dung" in stale.text
    assert "Nơi Khác" in stale.text
    document.refresh_from_db()
    assert document.paper == now


def test_a_kind_without_layout_takes_no_content(office: Office) -> None:
    answer = at_desk(office.officer).post(
        page("document_draft"), drafted(office, kind="criteria_table")
    )
    assert answer.status_code == 422
    assert "chưa có mẫu trình bày" in answer.text
    assert not Document.objects.exists()


def test_who_drafts_mends_and_drops_the_draft_but_not_the_signed_paper(office: Office) -> None:
    document, signed = office.draft(), office.signed()
    officer = at_desk(office.officer)
    typed = {"kind": "report", "title": "Báo cáo tổng kết", "issuer": office.unit.label}
    assert officer.post(page("document_correct", document), typed).status_code == 302
    document.refresh_from_db()
    assert (document.kind, document.title, document.symbol) == ("report", "Báo cáo tổng kết", "")
    assert written("document.corrected") == 1
    officer.post(page("document_correct", document), typed)
    assert written("document.corrected") == 1
    assert officer.get(page("document_correct", signed)).status_code == 404
    assert officer.post(page("document_void", signed), {"reason": "x"}).status_code == 404
    assert officer.post(page("document_void", document), {"reason": ""}).status_code == 422
    assert officer.post(page("document_void", document), {"reason": "trùng"}).status_code == 302
    assert written("document.voided") == 1


def test_particulars_are_mended_and_a_refusal_keeps_what_was_typed(office: Office) -> None:
    document = office.issued()
    clerk = at_desk(office.clerk)
    typed = {
        "kind": "plan",
        "title": "Trích yếu đúng",
        "symbol": "KH-VKS",
        "issued_on": vn(clock.today() + timedelta(days=3)),
        "issuer": office.unit.label,
        "signer": "Trần Văn Ví Dụ",
    }
    refused = clerk.post(page("document_correct", document), typed)
    assert refused.status_code == 422
    assert "sau hôm nay" in " ".join(refused.context["form"].errors["issued_on"])
    assert "Trích yếu đúng" in refused.text
    assert not written("document.corrected")
    typed["issued_on"] = vn(clock.today())
    assert clerk.post(page("document_correct", document), typed).status_code == 302
    document.refresh_from_db()
    assert (document.title, document.issuer_id) == ("Trích yếu đúng", office.unit.pk)


def test_a_paper_is_related_by_its_number_and_the_relation_taken_back(office: Office) -> None:
    plan, basis = office.issued(16), office.issued(9, title="Chỉ thị phát động")
    office.issued(10, title="Chỉ thị khác")
    clerk = at_desk(office.clerk)
    several = clerk.post(page("document_relate", plan), {"kind": "based_on", "other": "chi thi"})
    assert several.status_code == 422
    assert f"[{basis.public_id}]" in several.text
    nothing = clerk.post(page("document_relate", plan), {"kind": "based_on", "other": "hư vô"})
    assert "Không tìm thấy" in " ".join(nothing.context["form"].errors["other"])
    itself = {"kind": "based_on", "other": f"x [{plan.public_id}]"}
    refused = clerk.post(page("document_relate", plan), itself)
    assert "chính nó" in " ".join(refused.context["form"].errors["other"])
    assert not DocumentRelation.objects.exists()
    for typed in (f"09/KH-VKS · Kế hoạch [{basis.public_id}]", "09/KH-VKS"):
        sent = {"kind": "based_on", "other": typed}
        assert clerk.post(page("document_relate", plan), sent).status_code == 302
    relation = DocumentRelation.objects.get()
    assert (relation.document_id, relation.other_id) == (plan.pk, basis.pk)
    assert written("document.related") == 1
    removal = page("document_unrelate", plan, relation)
    assert removal in clerk.get(page("document", plan)).text
    assert removal not in at_desk(office.head).get(page("document", plan)).text
    assert at_desk(office.stranger).post(removal).status_code == 404
    assert clerk.post(removal).status_code == 302
    assert clerk.post(removal).status_code == 404
    assert (DocumentRelation.objects.count(), written("document.unrelated")) == (0, 1)


def test_a_relation_names_no_paper_that_one_may_not_see(office: Office) -> None:
    hidden = office.draft(title="Dự thảo kín về nhân sự")
    stranger = at_desk(office.stranger)
    stranger.post(page("document_register"), outside())
    theirs = Document.objects.get(number="31")
    for typed in ("dự thảo kín", f"x [{hidden.public_id}]"):
        sent = {"kind": "based_on", "other": typed}
        answer = stranger.post(page("document_relate", theirs), sent)
        assert answer.status_code == 422
        assert "nhân sự" not in answer.text
    assert not DocumentRelation.objects.exists()


def test_several_files_are_attached_together_or_not_at_all(office: Office) -> None:
    document = office.issued()
    clerk = at_desk(office.clerk)
    mixed = {"file": [pdf("mot.pdf"), pdf("hai.docx")]}
    refused = clerk.post(page("document_attach", document), mixed)
    assert refused.status_code == 422
    assert "hai.docx" in " ".join(refused.context["form"].errors["file"])
    assert not document.files.exists()
    for _time in range(2):
        sent = {"file": [pdf("mot.pdf"), pdf("hai.pdf", PDF + b"2")]}
        assert clerk.post(page("document_attach", document), sent).status_code == 302
    assert sorted(document.files.values_list("name", flat=True)) == ["hai.pdf", "mot.pdf"]
    assert written("document.filed") == 2
    assert clerk.post(page("document_attach", document), {}).status_code == 422
