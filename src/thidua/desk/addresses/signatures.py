"""What waits for a signature, and which certificates are known."""

from django.urls import path

from thidua.desk.views import certificates, signatures

urlpatterns = [
    path("signatures/", signatures.signature_list, name="signature_list"),
    path("signatures/<pid:public_id>/", signatures.signature_request, name="signature_request"),
    path("signatures/<pid:public_id>/file/", signatures.signature_file, name="signature_file"),
    path(
        "signatures/<pid:public_id>/page-<int:number>.png",
        signatures.signature_page,
        name="signature_page",
    ),
    path(
        "signatures/<pid:public_id>/withdraw/",
        signatures.signature_withdraw,
        name="signature_withdraw",
    ),
    *(
        path(f"signatures/places/<pid:public_id>/{word}/", view, name=f"signature_{word}")
        for word, view in {
            "sign": signatures.signature_sign,
            "out": signatures.signature_out,
            "return": signatures.signature_return,
            "paper": signatures.signature_paper,
            "scan": signatures.signature_scan,
        }.items()
    ),
    path("administration/certificates/", certificates.certificate_list, name="certificate_list"),
    path(
        "administration/certificates/register/",
        certificates.certificate_register,
        name="certificate_register",
    ),
    path(
        "administration/certificates/<pid:public_id>/revoke/",
        certificates.certificate_revoke,
        name="certificate_revoke",
    ),
    path("administration/certificates/trust/", certificates.anchor_install, name="anchor_install"),
    path(
        "administration/certificates/trust/<pid:public_id>/remove/",
        certificates.anchor_remove,
        name="anchor_remove",
    ),
]
