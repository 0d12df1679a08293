"""A PostgreSQL server of the tests' own: in a folder, on a Unix socket, as an ordinary user.

Nothing of the machine's own servers is touched. A test that kills and restarts its server makes
one of its own with ``durable=True``; the shared one forgoes syncing because nobody pulls its plug.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

ORDINARY_USERS = ("postgres", "nobody")
"""Whom root becomes: PostgreSQL refuses to run as root."""
DATABASE = "thidua"
SUPERUSER = "thidua"


def binaries() -> Path | None:
    """Folder of the newest installed PostgreSQL server, or None."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    if debian:
        return debian[-1].parent
    found = shutil.which("postgres")
    return Path(found).resolve().parent if found else None


class PostgresServer:
    """One server with its own cluster; ``address`` is what settings call its URL."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        found = binaries()
        if found is None:
            raise FileNotFoundError(
                "PostgreSQL is not installed; on Debian: apt-get install postgresql"
            )
        self._binaries = found
        self._folder = folder
        self._durable = durable
        self.cluster = folder / "cluster"
        self.address = f"postgresql://{SUPERUSER}@/{DATABASE}?host={quote(str(folder), safe='/')}"

    def create(self) -> None:
        """Make the cluster; the folder is handed to the ordinary user."""
        if self._as_ordinary_user():
            shutil.chown(self._folder, ordinary_user())
        self._run(
            "initdb",
            *("--pgdata", str(self.cluster), "--username", SUPERUSER, "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
        )

    def start(self) -> None:
        options = [
            f"-c unix_socket_directories='{self._folder}'",
            "-c listen_addresses=''",
            "-c max_connections=100",
        ]
        if not self._durable:
            options += ["-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off"]
        log = self._folder / "server.log"
        self._run(
            "pg_ctl", "start", "--wait", "--silent",
            "--pgdata", str(self.cluster), "--log", str(log), "--options", " ".join(options),
        )  # fmt: skip

    def create_database(self) -> None:
        self._run("createdb", "--host", str(self._folder), "--username", SUPERUSER, DATABASE)

    def stop(self, mode: str = "fast") -> None:
        """Stop; ``mode="immediate"`` is as if the server had been killed."""
        self._run(
            "pg_ctl", "stop", "--wait", "--silent", "--pgdata", str(self.cluster), "--mode", mode
        )

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_ordinary_user(), str(self._binaries / program), *arguments]
        done = subprocess.run(
            command,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {done.stderr.strip()}")

    @staticmethod
    def _as_ordinary_user() -> Sequence[str]:
        if os.geteuid() != 0:
            return ()
        return ("runuser", "--user", ordinary_user(), "--")


def ordinary_user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ORDINARY_USERS if name in known)


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[PostgresServer]:
    """A fresh server that is gone with its data when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="thidua-pg-"))
    server = PostgresServer(folder, durable=durable)
    try:
        server.create()
        server.start()
        try:
            server.create_database()
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
