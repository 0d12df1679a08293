"""Tests talk to nobody: a socket may reach this machine and nothing else."""

import socket
from typing import Any

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost", "", "0.0.0.0", "::", None})


class NetworkClosed(RuntimeError):
    """A test tried to leave the machine."""


_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


def close_network() -> None:
    """From here on, refuse every connection and name look-up but loopback and Unix sockets."""
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign]  # reason: the guard itself
    socket.socket.connect_ex = _guarded_connect_ex  # type: ignore[method-assign]  # reason: the guard itself
    socket.getaddrinfo = _guarded_getaddrinfo  # type: ignore[assignment]  # reason: the guard itself


def _refuse_far(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name not in LOOPBACK:
        raise NetworkClosed(f"a test may not reach {name!r}: tests use this machine only")


def _guarded_connect(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX:
        _refuse_far(address[0])
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    if self.family != socket.AF_UNIX:
        _refuse_far(address[0])
    return _connect_ex(self, address)


def _guarded_getaddrinfo(host: Any, *rest: Any, **options: Any) -> Any:
    _refuse_far(host)
    return _getaddrinfo(host, *rest, **options)
