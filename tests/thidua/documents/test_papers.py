import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from pypdf import PdfReader

from tests.support.invented import AT
from thidua.documents.actions import (
    draft_document,
    enter_office_number,
    register_document,
    revise_draft,
    sign_document,
)
from thidua.documents.enums import DocumentKind
from thidua.documents.models import Document
from thidua.documents.queries import docx_of, paper_of, pdf_of
from thidua.kernel.errors import Refused
from thidua.ledger.models import LedgerEntry
from thidua_core.paper import DraftDate

CONTENT = {
    "place": "Ví Dụ",
    "date": "2024-01",
    "superior": "Viện kiểm sát nhân dân tối cao",
    "body": [
        {"section": {"title": "Mục đích", "body": ["Nâng cao chất lượng: “hiệu quả” #1 & - * _"]}}
    ],
    "signatures": [{"office": "Viện trưởng"}],
    "recipients": ["Như trên"],
    "filed": "VT",
}


@pytest.fixture
def draft(plan, clerk) -> Document:
    with_symbol = replace(plan, symbol="KH-VKS")
    return draft_document(with_symbol, paper=CONTENT, actor=clerk, at=AT)


@pytest.fixture
def issued(draft, clerk) -> Document:
    sign_document(
        document_id=draft.pk,
        signer="Trần Văn Ví Dụ",
        signed_on=date(2024, 1, 4),
        actor=clerk,
        at=AT,
    )
    return enter_office_number(
        document_id=draft.pk, number=9, issued_on=date(2024, 1, 5), actor=clerk, at=AT
    )


def words_of_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def words_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*cells, *(each.text for each in document.paragraphs)]).split())


def test_a_draft_leaves_number_and_day_to_the_clerk(draft):
    paper = paper_of(draft)
    assert paper is not None
    assert (paper.number, paper.symbol, paper.date) == (None, "KH-VKS", DraftDate(2024, 1))
    assert paper.issuer == "Viện kiểm sát nhân dân tỉnh Ví Dụ"
    assert paper.title == "Tổ chức phong trào thi đua năm 2024"


def test_a_day_written_into_a_draft_is_not_printed_before_the_paper_is_issued(draft, clerk):
    dated = CONTENT | {"date": "2024-01-09", "number": "77"}
    revised = revise_draft(document_id=draft.pk, paper=dated, actor=clerk, at=AT)
    paper = paper_of(revised)
    assert paper is not None
    assert (paper.number, paper.date) == (None, DraftDate(2024, 1))


def test_an_issued_paper_bears_number_day_and_signer_of_its_row(issued):
    paper = paper_of(issued)
    assert paper is not None
    assert (paper.number, paper.date) == ("09", date(2024, 1, 5))
    assert [each.name for each in paper.signatures] == ["Trần Văn Ví Dụ"]


def test_pdf_and_word_say_what_the_row_says(issued):
    pdf, word = pdf_of(issued), docx_of(issued)
    assert (pdf.name, word.name) == ("ke-hoach-09-kh-vks-2024.pdf", "ke-hoach-09-kh-vks-2024.docx")
    assert pdf.media_type == "application/pdf"
    for words in (words_of_pdf(pdf.content), words_of_docx(word.content)):
        assert "09/KH-VKS" in words
        assert "ngày 05 tháng 01 năm 2024" in words
        assert "“hiệu quả” #1 & - * _" in words
    assert pdf_of(issued).content == pdf.content


def test_a_draft_is_printed_with_room_for_the_number(draft):
    assert pdf_of(draft).name == "ke-hoach-kh-vks-du-thao.pdf"
    words = words_of_pdf(pdf_of(draft).content)
    assert "/KH-VKS" in words
    assert "09/KH-VKS" not in words
    assert "tháng 01 năm 2024" in words


def test_a_paper_of_others_has_no_print(plan, clerk):
    document = register_document(plan, actor=clerk, at=AT)
    assert paper_of(document) is None
    with pytest.raises(Refused, match=r"không soạn trong phần mềm nên không có bản in"):
        pdf_of(document)
    with pytest.raises(Refused, match=r"không có bản in. Mở tệp đính kèm"):
        docx_of(document)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"bodi": []}, "không có khóa “bodi”. Có phải là “body”"),
        ({"body": "không phải danh sách"}, "khóa body: ở đây cần một danh sách"),
        ({"signatures": [{"for": {"ABC": "x"}}]}, "không có khóa “ABC”"),
        ({"date": "hôm nay"}, "khóa date"),
    ],
)
def test_a_content_that_cannot_be_read_is_refused_with_the_place(plan, clerk, content, words):
    with pytest.raises(Refused, match=words) as refusal:
        draft_document(plan, paper=CONTENT | content, actor=clerk, at=AT)
    assert refusal.value.field == "paper"
    assert not Document.objects.exists()


def test_a_kind_without_layout_is_refused_when_it_comes_with_content(plan, clerk):
    law = replace(plan, kind=DocumentKind.LAW)
    with pytest.raises(Refused, match=r"Loại luật chưa có mẫu trình bày"):
        draft_document(law, paper=CONTENT, actor=clerk, at=AT)
    assert draft_document(law, paper=None, actor=clerk, at=AT).pk


def test_signs_that_the_font_lacks_are_named_when_the_paper_is_printed(draft, clerk):
    body = {"body": ["Chúc mừng \N{PARTY POPPER}"]}
    revised = revise_draft(document_id=draft.pk, paper=CONTENT | body, actor=clerk, at=AT)
    for print_it in (pdf_of, docx_of):
        with pytest.raises(Refused, match=r"không có ký tự .*U\+1F389"):
            print_it(revised)


def test_a_revised_draft_is_no_entry_and_the_signature_seals_its_content(draft, clerk):
    before = LedgerEntry.objects.count()
    revise_draft(document_id=draft.pk, paper=CONTENT | {"filed": "VT, P1"}, actor=clerk, at=AT)
    assert LedgerEntry.objects.count() == before
    sign_document(document_id=draft.pk, signer="A", signed_on=AT.date(), actor=clerk, at=AT)
    (entry,) = LedgerEntry.objects.filter(verb="document.signed")
    assert entry.content is not None
    assert len(entry.content["payload"]["content_sha256"]) == 64
