"""The site as one process group: web workers by gunicorn, and one process for queued jobs."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from thidua.console import printing
from thidua.console.endings import WrongInput
from thidua.console.words import tr
from thidua.console.work.certificates import own_certificate
from thidua.console.work.setup import bring_up_to_date


class _Site(BaseApplication):  # type: ignore[misc]  # reason: gunicorn carries no types
    """Gunicorn with our options and no configuration file."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def serve(
    *,
    host: str,
    port: int,
    workers: int,
    tls: bool,
    certificate: Path | None,
    key: Path | None,
) -> None:
    """Serve until stopped; jobs run in a process beside the web workers and end with them."""
    options: dict[str, Any] = {
        "bind": f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": 4,
        "timeout": 60,
        "graceful_timeout": 10,
        "loglevel": "warning",
        "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108  # reason: gunicorn's heartbeat file, in memory where there is some
    }
    scheme = "http"
    if tls:
        scheme = "https"
        pair = (certificate, key) if certificate and key else own_certificate(host)
        options |= {"certfile": str(_readable(pair[0])), "keyfile": str(_readable(pair[1]))}
    bring_up_to_date()
    address = f"{scheme}://{_shown(host)}:{port}/"
    printing.line(tr("Trang: {address}  (Ctrl+C để dừng)").format(address=address))
    jobs = subprocess.Popen([sys.executable, "-m", "thidua", "worker"])
    try:
        _Site(options).run()
    finally:
        jobs.terminate()
        jobs.wait(timeout=20)


def _shown(host: str) -> str:
    return "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104  # reason: compared, not bound


def _readable(path: Path) -> Path:
    if not path.is_file():
        said = tr("Không có tệp {path}. Kiểm tra --certificate và --key.")
        raise WrongInput(said.format(path=path))
    return path
