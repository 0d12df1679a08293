"""Word files, written and checked, behind doors that load the Word library at its first use.

Most starts of the web and of commands never meet a Word file, and need not wait for it.
"""

from thidua_core.paper._blocks import Paper
from thidua_core.paper._findings import Finding


def render_docx(paper: Paper) -> bytes:
    """The paper as a Word file; UnprintableTextError when the font lacks one of its signs."""
    from thidua_core.paper import _docx  # reason: a slow library, loaded by its first use

    return _docx.render_docx(paper)


def check_docx(package: bytes) -> tuple[Finding, ...]:
    """What the decree asks and the document does not do; InputError when it is no Word file."""
    from thidua_core.paper import _check_docx  # reason: a slow library, loaded by its first use

    return _check_docx.check_docx(package)
