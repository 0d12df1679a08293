"""Print the path of every row of the role table: ``python -m tests.pages.samples``."""

import json
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import django
import yaml

from tests.pages import samples
from tests.pages.samples import SAMPLES, Sample

TABLE = Path(__file__).parents[1] / "roles.yaml"


def gather() -> None:
    """Import every module of samples, so that each registers what it knows."""
    for module in iter_modules(samples.__path__):
        if not module.name.startswith("_"):
            import_module(f"tests.pages.samples.{module.name}")


def paths() -> dict[str, dict[str, str]]:
    """Path of every row, read from the database that the settings name, and rows without one."""
    from django.urls import reverse  # reason: the app registry is not ready

    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    found, missing = {}, {}
    for key, row in table.items():
        if "outside" in row:
            continue
        try:
            asked = SAMPLES[key]() if key in SAMPLES else Sample()
            path = reverse(key.partition("#")[0], kwargs=dict(asked.arguments))
        except Exception as error:  # noqa: BLE001  # reason: whatever is wrong, the row's own test says it
            missing[key] = f"{type(error).__name__}: {error}"
        else:
            found[key] = f"{path}?{asked.query}" if asked.query else path
    return {"found": found, "missing": missing}


if __name__ == "__main__":
    django.setup()
    gather()
    json.dump(paths(), sys.stdout)
