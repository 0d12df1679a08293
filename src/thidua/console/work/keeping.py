"""Backup and restore: a consistent copy while people write, verified by the log's root.

The database is copied first, as of one moment. Files are kept by their hash and written before
the row that names them, so every file that the copied database speaks of is there afterwards.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections

from thidua import __version__
from thidua.console import printing
from thidua.console.endings import WrongInput
from thidua.console.words import tr
from thidua.console.work.setup import apply_pending
from thidua.ledger.queries import latest_checkpoint
from thidua.ledger.queries.audit import verify_ledger

MANIFEST = "manifest.json"
SQLITE, POSTGRESQL = "database.sqlite3", "database.pgdump"
_KEPT = ("files", "keys")


def backup(*, file: Path, as_json: bool) -> None:
    """Write the backup whole or not at all; an existing file is refused."""
    if file.exists():
        said = tr("Đã có tệp {file}. Đặt tên khác để không ghi đè bản sao lưu cũ.")
        raise WrongInput(said.format(file=file))
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.partial")
    with tempfile.TemporaryDirectory(dir=file.parent) as name:
        copy = _copy_database(Path(name))
        manifest = _write(partial, [(copy.name, copy), *_files()], _log_of(copy))
    partial.chmod(0o600)
    partial.replace(file)
    _tell(manifest, as_json, tr("Đã sao lưu vào {file}").format(file=file))


def restore(*, file: Path, as_json: bool) -> None:
    """Fill an empty installation from a backup; nothing is kept when anything does not fit."""
    home = Path(settings.HOME)
    _refuse_filled(home)
    with tempfile.TemporaryDirectory(dir=home) as name:
        unpacked = Path(name)
        manifest = _unpack(file, unpacked)
        database = _place_database(unpacked)
        for kept in _KEPT:
            if (unpacked / kept).exists():
                shutil.rmtree(home / kept, ignore_errors=True)
                shutil.copytree(unpacked / kept, home / kept)
        (home / "keys").chmod(0o700) if (home / "keys").exists() else None
    connections.close_all()
    try:
        # A backup of an older release has older tables; the log is read through those of today.
        apply_pending()
        _check_log(manifest)
    except Exception:
        _take_away(home)
        raise
    said = tr("Đã khôi phục {database} từ {file}")
    _tell(manifest, as_json, said.format(database=database, file=file))


def _copy_database(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        copy = folder / SQLITE
        source = sqlite3.connect(str(settings.DATABASES["default"]["NAME"]))
        with closing(source), closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        return copy
    copy = folder / POSTGRESQL
    _run("pg_dump", "--format=custom", f"--file={copy}", *_pg_target())
    return copy


def _place_database(unpacked: Path) -> str:
    if connection.vendor == "sqlite":
        target = Path(str(settings.DATABASES["default"]["NAME"]))
        if not (unpacked / SQLITE).exists():
            raise WrongInput(
                tr("Bản sao lưu này của PostgreSQL. Đặt THIDUA_DATABASE_URL rồi làm lại.")
            )
        shutil.move(unpacked / SQLITE, target)
        target.chmod(0o600)
        return str(target)
    if not (unpacked / POSTGRESQL).exists():
        raise WrongInput(tr("Bản sao lưu này của SQLite. Bỏ THIDUA_DATABASE_URL rồi làm lại."))
    dump = unpacked / POSTGRESQL
    _run("pg_restore", "--exit-on-error", "--no-owner", *_pg_target(), str(dump))
    return str(settings.DATABASES["default"]["NAME"])


def _pg_target() -> list[str]:
    database = settings.DATABASES["default"]
    target = [f"--dbname={database['NAME']}"]
    for option, key in (("--username", "USER"), ("--host", "HOST"), ("--port", "PORT")):
        if database.get(key):
            target.append(f"{option}={database[key]}")
    return target


def _run(program: str, *arguments: str) -> None:
    if shutil.which(program) is None:
        said = tr("Thiếu chương trình {program}. Cài gói postgresql-client rồi làm lại.")
        raise WrongInput(said.format(program=program))
    password = str(settings.DATABASES["default"].get("PASSWORD") or "")
    environment = dict(os.environ) | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(  # noqa: S603  # reason: a fixed program, no shell
        [program, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = tr("{program} báo: {problem}")
        raise WrongInput(said.format(program=program, problem=done.stderr.strip()))


def _files() -> Iterator[tuple[str, Path]]:
    home = Path(settings.HOME)
    for kept in _KEPT:
        for path in sorted((home / kept).rglob("*")):
            if path.is_file() and path.suffix != ".partial":
                yield str(path.relative_to(home)), path


def _log_of(copy: Path) -> dict[str, Any]:
    """Size and root of the log in the copied database."""
    if copy.name == SQLITE:
        with closing(sqlite3.connect(copy)) as database:
            row = database.execute(
                "SELECT size, root FROM ledger_logcheckpoint ORDER BY size DESC LIMIT 1"
            ).fetchone()
        return {"size": row[0], "root": row[1]} if row else {"size": 0, "root": ""}
    newest = latest_checkpoint()
    return {"size": newest.size, "root": newest.root} if newest else {"size": 0, "root": ""}


def _write(target: Path, files: list[tuple[str, Path]], log: dict[str, Any]) -> dict[str, Any]:
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files:
            content = path.read_bytes()
            hashes[name] = hashlib.sha256(content).hexdigest()
            archive.writestr(name, content)
        manifest = {
            "thidua": __version__,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "engine": connection.vendor,
            "log": log,
            "files": hashes,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def _unpack(file: Path, folder: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(file) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            for name, expected in manifest["files"].items():
                target = (folder / name).resolve()
                if not target.is_relative_to(folder.resolve()):
                    said = tr("{file}: tên tệp {name} trỏ ra ngoài. Không khôi phục.")
                    raise WrongInput(said.format(file=file, name=name))
                content = archive.read(name)
                if hashlib.sha256(content).hexdigest() != expected:
                    said = tr("{file}: tệp {name} không đúng mã băm. Dùng bản khác.")
                    raise WrongInput(said.format(file=file, name=name))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                target.chmod(0o600)
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError, OSError) as error:
        said = tr("Không đọc được bản sao lưu {file}: {problem}. Dùng bản khác.")
        raise WrongInput(said.format(file=file, problem=error)) from error
    return manifest


def _refuse_filled(home: Path) -> None:
    if connection.introspection.table_names():
        said = tr(
            "Nơi cài đặt {home} đã có dữ liệu. Khôi phục vào thư mục trống (đặt THIDUA_HOME)."
        )
        raise WrongInput(said.format(home=home))
    _drop_embedded()


def _drop_embedded() -> None:
    """Remove the embedded database's files; a server's database is not ours to drop."""
    connections.close_all()
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{ending}").unlink(missing_ok=True)


def _take_away(home: Path) -> None:
    """Leave nothing of a backup whose log does not hold."""
    _drop_embedded()
    for kept in _KEPT:
        shutil.rmtree(home / kept, ignore_errors=True)


def _check_log(manifest: dict[str, Any]) -> None:
    log = manifest["log"]
    report = verify_ledger()
    root = report.root.hex() if report.root else ""
    if log["size"] and (report.size, root) != (log["size"], log["root"]):
        raise WrongInput(
            tr("Gốc của nhật ký sau khôi phục không khớp bản kê. Dùng bản sao lưu khác.")
        )
    wrong = [each for each in report.findings if each.level == "error"]
    if log["size"] and wrong:
        said = tr("Nhật ký sau khôi phục không còn đúng: {problem}")
        raise WrongInput(said.format(problem=wrong[0].text))


def _tell(manifest: dict[str, Any], as_json: bool, words: str) -> None:
    if as_json:
        printing.document(manifest)
        return
    log = manifest["log"]
    count = len(manifest["files"])
    printing.line(tr("{words}: {count} tệp.").format(words=words, count=count))
    root = log["root"][:16] or tr("chưa có")
    printing.line(tr("Nhật ký {size} bản ghi, gốc {root}.").format(size=log["size"], root=root))
