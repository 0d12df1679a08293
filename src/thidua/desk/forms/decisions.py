"""Forms of decisions on awards: drafted, their lines, numbered, ended, certificates issued again."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.commendations.actions import Draft
from thidua.commendations.domain.wording import USUAL_ARTICLES, USUAL_BASES, USUAL_RECIPIENTS
from thidua.commendations.enums import CertificateState
from thidua.desk.forms.awards import AwardForm
from thidua.desk.forms.choosing import IssuerField
from thidua.desk.forms.days import DayField
from thidua.desk.forms.documents import KeyedForm
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import Find, PickField


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DecisionForm(KeyedForm):
    """A decision that begins; its list is added afterwards."""

    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=600,
        widget=_lines(2),
        help_text=_("Ví dụ: Về việc công nhận danh hiệu thi đua năm 2026."),
    )
    issuer = IssuerField(
        label=_("Đơn vị ban hành"), help_text=_("Đơn vị có dãy số mà quyết định sẽ lấy số.")
    )
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, initial="QĐ-VKS")
    year = WholeField(label=_("Năm thi đua"), min_value=1945, max_value=2200)
    cluster_year = PickField(
        label=_("Cụm, khối của năm"),
        required=False,
        help_text=_("Khi quyết định khép lại năm thi đua của một cụm, khối."),
    )
    authority = forms.CharField(
        label=_("Thẩm quyền ban hành"),
        max_length=240,
        help_text=_("Như sẽ in, ví dụ Viện trưởng Viện kiểm sát nhân dân tỉnh Vĩnh Long."),
    )
    place = forms.CharField(label=_("Địa danh"), max_length=80)
    signer = PickField(
        label=_("Người ký"), help_text=_("Người giữ chức vụ lãnh đạo của đơn vị ban hành.")
    )
    signer_office = forms.CharField(
        label=_("Quyền hạn, chức vụ người ký"),
        max_length=160,
        widget=_lines(2),
        help_text=_("Như sẽ in, ví dụ KT. Viện trưởng, dòng dưới Phó Viện trưởng."),
    )
    bases = forms.CharField(
        label=_("Căn cứ"),
        widget=_lines(4),
        initial="\n".join(USUAL_BASES),
        help_text=_("Mỗi căn cứ một dòng."),
    )
    articles = forms.CharField(
        label=_("Điều 2 trở đi"),
        widget=_lines(4),
        initial="\n".join(USUAL_ARTICLES),
        help_text=_("Mỗi điều một dòng. Điều 1 được lập từ danh sách."),
    )
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        widget=_lines(3),
        initial="\n".join(USUAL_RECIPIENTS),
        help_text=_("Mỗi nơi một dòng."),
    )

    def looking(self, issuers: Find, people: Find, clusters: Find) -> "DecisionForm":
        """The same form, finding bodies, signers and clusters."""
        for name, find in {"issuer": issuers, "signer": people, "cluster_year": clusters}.items():
            self.fields[name].find = find  # type: ignore[attr-defined]  # reason: a PickField
        return self

    def draft(self) -> Draft:
        """What was typed, as the action takes it."""
        typed = self.cleaned_data
        cluster_year = typed["cluster_year"]
        return Draft(
            issuer_id=typed["issuer"].id,
            title=typed["title"],
            year=typed["year"],
            authority=typed["authority"],
            place=typed["place"],
            signer_id=typed["signer"].id,
            signer_office=typed["signer_office"].replace("\r\n", "\n"),
            symbol=typed["symbol"],
            cluster_year_id=cluster_year.id if cluster_year else None,
            bases=typed["bases"].splitlines(),
            articles=typed["articles"].splitlines(),
            recipients=typed["recipients"].splitlines(),
        )


class LineForm(AwardForm):
    """One subject with one title or form; the decision says the rest."""

    number = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    document = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    decided_on = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    authority = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    golden_number = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    public = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out
    source = None  # type: ignore[assignment]  # reason: Django's way to leave an inherited field out


class DecisionNumberForm(forms.Form):
    """The number that the office's register gives; empty where the software numbers."""

    number = WholeField(
        label=_("Số"),
        required=False,
        min_value=1,
        help_text=_("Số trong sổ của văn thư. Bỏ trống khi phần mềm cấp số."),
    )
    issued_on = DayField(label=_("Ngày ban hành"))


class ReissueForm(forms.Form):
    """Why a certificate is issued again."""

    became = forms.ChoiceField(
        label=_("Bản đang dùng"),
        choices=[
            each for each in CertificateState.choices if each[0] != CertificateState.ISSUED.value
        ],
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def state(self) -> CertificateState:
        """What became of the old one."""
        return CertificateState(self.cleaned_data["became"])


def usual_year(today: date) -> int:
    """The emulation year that a decision of that day most often ends."""
    return today.year if today.month > 6 else today.year - 1
