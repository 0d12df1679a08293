"""``thidua paper``: draws an official document, or checks the layout of one."""

from pathlib import Path
from typing import Annotated

import typer

from thidua.console import printing
from thidua.console.endings import DOES_NOT_HOLD, DONE, WrongInput
from thidua.console.reading import read_bytes
from thidua.console.words import tr
from thidua_core.errors import InputError
from thidua_core.paper import (
    Finding,
    Paper,
    check_docx,
    check_paper,
    holds,
    read_paper,
    render_docx,
    render_pdf,
)

_RENDERERS = {".pdf": render_pdf, ".docx": render_docx}
_WRITTEN = {".yaml", ".yml"}
_MARKS = {"error": "✗", "warning": "!"}


def paper(
    what: Annotated[str, typer.Argument(metavar="TỆP.yaml | check", help="Văn bản cần dựng.")],
    file: Annotated[
        Path | None, typer.Argument(metavar="[TỆP]", help="Sau check: tệp .docx hoặc .yaml.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Tệp .pdf hoặc .docx sẽ ghi ra.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> int:
    """Dựng văn bản theo thể thức Nghị định 30/2020/NĐ-CP, hoặc kiểm thể thức của một tệp.

    Ví dụ: thidua paper ke-hoach.yaml --out ke-hoach.pdf

    Ví dụ: thidua paper check ke-hoach.docx
    """
    if what == "check" and file is not None:
        if out is not None:
            raise WrongInput(tr("paper check chỉ kiểm, không ghi tệp nào: hãy bỏ --out."))
        return _check(file, as_json=as_json)
    if file is not None or out is None:
        raise WrongInput(
            tr("Hãy ghi: thidua paper TỆP.yaml --out TỆP.pdf (hoặc .docx); thidua paper check TỆP.")
        )
    return _draw(Path(what), out, as_json=as_json)


def _draw(source: Path, out: Path, *, as_json: bool) -> int:
    render = _RENDERERS.get(out.suffix.lower())
    if render is None:
        said = tr("{file}: chỉ ghi được .pdf hoặc .docx. Hãy đổi đuôi tệp sau --out.")
        raise WrongInput(said.format(file=out))
    written = _paper(source)
    try:
        drawn = render(written)
    except InputError as error:
        raise error.within(str(source)) from None
    try:
        out.write_bytes(drawn)
    except OSError as error:
        said = tr("{file}: không ghi được tệp ({problem}). Hãy kiểm thư mục.")
        raise WrongInput(said.format(file=out, problem=error.strerror)) from None
    findings = check_paper(written)
    if as_json:
        printing.document({"out": str(out), "findings": _told(findings)})
    else:
        printing.line(f"✓ {out}")
        _print(findings)
    return DONE


def _check(file: Path, *, as_json: bool) -> int:
    findings = _findings(file)
    ok = holds(findings)
    if as_json:
        printing.document({"file": str(file), "ok": ok, "findings": _told(findings)})
    else:
        _print(findings)
        wrong = tr("✗ {file}: thể thức chưa đúng.").format(file=file)
        printing.line(tr("✓ Thể thức đúng.") if ok else wrong)
    return DONE if ok else DOES_NOT_HOLD


def _findings(file: Path) -> tuple[Finding, ...]:
    match file.suffix.lower():
        case ".docx":
            content = read_bytes(file)
            try:
                return check_docx(content)
            except InputError as error:
                raise error.within(str(file)) from None
        case suffix if suffix in _WRITTEN:
            return check_paper(_paper(file))
        case ".pdf":
            said = tr(
                "{file}: chưa kiểm được thể thức của tệp PDF."
                " Hãy kiểm tệp .docx, hoặc tệp .yaml đã dựng ra nó."
            )
            raise WrongInput(said.format(file=file))
        case _:
            said = tr("{file}: chỉ kiểm được tệp .docx và .yaml.")
            raise WrongInput(said.format(file=file))


def _paper(source: Path) -> Paper:
    content = read_bytes(source)
    try:
        return read_paper(content)
    except InputError as error:
        raise error.within(str(source)) from None


def _told(findings: tuple[Finding, ...]) -> list[dict[str, str]]:
    return [
        {
            "level": finding.severity.value,
            "code": finding.code,
            "text": finding.text,
            "where": finding.where,
        }
        for finding in findings
    ]


def _print(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        printing.line(f"{_MARKS[finding.severity]} {finding.where}: {finding.text}")
