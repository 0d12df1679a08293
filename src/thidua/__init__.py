"""The platform: Django parts, faces, wiring."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("thidua")
except PackageNotFoundError:
    __version__ = "0.1.0"
