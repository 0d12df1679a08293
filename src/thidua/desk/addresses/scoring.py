"""Criteria tables, score sheets, rankings."""

from django.urls import path

from thidua.desk.views import consolidated, scoring, scoring_forms, scoring_sheets

YEAR = "clusters/<pid:public_id>/scoring/"
CONSOLIDATED = f"{YEAR}consolidated/"
TABLE = "criteria-tables/<pid:public_id>/"
SHEET = "score-sheets/<pid:public_id>/"

urlpatterns = [
    path(YEAR, scoring.scoring_year, name="scoring_year"),
    path(f"{YEAR}ranking/", scoring.ranking, name="ranking"),
    path(CONSOLIDATED, consolidated.consolidated, name="consolidated"),
    path(f"{CONSOLIDATED}undo/", consolidated.consolidated_undo, name="consolidated_undo"),
    path(
        f"{CONSOLIDATED}minutes.<slug:form>",
        consolidated.consolidated_minutes,
        name="consolidated_minutes",
    ),
    path(f"{CONSOLIDATED}export/", consolidated.consolidated_export, name="consolidated_export"),
    path(
        f"{SHEET}agreed/<str:criterion>/",
        consolidated.consolidated_cell,
        name="consolidated_cell",
    ),
    path(
        f"{SHEET}agreed/<str:criterion>/speak/",
        consolidated.consolidated_speak,
        name="consolidated_speak",
    ),
    path(f"{YEAR}table/", scoring_forms.table_draft, name="criteria_table_draft"),
    path(f"{YEAR}results/", scoring_forms.results_enter, name="score_results"),
    path(f"{YEAR}freeze/", scoring_forms.year_freeze, name="score_freeze"),
    path(f"{YEAR}reopen/", scoring_forms.year_reopen, name="score_reopen"),
    path(f"{YEAR}publish/", scoring_forms.year_publish, name="score_publish"),
    path(f"{YEAR}correct/", scoring_forms.year_correct, name="score_correct"),
    path(f"{YEAR}files/<str:name>", scoring.scoring_file, name="scoring_file"),
    path(TABLE, scoring.criteria_table, name="criteria_table"),
    path(f"{TABLE}try/", scoring_forms.table_try, name="criteria_table_try"),
    path(f"{TABLE}adopt/", scoring_forms.table_adopt, name="criteria_table_adopt"),
    path(SHEET, scoring_sheets.score_sheet, name="score_sheet"),
    path(f"{SHEET}cell/", scoring_sheets.score_cell, name="score_cell"),
    path(f"{SHEET}undo/", scoring_sheets.score_undo, name="score_undo"),
    path(f"{SHEET}step/<slug:step>/", scoring_sheets.score_step, name="score_step"),
    path(f"{SHEET}return/", scoring_sheets.score_return, name="score_return"),
    path(f"{SHEET}assign/", scoring_sheets.score_assign, name="score_assign"),
    path(f"{SHEET}evidence/<str:criterion>/", scoring_sheets.score_evidence, name="score_evidence"),
    path("evidence/<pid:public_id>/", scoring_sheets.evidence_file, name="evidence_file"),
    path(
        "evidence/<pid:public_id>/withdraw/",
        scoring_sheets.evidence_withdraw,
        name="evidence_withdraw",
    ),
]
