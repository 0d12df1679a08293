"""The register of documents, and the number series."""

from django.urls import path

from thidua.desk.views import document_forms, document_steps, documents, series

urlpatterns = [
    path("documents/", documents.document_list, name="document_list"),
    path("documents/register/", document_forms.document_register, name="document_register"),
    path("documents/draft/", document_forms.document_draft, name="document_draft"),
    path("documents/<pid:public_id>/", documents.document_detail, name="document"),
    path(
        "documents/<pid:public_id>/files/<pid:file_id>/",
        documents.document_file,
        name="document_file",
    ),
    *(
        path(f"documents/<pid:public_id>/{word}/", view, name=f"document_{word}")
        for word, view in {
            "write": document_forms.document_write,
            "correct": document_forms.document_correct,
            "relate": document_forms.document_relate,
            "attach": document_forms.document_attach,
            "sign": document_steps.document_sign,
            "number": document_steps.document_number,
            "draw": document_steps.document_draw,
            "renumber": document_steps.document_renumber,
            "publish": document_steps.document_publish,
            "withdraw": document_steps.document_withdraw,
            "void": document_steps.document_void,
            "pdf": document_steps.document_pdf,
            "docx": document_steps.document_docx,
        }.items()
    ),
    path(
        "documents/<pid:public_id>/relations/<pid:relation_id>/remove/",
        document_forms.document_unrelate,
        name="document_unrelate",
    ),
    path("administration/series/open/", series.series_open, name="series_open"),
    path("administration/series/<pid:public_id>/", series.series_detail, name="series"),
    path("administration/series/<pid:public_id>/hold/", series.number_hold, name="number_hold"),
    path(
        "administration/series/numbers/<pid:public_id>/void/",
        series.number_void,
        name="number_void",
    ),
]
