"""What every test of the platform is watched for."""

from collections.abc import Iterator

import pytest

from tests.support.recording import Watch, public_actions


@pytest.fixture(scope="session")
def watch() -> Watch:
    return Watch(public_actions())


@pytest.fixture(autouse=True)
def recorded_as_said(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever an action records while a test runs is what its docstring says."""
    if not request.node.get_closest_marker("db"):
        yield
        return
    watch: Watch = request.getfixturevalue("watch")
    with watch.watching():
        yield
    wrong, watch.wrong = watch.wrong, []
    assert wrong == []
