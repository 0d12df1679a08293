"""Names gate: a file is named after what it knows."""

from pathlib import Path

from tools.gates.problems import Problem
from tools.gates.tree import files_in, place_of

FORBIDDEN = frozenset({"utils", "helpers", "common", "misc", "services", "manager"})
BASE_ALLOWED_IN = "kernel"
CODE = (".py", ".js", ".css", ".html", ".yaml")


def find_problems(root: Path) -> list[Problem]:
    problems = []
    for path in files_in(root, *CODE):
        place = place_of(path, root)
        for word in (*path.relative_to(root).parts[:-1], path.stem):
            name = word.lstrip("_")
            if name in FORBIDDEN:
                problems.append(
                    Problem(place, 0, f"nothing may be called {name}: name it after what it knows")
                )
            elif name == "base" and _is_code(path) and BASE_ALLOWED_IN not in place.split("/"):
                problems.append(Problem(place, 0, "a base stands only in the kernel"))
    return problems


def _is_code(path: Path) -> bool:
    """Templates have a base; modules do not."""
    return path.suffix == ".py"
