"""Every hash in a table is one whose bytes the doctor looks for, or is said not to be."""

from django.apps import apps

LOOKED_FOR = {
    "documents.DocumentFile.sha256",
    "documents.SignatureRequest.current_sha256",
    "documents.SignatureRequest.frozen_sha256",
    "documents.SignatureSlot.given_sha256",
    "documents.SignatureSlot.scan_sha256",
    "exchange.HandOver.sha256",
    "portal.NewsPhoto.sha256",
    "scoring.Evidence.sha256",
    "scoring.FigureAnnex.sha256",
}
OTHERWISE = {
    "exchange.ImportRun.sha256": "the bytes are kept in the row until it is decided",
    "pledges.Pledge.frozen_sha256": "the bytes are a file of the pledge's document",
}


def test_the_doctor_looks_for_every_hash_of_bytes() -> None:
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.name.endswith("sha256")
    }
    assert found == LOOKED_FOR | OTHERWISE.keys()
