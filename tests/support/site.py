"""The demonstration site, built once and served over HTTP, and somebody who visits it.

The walk through the pages uses what a user uses: ``thidua demo`` builds, ``thidua serve`` serves,
and a visitor signs in by the form.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

ROOT = Path(__file__).resolve().parents[2]
THIDUA = (sys.executable, "-m", "thidua")
WATCHED = "opened-facts.json"
"""In a demonstration's folder: which files of the facts its building opened; none is right."""
BUILT = "THIDUA_TEST_SITE"
"""Names the folder of a demonstration built beforehand, so that several runs share the work."""
SIGN_IN = "/accounts/login/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
START_SECONDS = 120
PATIENCE_SECONDS = 120
"""Long enough for a machine on which everything runs at once."""


@dataclass(frozen=True, slots=True)
class Account:
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class Demonstration:
    home: Path
    accounts: Mapping[str, Account]
    """By the name of the role; ``anonymous`` has none."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str
    text: str

    @property
    def title(self) -> str:
        """What the page calls itself, for the words of a failed test."""
        found = re.search(r"<title>(.*?)</title>", self.text, re.DOTALL)
        return " ".join(found.group(1).split()) if found else self.text[:80]


def environment(home: Path) -> dict[str, str]:
    """What a process of the demonstration gets: its home, and nothing of the test run's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")}
    return kept | {
        "THIDUA_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }


def build_demonstration(folder: Path) -> None:
    """Build the demonstration into ``folder`` with what it told in ``told.json``."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.facts.watched", str(folder / WATCHED)),
            *("demo", "--no-serve", "--json", "--dir", str(folder / "papers")),
        ],
        cwd=ROOT,
        env=environment(folder / "home"),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    (folder / "told.json").write_text(done.stdout, encoding="utf-8")


def open_demonstration(folder: Path) -> Demonstration:
    """The demonstration built into ``folder``, or a copy of it."""
    return replace(told_demonstration(folder / "told.json"), home=folder / "home")


def told_demonstration(printed: Path) -> Demonstration:
    """The demonstration as the document says that ``thidua demo --json`` printed first."""
    told, _end = json.JSONDecoder().raw_decode(printed.read_text(encoding="utf-8"))
    accounts = {
        each["role"]: Account(each["username"], each["password"]) for each in told["accounts"]
    }
    return Demonstration(Path(told["home"]), accounts)


@contextmanager
def built_demonstration() -> Iterator[Path]:
    """A folder with a fresh demonstration, gone when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="thidua-site-"))
    try:
        build_demonstration(folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def served_demonstration() -> Iterator["Site"]:
    """A site of one's own: a copy of the one built beforehand, else built now."""
    built = os.environ.get(BUILT)
    if built is None:
        with built_demonstration() as folder, serving(open_demonstration(folder)) as site:
            yield site
        return
    with tempfile.TemporaryDirectory(prefix="thidua-site-", ignore_cleanup_errors=True) as name:
        folder = Path(shutil.copytree(built, name, dirs_exist_ok=True))
        with serving(open_demonstration(folder)) as site:
            yield site


@contextmanager
def serving(demonstration: Demonstration) -> Iterator["Site"]:
    port = free_port()
    server = subprocess.Popen(
        [*THIDUA, "serve", "--port", str(port)],
        env=environment(demonstration.home),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    site = Site(f"http://localhost:{port}", demonstration)
    try:
        site.wait_until_up(server)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=30)


class Paths(dict[str, str]):
    """Path of every row of the role table; a row without one says why when it is asked for."""

    def __init__(self, found: Mapping[str, str], missing: Mapping[str, str]) -> None:
        super().__init__(found)
        self._why = missing

    def __missing__(self, key: str) -> str:
        raise LookupError(f"{key} has no path, see tests/pages/samples: {self._why.get(key)}")


def paths_of(demonstration: Demonstration) -> Paths:
    """Path of every row of the role table, read from the demonstration's own database."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.pages.samples"],
        cwd=ROOT,
        env=environment(demonstration.home),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return Paths(**json.loads(told.stdout))


class Site:
    """A served demonstration; keeps one signed-in visitor for each role."""

    def __init__(self, address: str, demonstration: Demonstration) -> None:
        self.address = address
        self.demonstration = demonstration
        self._visitors: dict[str, Visitor] = {}

    def visitor(self, role: str) -> "Visitor":
        if role not in self._visitors:
            fresh = Visitor(self.address)
            if role != "anonymous":
                fresh.sign_in(self.demonstration.accounts[role])
            self._visitors[role] = fresh
        return self._visitors[role]

    def wait_until_up(self, server: "subprocess.Popen[bytes]") -> None:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if server.poll() is not None:
                raise RuntimeError(f"thidua serve ended with status {server.returncode}")
            try:
                Visitor(self.address).get("/")
            except (URLError, TimeoutError):
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(f"nothing answers at {self.address}")


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object, **_options: object) -> None:
        return None


class Visitor:
    """Somebody with a browser of the simplest kind: cookies, forms, no scripts."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.cookies), _StayHere)

    def get(self, path: str) -> Answer:
        return self._ask(Request(self.address + path))

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form as a page would, with the token of this visitor."""
        token = next((each.value for each in self.cookies if each.name == "csrftoken"), None)
        if token is None:
            found = TOKEN.search(self.get(SIGN_IN).text)
            token = found.group(1) if found else ""
        body = urlencode({"csrfmiddlewaretoken": token, **fields}).encode()
        return self._ask(Request(self.address + path, body, {"Referer": self.address + path}))

    def sign_in(self, account: Account) -> None:
        answer = self.post(SIGN_IN, login=account.username, password=account.password)
        if answer.status != 302:
            raise RuntimeError(f"{account.username} cannot sign in: {answer.status}")
        # The greeting is shown once; nobody else is to find it on the page that he asked for.
        self.get("/desk/")

    def _ask(self, request: Request) -> Answer:
        try:
            with self._opener.open(request, timeout=PATIENCE_SECONDS) as answer:
                return Answer(
                    answer.status,
                    answer.headers.get_content_type(),
                    answer.read().decode("utf-8", "replace"),
                )
        except HTTPError as refused:
            with refused:
                return Answer(
                    refused.code,
                    refused.headers.get_content_type(),
                    refused.read().decode("utf-8", "replace"),
                )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
