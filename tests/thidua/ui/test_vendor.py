"""Front-end files kept in the repository are those of the manifest, byte for byte."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import override_settings

import thidua.ui
from thidua.ui.icons import ICONS

STATIC = Path(thidua.ui.__file__).parent / "static"
VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())["packages"]


def promised() -> dict[str, str]:
    return {path: digest for package in MANIFEST for path, digest in package["files"].items()}


def test_every_file_is_the_one_in_the_manifest() -> None:
    kept = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert kept == promised()


@pytest.mark.parametrize("package", MANIFEST, ids=lambda package: package["name"])
def test_a_package_is_pinned_and_brings_its_licence(package: dict[str, str]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    assert package["integrity"].startswith("sha512-")
    assert package["licence"] in {"MIT", "ISC", "OFL-1.1"}
    assert any(path.endswith("/LICENSE") for path in package["files"])


def test_the_manifest_names_no_address() -> None:
    assert "http" not in (VENDOR / "manifest.json").read_text()


def test_the_sprite_holds_the_icons_of_the_product_and_no_other() -> None:
    drawn = re.findall(r'<symbol id="([^"]+)"', (VENDOR / "lucide" / "sprite.svg").read_text())
    assert drawn == sorted(ICONS)


@pytest.mark.slow
def test_every_address_in_the_styles_is_found_when_files_are_collected(tmp_path: Path) -> None:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        },
    }
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    hashed = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    fonts = (tmp_path / hashed["ui/fonts.css"]).read_text()
    addresses = re.findall(r'url\("([^"]+)"\)', fonts)
    assert len(addresses) == 16
    assert all((tmp_path / "ui" / address).exists() for address in addresses)


def test_a_dead_address_in_a_style_would_be_found(tmp_path: Path) -> None:
    storage = ManifestStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    storage.save("a.css", ContentFile(b'body { background: url("absent.png") }'))
    outcomes = list(storage.post_process({"a.css": (storage, "a.css")}))
    assert any(isinstance(outcome, Exception) for _, _, outcome in outcomes)
