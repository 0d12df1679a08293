"""The rules of ``conftest.py``, each with a planted breach that it stops."""

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support.network import NetworkClosed
from tests.support.planting import plant

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "leave",
    [
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.getaddrinfo("thidua.example", 443),
        lambda: urllib.request.urlopen("http://192.0.2.1/", timeout=1),
    ],
    ids=["connection", "name", "address"],
)
def test_a_test_cannot_leave_the_machine(leave) -> None:
    with pytest.raises((NetworkClosed, OSError), match="a test may not reach"):
        leave()


def test_a_test_reaches_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
        server.accept()[0].close()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with the rules of the house and room for a planted test."""
    for kept in ("conftest.py", "pyproject.toml"):
        (tmp_path / kept).write_text((ROOT / kept).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "support").symlink_to(ROOT / "tests" / "support")
    return tmp_path


def run_pytest(tree: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", *arguments],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{tree}"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("import warnings\ndef test():\n    warnings.warn('old')\n", "UserWarning: old"),
        ("import pytest\n@pytest.mark.unheard\ndef test(): ...\n", "not found in `markers`"),
        (
            "import pytest\n@pytest.mark.xfail(reason='known')\ndef test(): ...\n",
            "XPASS(strict)",
        ),
        (
            "from django.contrib.auth.models import Group\ndef test():\n    Group.objects.count()",
            "Database access not allowed",
        ),
    ],
    ids=["warning", "marker", "xpass", "database"],
)
def test_a_breach_fails(tree: Path, planted: str, said: str) -> None:
    plant(tree, "tests/thidua/test_planted.py", planted)
    status, told = run_pytest(tree)
    assert status != 0
    assert said in told


@pytest.mark.slow
def test_a_pure_test_may_not_ask_for_a_database(tree: Path) -> None:
    asking = "import pytest\n@pytest.mark.django_db\ndef test(): ...\n"
    plant(tree, "tests/thidua/org/domain/test_planted.py", asking)
    status, told = run_pytest(tree)
    assert status != 0
    assert "is a pure test and asks for a database" in told


@pytest.mark.slow
def test_the_database_marker_is_set_by_itself(tree: Path) -> None:
    plant(
        tree,
        "tests/thidua/test_planted.py",
        """\
        import pytest

        @pytest.mark.engine("postgresql", reason="of one engine only")
        def test_elsewhere(db): ...

        def test_asking(db): ...

        @pytest.mark.django_db
        def test_marked(): ...

        def test_silent(): ...
        """,
    )
    status, told = run_pytest(tree, "-m", "db", "--collect-only")
    assert status == 0, told
    assert "test_asking" in told
    assert "test_marked" in told
    assert "test_silent" not in told
    assert "test_elsewhere" not in told


@pytest.mark.slow
def test_what_is_lacking_skips_by_name(tree: Path) -> None:
    plant(tree, "tests/thidua/test_planted.py", "def test(): ...\n")
    status, told = run_pytest(tree, "--lacking=PostgreSQL is not installed")
    assert status == 0
    assert "PostgreSQL is not installed" in told
    assert "1 skipped" in told


@pytest.mark.slow
def test_a_glance_cuts_the_examples_that_a_property_asks_for_and_nothing_else_does(
    tree: Path,
) -> None:
    plant(
        tree,
        "tests/thidua_core/test_planted.py",
        """\
        from hypothesis import given, settings
        from hypothesis import strategies as st

        seen = []

        @given(number=st.integers())
        @settings(max_examples=60)
        def test_counted(number):
            seen.append(number)

        def test_told():
            raise AssertionError(f"{len(seen)} examples")
        """,
    )
    assert "60 examples" in run_pytest(tree)[1]
    assert "10 examples" in run_pytest(tree, THIDUA_HYPOTHESIS="glance")[1]
