"""``thidua init``: a new installation, from questions or from a file of answers.

Everything it does is found again by a second run, which changes nothing and says so.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer
import yaml
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from thidua.calendar.actions import define_year
from thidua.calendar.queries import emulation_year_of
from thidua.console import printing
from thidua.console.endings import WrongInput
from thidua.console.words import tr
from thidua.console.work.certificates import own_certificate
from thidua.console.work.setup import bring_up_to_date
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.actions import seal_pending
from thidua.org.actions import load_organisation
from thidua.org.queries import units_by_name
from thidua.people.actions import begin_post, create_person, give_role, open_account
from thidua.people.enums import Role, ScopeKind
from thidua.people.queries import find_account
from thidua_core.errors import InputError
from thidua_core.periods import parse_date_vn

KEYS = frozenset({"organisation", "administrator", "year", "tls"})
ADMINISTRATOR_KEYS = frozenset({"name", "username", "password", "unit", "position"})
POSITION = "Người quản trị"
"""Of the first administrator, when no answer names one."""
YEAR_KEYS = frozenset({"body", "year", "start", "end"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the installation shall begin with."""

    organisation: bool
    name: str
    username: str
    password: str
    unit: str
    position: str
    year: dict[str, Any] | None
    tls: str


def init(*, answers: Path | None, as_json: bool) -> None:
    """Tables, keys, the organisation, the first administrator, the year, the certificate."""
    given = _read(answers) if answers else _ask()
    _refuse_weak(given)
    done: dict[str, str] = {"tables": f"{bring_up_to_date()}"}
    if given.organisation:
        loaded = load_organisation(actor=SYSTEM, at=clock.now())
        done["units"] = _known(loaded.units) if loaded.already else str(loaded.units)
    with transaction.atomic():
        done["administrator"] = _administrator(given)
        if given.year:
            done["year"] = _year(given.year)
    if given.tls:
        certificate, _key = own_certificate(given.tls)
        done["certificate"] = str(certificate)
    seal_pending()
    if as_json:
        printing.document(done)
    else:
        for word, value in done.items():
            printing.line(f"✓ {_worded(word)}: {value}")
        printing.line(tr("Mở trang bằng: thidua serve"))


def _worded(word: str) -> str:
    return {
        "tables": tr("Bước nâng cấp bảng dữ liệu"),
        "units": tr("Đơn vị"),
        "administrator": tr("Người quản trị"),
        "year": tr("Năm thi đua"),
        "certificate": tr("Chứng thư https"),
    }[word]


def _known(what: object) -> str:
    return tr("{what} (đã có)").format(what=what)


def _administrator(given: Answers) -> str:
    known = find_account(given.username)
    if known is not None:
        return _known(known.username)
    at = clock.now()
    person = create_person(full_name=given.name, actor=SYSTEM, at=at)
    if given.unit:
        begin_post(
            person_id=person.pk,
            unit_id=_unit_of(given.unit, "administrator.unit"),
            position=given.position or POSITION,
            start=at.date(),
            actor=SYSTEM,
            at=at,
        )
    give_role(
        person_id=person.pk,
        role=Role.ADMINISTRATOR,
        scope_kind=ScopeKind.SYSTEM,
        start=at.date(),
        actor=SYSTEM,
        at=at,
    )
    account = open_account(
        person_id=person.pk,
        username=given.username,
        password=given.password,
        actor=SYSTEM,
        at=at,
    )
    return account.username


def _year(asked: dict[str, Any]) -> str:
    body = _unit_of(str(asked["body"]), "year.body")
    year = int(asked["year"])
    start = _day(asked.get("start") or f"01/01/{year}", "year.start")
    end = _day(asked.get("end") or f"31/12/{year}", "year.end")
    if emulation_year_of(body, start) is not None:
        return _known(year)
    return define_year(
        body_id=body, year=year, start=start, end=end, actor=SYSTEM, at=clock.now()
    ).name


def _day(written: object, where: str) -> date:
    if isinstance(written, date):
        return written
    try:
        return parse_date_vn(str(written))
    except InputError as error:
        raise error.within(where) from error


def _unit_of(name: str, where: str) -> int:
    found = list(units_by_name(name, clock.today())[:2])
    if len(found) != 1:
        said = (
            tr("{where}: hôm nay có nhiều đơn vị cùng tên “{name}”. Viết đủ tên, kèm tỉnh.")
            if found
            else tr("{where}: hôm nay không có đơn vị nào tên “{name}”. Viết đủ tên, kèm tỉnh.")
        )
        raise WrongInput(said.format(where=where, name=name))
    return int(found[0].pk)


def _refuse_weak(given: Answers) -> None:
    try:
        validate_password(given.password)
    except ValidationError as error:
        raise WrongInput(f"administrator.password: {' '.join(error.messages)}") from error


def _read(path: Path) -> Answers:
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        said = tr("Không đọc được {path}: {problem}")
        raise WrongInput(said.format(path=path, problem=error)) from error
    if not isinstance(told, dict) or not isinstance(told.get("administrator"), dict):
        said = tr("{path}: thiếu khóa administrator (name, username, password).")
        raise WrongInput(said.format(path=path))
    _refuse_unknown(path, told, KEYS, "")
    administrator = told["administrator"]
    _refuse_unknown(path, administrator, ADMINISTRATOR_KEYS, "administrator.")
    year = told.get("year")
    if year is not None:
        _refuse_unknown(path, year, YEAR_KEYS, "year.")
    missing = [key for key in ("name", "username", "password") if not administrator.get(key)]
    if missing:
        said = tr("{path}: administrator thiếu {keys}.")
        raise WrongInput(said.format(path=path, keys=", ".join(missing)))
    return Answers(
        organisation=bool(told.get("organisation", True)),
        name=str(administrator["name"]),
        username=str(administrator["username"]),
        password=str(administrator["password"]),
        unit=str(administrator.get("unit", "")),
        position=str(administrator.get("position", "")),
        year=year,
        tls=str(told.get("tls", "")),
    )


def _refuse_unknown(path: Path, told: dict[str, Any], known: frozenset[str], at: str) -> None:
    unknown = sorted(told.keys() - known)
    if unknown:
        said = tr("{path}: khóa {key} không có. Các khóa: {keys}.")
        keys = ", ".join(sorted(known))
        raise WrongInput(said.format(path=path, key=f"{at}{unknown[0]}", keys=keys))


def _ask() -> Answers:
    return Answers(
        organisation=typer.confirm(tr("Nạp tổ chức thật của ngành Kiểm sát?"), default=True),
        name=typer.prompt(tr("Họ và tên người quản trị")),
        username=typer.prompt(tr("Tên đăng nhập")),
        password=typer.prompt(tr("Mật khẩu"), hide_input=True, confirmation_prompt=True),
        unit=typer.prompt(tr("Đơn vị của người quản trị (bỏ trống nếu chưa rõ)"), default=""),
        position="",
        year=None,
        tls=typer.prompt(tr("Tên máy cho https (bỏ trống nếu chưa dùng)"), default=""),
    )
