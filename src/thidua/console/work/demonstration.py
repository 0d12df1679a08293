"""``thidua demo``: a fresh installation of its own, filled step by step, then served."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from thidua.console import printing
from thidua.console.endings import WrongInput
from thidua.console.play import STEPS, Stage
from thidua.console.play.signing_2026 import ANCHOR_NAME, HEAD, KEY_NAME, PASSPHRASE
from thidua.console.words import tr
from thidua.console.work.serving import serve
from thidua.console.work.setup import bring_up_to_date
from thidua.ledger import keys
from thidua.ledger.actions import seal_pending
from thidua.org.queries.naming import names_kept

_FINISHED = ".demonstration"
_SELDOM = 200_000


def demo(*, directory: Path, no_serve: bool, port: int, as_json: bool) -> None:
    """Build the demonstration where it is not built yet, and serve it.

    Each step is one or more whole transactions and does nothing when it is done already, so a
    run that was killed goes on where it was.
    """
    home = Path(settings.HOME)
    directory.mkdir(parents=True, exist_ok=True)
    _refuse_other_installation(home)
    stage = Stage(directory=directory)
    if not as_json:
        printing.line(tr("Dựng bản trình diễn:"))
    with _garbage_left():
        _play(home, stage, as_json)
    public_key = directory / "demo-log.pub"
    keys.write_whole(public_key, keys.public_key_path().read_text(), mode=0o644)
    _tell(stage, home, directory, as_json)
    if not no_serve:
        serve(host="127.0.0.1", port=port, workers=2, tls=False, certificate=None, key=None)


@contextmanager
def _garbage_left() -> Iterator[None]:
    """Within, garbage is seldom looked for: among rows that stay it costs a tenth of the time.

    The site that is served afterwards looks for it as ever.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _play(home: Path, stage: Stage, as_json: bool) -> None:
    with printing.step(tr("Bảng dữ liệu và khóa"), quiet=as_json) as made:
        made.append(tr("{count} bước").format(count=bring_up_to_date()))
        (home / _FINISHED).touch()
    for step in STEPS:
        # No step names a unit of which it has already asked the name.
        with printing.step(step.title, quiet=as_json) as made, names_kept():
            made.extend(step.play(stage))
    seal_pending()


def _refuse_other_installation(home: Path) -> None:
    """A demonstration never writes into an installation that somebody works with."""
    if (home / "thidua.sqlite3").exists() and not (home / _FINISHED).exists():
        said = tr(
            "{home} là nơi cài đặt đang dùng, không phải bản trình diễn. Chọn thư mục khác "
            "bằng --dir, hoặc đặt THIDUA_HOME."
        )
        raise WrongInput(said.format(home=home))


def _tell(stage: Stage, home: Path, directory: Path, as_json: bool) -> None:
    if as_json:
        printing.document(
            {
                "home": str(home),
                "files": sorted(path.name for path in directory.iterdir() if path.is_file()),
                "accounts": [
                    {
                        "role": each.role,
                        "username": each.username,
                        "password": each.password,
                        "name": each.name,
                        "unit": each.unit,
                    }
                    for each in stage.accounts
                ],
            }
        )
        return
    printing.line(tr("Tài khoản trình diễn (người không có thật):"))
    for each in stage.accounts:
        printing.line(f"  {each.username:<12} {each.password}   {each.title}, {each.unit}")
    said = tr("Khóa ký số của {username}: {path}, mật khẩu {passphrase}")
    key = directory / KEY_NAME
    printing.line(said.format(username=HEAD, path=key, passphrase=PASSPHRASE))
    said = tr("Kiểm một PDF đã ký: thidua verify TỆP.pdf --trust {path}")
    printing.line(said.format(path=directory / ANCHOR_NAME))
    said = tr("Kiểm nhật ký: thidua doctor  ·  khóa công khai: {path}")
    printing.line(said.format(path=directory / "demo-log.pub"))
