"""The empty Word package that a paper is written into, and its packing into equal bytes.

Holds the decree's styles under Vietnamese names and nothing else: no theme, no template of
another font. Knows nothing of papers.
"""

import io
import zipfile
from functools import cache
from typing import Final

from thidua_core.paper import _styles
from thidua_core.paper._fonts import WORD_FAMILY
from thidua_core.paper._styles import STYLES, Style, StyleName

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RULE_STYLE: Final = "Rule"
HEADER_STYLE: Final = "Header"
ALIGNMENTS: Final = {"left": "left", "centre": "center", "right": "right", "justify": "both"}

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)

_CONTENT_TYPES: Final = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>
</Types>"""

_ROOT_RELATIONS: Final = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""

_DOCUMENT_RELATIONS: Final = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>
</Relationships>"""

_DOCUMENT: Final = f"""<w:document xmlns:w="{MAIN}" xmlns:r="{_OFFICE}">
<w:body><w:sectPr/></w:body>
</w:document>"""

_SETTINGS: Final = f"""<w:settings xmlns:w="{MAIN}">
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>
<w:themeFontLang w:val="vi-VN"/>
<w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/>
</w:settings>"""


def twips(points: float) -> int:
    """Points in Word's twentieths."""
    return round(points * 20)


def _paragraph_properties(style: Style) -> str:
    keep = "<w:keepNext/>" if style.sticky else ""
    spacing = (
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}"'
        f' w:line="{round(240 * style.line)}" w:lineRule="auto"/>'
    )
    first = twips(_styles.points(style.indent))
    indent = f'<w:ind w:firstLine="{first}"/>' if first else ""
    return f'<w:pPr>{keep}{spacing}{indent}<w:jc w:val="{ALIGNMENTS[style.align]}"/></w:pPr>'


def _run_properties(style: Style) -> str:
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    half_points = round(style.size * 2)
    sizes = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f"<w:rPr>{bold}{italic}{sizes}</w:rPr>"


def _paragraph_style(name: StyleName, style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name.value}">'
        f'<w:name w:val="{style.word_name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"{_paragraph_properties(style)}{_run_properties(style)}</w:style>"
    )


def _style_sheet() -> str:
    family = f'w:ascii="{WORD_FAMILY}" w:hAnsi="{WORD_FAMILY}"'
    fonts = f'<w:rFonts {family} w:eastAsia="{WORD_FAMILY}" w:cs="{WORD_FAMILY}"/>'
    page_number = round(_styles.PAGE_NUMBER_SIZE * 2)
    return f"""<w:styles xmlns:w="{MAIN}">
<w:docDefaults>
<w:rPrDefault><w:rPr>{fonts}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>
<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>
<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="{HEADER_STYLE}"><w:name w:val="header"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr>
<w:rPr><w:sz w:val="{page_number}"/><w:szCs w:val="{page_number}"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="{RULE_STYLE}"><w:name w:val="Đường kẻ"/>
<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:line="60" w:lineRule="exact"/></w:pPr></w:style>
{"".join(_paragraph_style(name, style) for name, style in STYLES.items())}
</w:styles>"""


@cache
def empty_package() -> bytes:
    """A Word file without content, with the decree's styles."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_RELATIONS,
        "word/document.xml": _DOCUMENT,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": _style_sheet(),
        "word/settings.xml": _SETTINGS,
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, _DECLARATION + part)
    return written.getvalue()


def repacked(package: bytes) -> bytes:
    """The same parts with neither time nor system of their packing in them."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as packed,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            fixed.writestr(entry, packed.read(name))
    return written.getvalue()
