"""Bringing an installation up to date: tables, static files, keys."""

import io

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
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
    if pending and not connection.introspection.table_names():
        _lay_tables()
    elif pending:
        call_command("migrate", interactive=False, verbosity=0)
    return len(pending)


def _lay_tables() -> None:
    """Give an empty database the tables that all migrations together would have made.

    Walking through every step of the past takes as long as the rest of a beginning. That both ways
    end with the same tables is held by a test.
    """
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    for app, name in executor.loader.graph.nodes:
        executor.recorder.record_applied(app, name)


def write_static_files() -> None:
    """Collect static files unless this version's are there."""
    stamp = settings.STATIC_ROOT / _STAMP
    if stamp.exists() and stamp.read_text() == __version__:
        return
    call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
    keys.write_whole(stamp, __version__, mode=0o644)
