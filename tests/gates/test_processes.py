import os
from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import processes

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = pytest.mark.parametrize(
    "process", [processes.WEB, processes.WORKER], ids=["web", "worker"]
)


@pytest.mark.parametrize(
    "statement",
    [
        "import duckdb",
        "import ibis.expr.types as types",
        "from ibis import _",
        'import importlib\nengine = importlib.import_module("duckdb")',
        "def f():\n    import pyspark",
    ],
)
def test_an_engine_named_in_the_platform_is_found(tmp_path: Path, statement: str) -> None:
    place = "src/thidua/eligibility/queries/verdicts.py"
    plant(tmp_path, place, statement)
    [problem] = processes.find_problems(tmp_path)
    assert problem.path == place


@pytest.mark.parametrize(
    "place",
    [
        "src/thidua/eligibility/population.py",
        "src/thidua/eligibility/population/duck.py",
        "src/thidua_core/law/compile.py",
    ],
)
def test_the_child_process_and_the_compiler_may_name_it(tmp_path: Path, place: str) -> None:
    plant(tmp_path, place, "import ibis\n")
    assert places(processes.find_problems(tmp_path)) == []


@pytest.mark.slow
@PROCESSES
def test_web_and_worker_load_no_engine(process: str) -> None:
    loaded = processes.engines_loaded(
        process, settings="thidua.config.settings_test", path=str(ROOT / "src")
    )
    assert loaded == []


@pytest.mark.slow
@PROCESSES
def test_a_planted_engine_is_seen(process: str, tmp_path: Path) -> None:
    """A page and a job that reach DuckDB through a module that looks innocent."""
    plant(tmp_path, "duckdb.py", "")
    plant(tmp_path, "planted/__init__.py", "")
    plant(tmp_path, "planted/innocent.py", "import duckdb\n")
    plant(tmp_path, "planted/tasks.py", "from planted import innocent\n")
    plant(
        tmp_path,
        "planted/urls.py",
        """\
        from django.urls import path

        def page(request):
            return None

        from planted import innocent

        urlpatterns = [path("", page)]
        """,
    )
    plant(
        tmp_path,
        "planted_settings.py",
        """\
        from thidua.config.settings_test import *

        ROOT_URLCONF = "planted.urls"
        INSTALLED_APPS = [*INSTALLED_APPS, "planted"]
        """,
    )
    loaded = processes.engines_loaded(
        process,
        settings="planted_settings",
        path=os.pathsep.join([str(tmp_path), str(ROOT / "src")]),
    )
    assert loaded == ["duckdb"]
