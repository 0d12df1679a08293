"""Opening the installation: loads Django, then the module that does a command's work."""

import importlib
import os
from pathlib import Path
from types import ModuleType

from thidua.console.words import language

_WORK = "thidua.console.work"


def open_work(name: str, *, home: Path | None = None) -> ModuleType:
    """The module of that name in ``thidua.console.work``, with Django set up around it.

    ``home`` moves the installation's folder; it must be said before anything else opens it.
    """
    if home is not None:
        os.environ["THIDUA_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    django = importlib.import_module("django")
    django.setup()
    importlib.import_module("django.utils.translation").activate(language())
    return importlib.import_module(f"{_WORK}.{name}")
