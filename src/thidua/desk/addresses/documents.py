"""The register of documents."""

from django.urls import path

from thidua.desk.views import documents

urlpatterns = [
    path("documents/", documents.document_list, name="document_list"),
    path("documents/<pid:public_id>/", documents.document_detail, name="document"),
    path(
        "documents/<pid:public_id>/files/<pid:file_id>/",
        documents.document_file,
        name="document_file",
    ),
]
