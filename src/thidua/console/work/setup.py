"""Bringing an installation up to date: tables, static files, keys."""

import io

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from thidua import __version__
from thidua.ledger import keys

_STAMP = ".version"


def pending_migrations() -> list[str]:
    """Names of migrations that the database has not seen."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def bring_up_to_date() -> int:
    """Apply pending migrations, write static files once a version, make the log's key.

    Safe to run again. Returns the number of migrations applied.
    """
    applied = apply_pending()
    write_static_files()
    keys.signing_key()
    return applied


def apply_pending() -> int:
    """Bring the tables to today's shape; the number of migrations applied."""
    pending = pending_migrations()
    if pending:
        call_command("migrate", interactive=False, verbosity=0)
    return len(pending)


def write_static_files() -> None:
    """Collect static files unless this version's are there."""
    stamp = settings.STATIC_ROOT / _STAMP
    if stamp.exists() and stamp.read_text() == __version__:
        return
    call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
    keys.write_whole(stamp, __version__, mode=0o644)
