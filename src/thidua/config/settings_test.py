"""Settings of the test suite: the same parts, a database of its own, nothing outside a temp folder.

``THIDUA_TEST_DATABASE`` is empty or ``sqlite`` for SQLite, else a ``postgresql://`` address.
"""

import os
import tempfile

os.environ.setdefault("THIDUA_HOME", tempfile.mkdtemp(prefix="thidua-test-"))
if _WORKER := os.environ.get("PYTEST_XDIST_WORKER"):
    # Workers inherit the folder of the run; each keeps its keys and its log in one of its own.
    _RUN_HOME = os.environ.setdefault("THIDUA_TEST_RUN_HOME", os.environ["THIDUA_HOME"])
    os.environ["THIDUA_HOME"] = f"{_RUN_HOME}/{_WORKER}"
os.environ.setdefault("THIDUA_SECRET_KEY", "only-for-tests")

from thidua.config.environment import postgresql_database
from thidua.config.settings import *  # noqa: F403  # reason: the one place where settings extend settings

_TEST_DATABASE = os.environ.get("THIDUA_TEST_DATABASE", "")
if _TEST_DATABASE not in {"", "sqlite"}:
    DATABASES["default"] = postgresql_database(_TEST_DATABASE)  # noqa: F405  # reason: from settings
else:
    # A file, not memory: threads and child processes of a test meet in the same database.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}  # noqa: F405  # reason: from settings

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# WhiteNoise warns of a folder that is not there, and warnings are errors.
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405  # reason: from settings
PASSWORD_HASHERS = [
    # Fast first, so that a thousand sign-ins cost nothing; Argon2 is tested by its own tests.
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]
