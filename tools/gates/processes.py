"""Process gate: the engines for whole populations stay out of web and worker processes.

DuckDB attaching the live SQLite file inside a process in which Django has it open drops that
process's locks, and another writer's committed row is lost. So the engines are loaded only by a
child process of their own: no module of the platform but ``population`` names them, and a web
and a worker process that have loaded everything they serve have loaded none of them.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.gates.problems import Problem
from tools.gates.tree import files_in, parsed, place_of

ENGINES = frozenset({"duckdb", "ibis", "pyspark"})
CHILD_PROCESS = "population"
"""Name of the one module of a part that runs in a process of its own."""

WEB = """
from django.urls import URLResolver, get_resolver

import thidua.config.wsgi

def resolve(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            resolve(pattern.url_patterns)
        else:
            pattern.callback

resolve(get_resolver().url_patterns)
"""
WORKER = """
import importlib
import django

django.setup()

from django.apps import apps
from django.utils.module_loading import autodiscover_modules, import_string
from thidua.config.subscriptions import SUBSCRIPTIONS

autodiscover_modules("tasks", "receivers")
for paths in SUBSCRIPTIONS.values():
    for path in paths:
        import_string(path)
"""
TELL = """
import sys
print(*sorted({name.partition(".")[0] for name in sys.modules} & {ENGINES!r}))
"""


def find_problems(root: Path) -> list[Problem]:
    """Return every place of the platform that names an engine outside its child process."""
    problems: list[Problem] = []
    for path in files_in(root, ".py"):
        place = place_of(path, root)
        if place.startswith("src/thidua/") and CHILD_PROCESS not in (path.stem, path.parent.name):
            problems += _named_engines(parsed(path), place)
    return problems


def _named_engines(tree: ast.AST, place: str) -> Iterator[Problem]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                named = [alias.name for alias in names]
            case ast.ImportFrom(module=str(module), level=0):
                named = [module]
            case ast.Call(
                func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(module))]
            ):
                named = [module]
            case _:
                continue
        for module in named:
            engine = module.partition(".")[0]
            if engine in ENGINES:
                yield Problem(
                    place,
                    node.lineno,
                    f"{engine} is loaded by a child process only: move this to {CHILD_PROCESS}.py",
                )


def engines_loaded(process: str, *, settings: str, path: str) -> list[str]:
    """Start a process that loads what ``process`` (``WEB``, ``WORKER``) serves; name the engines.

    ``path`` is its ``PYTHONPATH``. Raises CalledProcessError when the process does not start.
    """
    done = subprocess.run(
        [sys.executable, "-c", process + TELL.replace("{ENGINES!r}", repr(set(ENGINES)))],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": path},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout.split()
