"""The year bundle: everything of a cluster's year in one file that anybody can verify.

Knows the layout of the file, how to write it so that equal contents are equal bytes, and how to
verify it whole with the other rooms; does not know where the contents come from.
"""

from thidua_core.bundle._archive import MOST_BYTES, is_path
from thidua_core.bundle._contents import (
    PLACES,
    BundleContents,
    part_of,
)
from thidua_core.bundle._manifest import Manifest, read_manifest
from thidua_core.bundle._scores import scores_text
from thidua_core.bundle._verify import manifest_in, verify_bundle, write_bundle
from thidua_core.bundle._words import PARTS

__all__ = [
    "MOST_BYTES",
    "PARTS",
    "PLACES",
    "BundleContents",
    "Manifest",
    "is_path",
    "manifest_in",
    "part_of",
    "read_manifest",
    "scores_text",
    "verify_bundle",
    "write_bundle",
]
