"""What an installation may set from outside, validated at start.

Every value has a default that suits an embedded trial on one machine; an office sets them in the
environment (prefix ``THIDUA_``) or in files under ``THIDUA_SECRETS_DIR``.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_home() -> Path:
    state = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(state) / "thidua"


class Environment(BaseSettings):
    """The settings of an installation; unknown ``THIDUA_`` names are ignored."""

    model_config = SettingsConfigDict(
        env_prefix="THIDUA_", secrets_dir=os.environ.get("THIDUA_SECRETS_DIR"), extra="ignore"
    )

    home: Path = Field(default_factory=_default_home)
    """Folder of everything this installation writes: database, files, keys, log."""
    database_url: str = ""
    """``postgresql://user:password@host:port/name``; empty means SQLite under ``home``."""
    secret_key: str = ""
    """Empty: made on first start and kept in ``home/keys/secret.key``."""
    hosts: str = "localhost,127.0.0.1,[::1]"
    """Names under which the site may be asked, separated by commas."""
    debug: bool = False
    tls: bool = False
    """Whether users reach the site by https; cookies are then marked secure."""
    body: str = ""
    """Name of the office whose site this is, for the head of public pages."""
    owner: str = ""
    """Name of the body that answers for the site, for the foot of public pages."""
    timestamp_url: str = ""
    """Address of the time service (RFC 3161) for digital signatures; empty: none."""
    log_origin: str = "thidua.local/log"
    """The origin line of this installation's checkpoints; never changed once the log has begun."""

    @field_validator("database_url")
    @classmethod
    def _known_scheme(cls, url: str) -> str:
        if url and urlsplit(url).scheme not in {"postgresql", "postgres"}:
            raise ValueError("THIDUA_DATABASE_URL phải bắt đầu bằng postgresql://")
        return url

    @property
    def allowed_hosts(self) -> list[str]:
        return [host.strip() for host in self.hosts.split(",") if host.strip()]

    def read_or_make_secret_key(self) -> str:
        """The signing key of sessions: from the environment, else kept in ``home``."""
        if self.secret_key:
            return self.secret_key
        path = self.home / "keys" / "secret.key"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = secrets.token_urlsafe(48)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as stream:
                stream.write(fresh)
        return path.read_text().strip()


def sqlite_database(path: Path) -> dict[str, Any]:
    """SQLite as one office needs it: write-ahead log, immediate transactions, full sync."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def postgresql_database(url: str) -> dict[str, Any]:
    """Django's settings for a ``postgresql://`` address; query pairs become options."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def database(environment: Environment) -> dict[str, Any]:
    if environment.database_url:
        return postgresql_database(environment.database_url)
    return sqlite_database(environment.home / "thidua.sqlite3")
