"""Single units, written: entered by hand, mended, renamed, moved, coded, ended."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.picking import find_bodies
from thidua.desk.forms.units import (
    CodeForm,
    CorrectionForm,
    DissolveForm,
    MoveUnitForm,
    RenameForm,
    UnitForm,
)
from thidua.kernel import clock
from thidua.org.actions import (
    Correction,
    correct_unit,
    create_unit,
    dissolve_unit,
    move_unit,
    rename_unit,
    set_code,
)
from thidua.org.enums import Certainty, Kind, LegalPersonality, Level, Scheme, Sector
from thidua.org.queries import find_unit

WRITES = ["GET", "HEAD", "POST"]
ENDING_WORD = _("kết thúc")


@require_http_methods(WRITES)
@signed_in
def unit_create(request: DeskRequest) -> HttpResponse:
    """Enter a unit by hand, below the unit of ``?under=`` when one is named."""
    demand(request, "unit.enter")
    under = request.GET.get("under", "")
    above = find_unit(request.actor, under) if under else None
    written = {"parent": f"{above.label} [{above.public_id}]"} if above else {}
    form = UnitForm(sent(request), initial=written)
    form.looking(find_bodies(request.actor, clock.today()))
    sheet = Sheet(
        title=_("Thêm đơn vị"),
        consequence=_(
            "Đơn vị có ngay trong danh sách, mọi người đăng nhập thấy. Đơn vị mới do sắp xếp, hợp "
            "nhất, chia tách thì lập ở mục Sắp xếp tổ chức để giữ được đơn vị tiền thân."
        ),
        consent=_("Thêm đơn vị"),
        done=_("Đã thêm đơn vị."),
        back=reverse("desk:unit", args=[under]) if above else reverse("desk:unit_list"),
        trail=[_units()],
    )

    def act(typed: dict[str, Any]) -> str:
        unit = create_unit(
            name=typed["name"],
            short_name=typed["short_name"],
            kind=Kind(typed["kind"]),
            level=Level(typed["level"]),
            sector=Sector(typed["sector"]),
            legal_personality=LegalPersonality(typed["legal_personality"]),
            parent_id=typed["parent"] and typed["parent"].id,
            since=typed["since"],
            certainty=Certainty(typed["certainty"]),
            basis=typed["basis"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("desk:unit", args=[unit.public_id])

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def unit_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Mend what was entered wrongly of a unit."""
    unit = find_unit(request.actor, public_id)
    demand(request, "unit.correct", unit)
    written = {
        "name": unit.latest_name,
        "short_name": unit.latest_short_name,
        "kind": unit.kind,
        "level": unit.level,
        "sector": unit.sector,
        "legal_personality": unit.legal_personality,
        "valid_from": unit.valid_from,
        "basis": unit.basis,
        "note": unit.note,
    }
    sheet = _sheet(
        unit,
        title=_("Sửa thông tin ghi nhầm của {unit}").format(unit=unit.label),
        consequence=_(
            "Chỉ để sửa chỗ ghi nhầm: thông tin đúng thay cho thông tin cũ ở mọi trang. Đơn vị đổi "
            "tên, đổi cấp trên từ một ngày thì dùng mục Đổi tên, Chuyển cấp trên."
        ),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
    )

    def act(typed: dict[str, Any]) -> None:
        correct_unit(
            unit_id=unit.pk,
            correction=Correction(
                name=typed["name"],
                short_name=typed["short_name"],
                kind=Kind(typed["kind"]),
                level=Level(typed["level"]),
                sector=Sector(typed["sector"]),
                legal_personality=LegalPersonality(typed["legal_personality"]),
                valid_from=typed["valid_from"],
                basis=typed["basis"],
                note=typed["note"],
            ),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, CorrectionForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def unit_rename(request: DeskRequest, public_id: str) -> HttpResponse:
    """Give a unit another name from a day on."""
    unit = find_unit(request.actor, public_id)
    demand(request, "unit.rename", unit)
    sheet = _sheet(
        unit,
        title=_("Đổi tên {unit}").format(unit=unit.label),
        consequence=_(
            "Từ ngày ấy đơn vị mang tên mới; tên cũ vẫn tìm được và vẫn đứng ở việc trước ngày ấy."
        ),
        consent=_("Đổi tên"),
        done=_("Đã ghi tên mới."),
    )
    return fill(
        request,
        RenameForm(sent(request)),
        sheet,
        lambda typed: rename_unit(
            unit_id=unit.pk,
            name=typed["name"],
            short_name=typed["short_name"],
            since=typed["since"],
            certainty=Certainty(typed["certainty"]),
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def unit_move(request: DeskRequest, public_id: str) -> HttpResponse:
    """Put a unit below another one from a day on."""
    unit = find_unit(request.actor, public_id)
    demand(request, "unit.move", unit)
    sheet = _sheet(
        unit,
        title=_("Chuyển đơn vị cấp trên của {unit}").format(unit=unit.label),
        consequence=_(
            "Từ ngày ấy đơn vị, cùng mọi đơn vị trực thuộc, ở dưới cấp trên mới; người có vai trò "
            "ở cấp trên ấy làm việc được với đơn vị này."
        ),
        consent=_("Chuyển cấp trên"),
        done=_("Đã ghi đơn vị cấp trên mới."),
    )
    form = MoveUnitForm(sent(request)).looking(find_bodies(request.actor, clock.today()))
    return fill(
        request,
        form,
        sheet,
        lambda typed: move_unit(
            unit_id=unit.pk,
            parent_id=typed["parent"] and typed["parent"].id,
            since=typed["since"],
            certainty=Certainty(typed["certainty"]),
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def unit_code(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down a code of a unit from a day on."""
    unit = find_unit(request.actor, public_id)
    demand(request, "unit.code", unit)
    sheet = _sheet(
        unit,
        title=_("Ghi mã của {unit}").format(unit=unit.label),
        consequence=_("Từ ngày ấy mã cũ cùng hệ mã, nếu có, thôi dùng; tệp nhập đọc theo mã mới."),
        consent=_("Ghi mã"),
        done=_("Đã ghi mã."),
    )
    return fill(
        request,
        CodeForm(sent(request)),
        sheet,
        lambda typed: set_code(
            unit_id=unit.pk,
            scheme=Scheme(typed["scheme"]),
            code=typed["code"],
            since=typed["since"],
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def unit_dissolve(request: DeskRequest, public_id: str) -> HttpResponse:
    """End a unit that nobody follows."""
    unit = find_unit(request.actor, public_id)
    demand(request, "unit.dissolve", unit)
    sheet = _sheet(
        unit,
        title=_("Kết thúc hoạt động của {unit}").format(unit=unit.label),
        consequence=_(
            "Sau ngày ấy đơn vị không còn, không đơn vị nào kế tục; cụm, khối và chức vụ ở đó kết "
            "thúc theo. Có đơn vị kế tục thì dùng mục Sắp xếp tổ chức."
        ),
        consent=_("Kết thúc hoạt động"),
        done=_("Đã ghi ngày kết thúc hoạt động."),
        grave=True,
    )
    return fill(
        request,
        DissolveForm(sent(request)).asking(ENDING_WORD),
        sheet,
        lambda typed: dissolve_unit(
            unit_id=unit.pk,
            last_day=typed["last_day"],
            basis=typed["basis"],
            actor=request.actor,
            at=clock.now(),
        ),
    )


def _units() -> PlaceBefore:
    return _("Đơn vị"), reverse("desk:unit_list")


def _sheet(unit: Any, **words: Any) -> Sheet:
    """A sheet that leads back to the unit's page."""
    place = reverse("desk:unit", args=[unit.public_id])
    return Sheet(back=place, trail=[_units(), (unit.label, place)], **words)
