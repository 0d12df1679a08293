"""The official document as a tree of blocks, drawn as PDF and as DOCX from that one tree.

Layout follows Nghị định 30/2020/NĐ-CP. Knows nothing of where numbers come from, of users or
of databases.
"""

from thidua_core.paper._blocks import (
    Appendix,
    Article,
    Attendance,
    Attendee,
    Block,
    Chapter,
    Clause,
    Column,
    Dash,
    DraftDate,
    Form,
    GroupRow,
    Labelled,
    Meeting,
    Paper,
    Paragraph,
    Point,
    RomanSection,
    Signature,
    SigningFor,
    Table,
)
from thidua_core.paper._certificates import SIGNATURE_FIELD as CERTIFICATES_FIELD
from thidua_core.paper._certificates import Certificate, render_certificates
from thidua_core.paper._check_paper import check_paper
from thidua_core.paper._errors import UnprintableTextError, UnshownPageError
from thidua_core.paper._findings import Finding, Severity, holds
from thidua_core.paper._kinds import Kind
from thidua_core.paper._pdf import DrawingFault, SignatureField, render_pdf, signature_fields
from thidua_core.paper._showing import draw_page
from thidua_core.paper._stamp import draw_stamp
from thidua_core.paper._word_doors import check_docx, render_docx
from thidua_core.paper._yaml import read_paper

__all__ = [
    "CERTIFICATES_FIELD",
    "Appendix",
    "Article",
    "Attendance",
    "Attendee",
    "Block",
    "Certificate",
    "Chapter",
    "Clause",
    "Column",
    "Dash",
    "DraftDate",
    "DrawingFault",
    "Finding",
    "Form",
    "GroupRow",
    "Kind",
    "Labelled",
    "Meeting",
    "Paper",
    "Paragraph",
    "Point",
    "RomanSection",
    "Severity",
    "Signature",
    "SignatureField",
    "SigningFor",
    "Table",
    "UnprintableTextError",
    "UnshownPageError",
    "check_docx",
    "check_paper",
    "draw_page",
    "draw_stamp",
    "holds",
    "read_paper",
    "render_certificates",
    "render_docx",
    "render_pdf",
    "signature_fields",
]
