from pathlib import Path

import pytest

from tests.support.planting import places, plant
from tools.gates import packages

ROOT = Path(__file__).resolve().parents[2]
ROW = "| `django` | 5.2.1 | BSD-3-Clause | pages, forms and tables in one |"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    plant(
        tmp_path,
        "pyproject.toml",
        """\
        [project]
        dependencies = ["Django>=5.2,<5.3"]
        """,
    )
    plant(tmp_path, packages.LOCK, "django==5.2.1 \\\n    --hash=sha256:00\n")
    plant(tmp_path, packages.PAGE, f"# Thư viện\n\n{ROW}\n")
    return tmp_path


def test_a_dependency_with_its_reason_stands(tree: Path) -> None:
    assert list(packages.unlisted(tree)) == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "| `django` | 5.2.1 | BSD-3-Clause |  |",
        "| `django` | 5.2.1 | pages, forms and tables in one |",
        "django 5.2.1 BSD-3-Clause pages, forms and tables in one",
    ],
)
def test_a_dependency_without_its_row_is_found(tree: Path, page: str) -> None:
    plant(tree, packages.PAGE, page + "\n")
    assert places(packages.unlisted(tree)) == [(packages.PAGE, 0)]


def test_a_row_of_another_version_or_package_is_found(tree: Path) -> None:
    plant(tree, packages.PAGE, ROW.replace("5.2.1", "5.1") + "\n" + ROW.replace("django", "flask"))
    assert places(packages.unlisted(tree)) == [(packages.PAGE, 1), (packages.PAGE, 2)]


@pytest.mark.parametrize(
    "licence",
    ["AGPL-3.0-only", "GNU Affero General Public License v3", "MIT OR AGPLv3"],
)
def test_a_licence_that_binds_is_found(licence: str) -> None:
    [problem] = packages.refused_licences({"strict": licence, "free": "MIT", "lesser": "LGPL-3.0"})
    assert problem.path == "strict"


def test_nothing_installed_is_under_it() -> None:
    licences = packages.installed_licences()
    assert "Django" in licences
    assert list(packages.refused_licences(licences)) == []


def test_every_list_has_hashes_and_the_parts_agree_with_the_whole() -> None:
    whole = packages.locked_versions(ROOT)
    for part in ("requirements.txt", "requirements-analytics.txt"):
        text = (ROOT / part).read_text()
        pins = [line for line in text.splitlines() if "==" in line and not line.startswith("#")]
        assert pins
        assert all(line.endswith("\\") for line in pins), f"{part}: a package without hashes"
        for line in pins:
            name, _, version = line.removesuffix("\\").strip().partition("==")
            assert whole[name] == version
