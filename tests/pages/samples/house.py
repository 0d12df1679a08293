"""Samples of units, people, papers, clusters, movements, conferences and the calendar."""

from typing import Any

from tests.pages.samples import Sample, sample


def unit(short_name: str, *, living: bool = True) -> dict[str, object]:
    from thidua.org.models import Unit  # reason: the app registry is not ready

    found = Unit.objects.filter(latest_short_name=short_name, valid_to__isnull=living)
    return {"public_id": found.latest("id").public_id}


@sample("desk:search")
def _search() -> Sample:
    return Sample(query="q=vinh+long")


@sample("desk:unit")
def _unit() -> Sample:
    return Sample(unit("VKSND tỉnh Vĩnh Long"))


@sample("desk:unit#dissolved")
def _dissolved_unit() -> Sample:
    return Sample(unit("VKSND tỉnh Long An", living=False))


@sample("desk:reorganisation")
def _reorganisation() -> Sample:
    from thidua.org.models import Reorganisation  # reason: the app registry is not ready

    largest = Reorganisation.objects.get(title__startswith="Lập 23 viện kiểm sát nhân dân cấp tỉnh")
    return Sample({"public_id": largest.public_id})


@sample("desk:reorganisation#draft")
@sample("desk:reorganisation_correct")
@sample("desk:reorganisation_apply")
@sample("desk:reorganisation_discard")
def _draft_reorganisation() -> Sample:
    return Sample(newest("org", "Reorganisation", state="draft"))


@sample("desk:reorganisation_step_add")
def _step_to_add() -> Sample:
    return Sample(newest("org", "Reorganisation", state="draft") | {"kind": "merge"})


@sample("desk:reorganisation_step_remove")
def _step_to_remove() -> Sample:
    return Sample(newest("org", "Reorganisation", state="draft") | {"place": 1})


@sample("desk:unit_correct")
@sample("desk:unit_rename")
@sample("desk:unit_move")
@sample("desk:unit_code")
@sample("desk:unit_dissolve")
def _unit_to_change() -> Sample:
    return Sample(unit("VKSND tỉnh Vĩnh Long"))


def person(full_name: str) -> dict[str, object]:
    from thidua.people.models import Person  # reason: the app registry is not ready

    return {"public_id": Person.objects.get(full_name=full_name).public_id}


@sample("desk:person")
def _person() -> Sample:
    return Sample(person("Nguyễn Thị Mẫu"))


@sample("desk:audit")
def _audit() -> Sample:
    return Sample({"kind": "people.person"} | person("Nguyễn Thị Mẫu"))


def newest(app: str, model: str, **which: object) -> dict[str, object]:
    """The newest row of a table, as an address names it."""
    from django.apps import apps  # reason: the app registry is not ready

    return {"public_id": apps.get_model(app, model).objects.filter(**which).latest("id").public_id}


@sample("desk:cluster_year")
def _cluster_year() -> Sample:
    return Sample(newest("clusters", "ClusterYear", cluster__number="10", year=2020))


@sample("desk:cluster_year_open")
@sample("desk:cluster_year_correct")
@sample("desk:cluster_year_move")
@sample("desk:cluster_members_add")
@sample("desk:cluster_lead_name")
@sample("desk:cluster_overseer_name")
def _cluster_year_to_work_on() -> Sample:
    return Sample(newest("clusters", "ClusterYear", demonstration=True))


@sample("desk:cluster_member_end")
@sample("desk:cluster_member_restore")
def _membership() -> Sample:
    return Sample(newest("clusters", "Membership", cluster_year__demonstration=True, end=None))


@sample("desk:cluster_lead_end")
def _lead() -> Sample:
    return Sample(newest("clusters", "ClusterLead", cluster_year__demonstration=True))


@sample("desk:document")
def _document() -> Sample:
    return Sample(newest("documents", "Document", number="31", symbol="HD-VKSTC"))


@sample("desk:document#draft")
@sample("desk:document_write")
@sample("desk:document_correct")
@sample("desk:document_relate")
@sample("desk:document_attach")
@sample("desk:document_sign")
@sample("desk:document_number")
@sample("desk:document_draw")
@sample("desk:document_renumber")
@sample("desk:document_publish")
@sample("desk:document_withdraw")
@sample("desk:document_void")
@sample("desk:document_pdf")
@sample("desk:document_docx")
def _draft() -> Sample:
    """The plan that the province drafts itself: no minutes, no decision, nothing being signed."""
    own = {"kind": "plan", "signature_requests": None}
    return Sample(newest("documents", "Document", state="draft", **own))


@sample("desk:document_file")
def _document_file() -> Sample:
    from thidua.documents.models import DocumentFile  # reason: the app registry is not ready

    file = DocumentFile.objects.filter(document__state="issued").latest("id")
    return Sample({"public_id": file.document.public_id, "file_id": file.public_id})


@sample("desk:series")
@sample("desk:number_hold")
def _series() -> Sample:
    return Sample(newest("documents", "NumberSeries", **_of_province("owner_id"), year__gte=2026))


@sample("desk:number_void")
def _series_number() -> Sample:
    return Sample(newest("documents", "SeriesNumber", **_of_province("series__owner_id")))


def _of_province(column: str) -> dict[str, object]:
    from thidua.org.models import Unit  # reason: the app registry is not ready

    named = unit("VKSND tỉnh Vĩnh Long")
    return {column: Unit.objects.get(**named).pk}


@sample("desk:movement")
@sample("desk:movement_correct")
@sample("desk:movement_contents")
@sample("desk:movement_launch")
@sample("desk:movement_cancel")
@sample("desk:movement_publish")
@sample("desk:movement_unpublish")
@sample("desk:movement_remind")
@sample("desk:movement_review")
def _movement() -> Sample:
    return Sample(newest("movements", "Movement", invented=True))


def _duty() -> dict[str, object]:
    return newest("movements", "Obligation", guidance__body__latest_short_name="VKSND tối cao")


@sample("desk:guidance")
def _guidance() -> Sample:
    return Sample(unit("VKSND tỉnh Vĩnh Long") | {"year": 2026})


@sample("desk:obligation")
@sample("desk:obligation_change")
@sample("desk:obligation_remove")
def _obligation() -> Sample:
    return Sample(_duty())


@sample("desk:obligation_add")
def _guidance_paper() -> Sample:
    body = "VKSND tối cao"
    return Sample(newest("movements", "YearGuidance", invented=True, body__latest_short_name=body))


@sample("desk:obligation_hand_over")
def _owing() -> Sample:
    return Sample(_duty() | {"unit_id": unit("VKSND tỉnh Vĩnh Long")["public_id"]})


@sample("desk:handover_withdraw")
def _handover() -> Sample:
    return Sample(newest("movements", "Handover"))


@sample("desk:movement_review_withdraw")
def _movement_review() -> Sample:
    return Sample(newest("movements", "MovementReview"))


@sample("desk:delivery_answer")
@sample("desk:delivery_record")
def _delivery() -> Sample:
    """What waits for the province of the cast."""
    return Sample(
        newest("movements", "MovementDelivery", unit__latest_short_name="VKSND tỉnh Vĩnh Long")
    )


def meeting(**which: object) -> dict[str, object]:
    """The meeting that is under way in the demonstration."""
    return newest("conferences", "Conference", **({"state": "open"} | which))


@sample("desk:conference")
@sample("desk:conference_invitation")
@sample("desk:conference_change")
@sample("desk:conference_cancel")
@sample("desk:conference_minutes_link")
@sample("desk:conference_course")
@sample("desk:conference_delegates")
@sample("desk:conference_code")
@sample("desk:agenda_point_add")
@sample("desk:note_take")
@sample("desk:delegate_add")
@sample("desk:delegate_units")
@sample("desk:invitation_pdf")
@sample("desk:invitation_docx")
@sample("desk:minutes_pdf")
@sample("desk:minutes_docx")
def _meeting() -> Sample:
    return Sample(meeting())


@sample("desk:conference_step")
def _closing() -> Sample:
    return Sample(meeting() | {"to": "closed"})


@sample("desk:minutes_pdf#planned")
def _no_meeting_yet() -> Sample:
    return Sample(meeting(state="invited"))


@sample("desk:agenda_point_change")
@sample("desk:agenda_point_move")
@sample("desk:agenda_point_remove")
def _point() -> Sample:
    return Sample(newest("conferences", "AgendaPoint", conference__state="open"))


@sample("desk:note_change")
@sample("desk:note_strike")
def _note() -> Sample:
    return Sample(newest("conferences", "ConferenceNote", conference__state="open"))


@sample("desk:delegate_attendance")
@sample("desk:delegate_stand_in")
@sample("desk:delegate_withdraw")
def _delegate() -> Sample:
    return Sample(newest("conferences", "Delegate", conference__state="open"))


def _door(code_of: dict[str, object]) -> Sample:
    from thidua.conferences.models import Conference  # reason: the app registry is not ready
    from thidua.conferences.queries import arrival_code  # reason: the app registry is not ready

    code = arrival_code(Conference.objects.get(**code_of))
    return Sample(meeting() | {"code": code})


@sample("desk:conference_arrive")
def _own_code() -> Sample:
    return _door(meeting())


@sample("desk:conference_arrive#other")
def _code_of_another() -> Sample:
    return _door(meeting(state="invited"))


@sample("desk:work_change")
@sample("desk:work_cancel")
def _work_entry() -> Sample:
    return Sample(newest("calendar", "WorkEntry", unit__latest_short_name="VKSND tỉnh Vĩnh Long"))


@sample("desk:deadline")
@sample("desk:deadline_close")
@sample("desk:deadline_ask")
@sample("desk:deadline_move")
@sample("desk:deadline_decline")
@sample("desk:deadline_cancel")
def _deadline() -> Sample:
    return Sample(
        newest(
            "calendar",
            "Deadline",
            unit__latest_short_name="VKSND tỉnh Vĩnh Long",
            subject_kind="movements.obligation",
            state="open",
        )
    )


@sample("desk:year_correct")
@sample("desk:data_period_set")
def _emulation_year() -> Sample:
    return Sample(newest("calendar", "EmulationYear"))


@sample("public:movement")
def _public_movement() -> Sample:
    return Sample(newest("movements", "Movement", public_from__isnull=False))


@sample("public:document")
def _public_document() -> Sample:
    return Sample(newest("documents", "Document", public_from__isnull=False))


@sample("desk:news")
@sample("desk:news_correct")
@sample("desk:news_publish")
@sample("desk:news_withdraw")
@sample("desk:news_photo_add")
def _news_of_no_conference() -> Sample:
    return Sample(newest("portal", "NewsEntry", conference__isnull=True))


@sample("public:news")
def _news() -> Sample:
    return Sample(newest("portal", "NewsEntry", public_from__isnull=False))


def _of_account(username: str, kind: str) -> Sample:
    from thidua.people.models import Account  # reason: the app registry is not ready

    account = Account.objects.select_related("person").get(username=username)
    found: dict[str, Any] = {
        "account": account,
        "person": account.person,
        "role": account.person and account.person.roles.first(),
        "post": account.person and account.person.posts.first(),
    }
    return Sample({"public_id": found[kind].public_id})


@sample("desk:account_detail")
@sample("desk:account_close")
@sample("desk:account_reopen")
@sample("desk:account_reset")
@sample("desk:account_unprotect")
def _account() -> Sample:
    return _of_account("hoidong", "account")


@sample("desk:account_open")
@sample("desk:role_give")
@sample("desk:person_correct")
@sample("desk:post_begin")
def _person_of_account() -> Sample:
    return _of_account("hoidong", "person")


@sample("desk:role_delegate")
@sample("desk:role_end")
def _role_of_account() -> Sample:
    return _of_account("quantri", "role")


@sample("desk:post_end")
def _post_of_account() -> Sample:
    return _of_account("canhan", "post")


@sample("desk:session_end")
def _nobodys_session() -> Sample:
    return Sample({"number": 0})


@sample("desk:notification_read")
def _nobodys_notification() -> Sample:
    return Sample({"public_id": "0" * 12})


@sample("desk:import_template")
def _import_template() -> Sample:
    return Sample({"kind": "people"})


@sample("account_reset_by_link")
def _stale_link() -> Sample:
    return Sample({"token": "khong-con-hieu-luc"})


@sample("mfa_edit_webauthn")
@sample("mfa_remove_webauthn")
def _nobodys_passkey() -> Sample:
    return Sample({"pk": 1})
