import importlib.util
import sys
from pathlib import Path

import pytest

from tools import install, lock


def test_the_installer_is_itself_pinned_by_hash() -> None:
    pinned = install.requirement_of("uv")
    assert pinned.startswith("uv==")
    assert pinned.count("--hash=sha256:") > 3
    assert pinned.count("==") == 1


def test_a_package_that_is_not_pinned_is_refused() -> None:
    with pytest.raises(SystemExit, match="make lock"):
        install.requirement_of("no-such-package")


def test_a_machine_without_venv_is_told_which_package_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name)
    )
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        install.refuse_unfit_python()


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    with pytest.raises(SystemExit, match=r"3\.11 or newer.*is 3\.10"):
        install.refuse_unfit_python()


def test_this_machine_will_do() -> None:
    install.refuse_unfit_python()


def test_the_page_of_dependencies_takes_the_locked_versions(tmp_path: Path) -> None:
    page = "| `Django` | 5.1 | BSD | why 5.1 |\n| word | 5.1 |\n"
    assert lock.with_versions(page, {"django": "5.2.19"}) == (
        "| `Django` | 5.2.19 | BSD | why 5.1 |\n| word | 5.1 |\n"
    )
