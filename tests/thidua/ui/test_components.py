"""What each component must say to the eye and to a screen reader, and that data stays data."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict
from django.template import TemplateSyntaxError
from django.utils import translation

from tests.thidua.ui.conftest import Render
from thidua.ui import samples, states
from thidua.ui.drawings import Link
from thidua.ui.lists import Column, Listing

HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.parametrize("state", list(states.STATES))
def test_a_state_has_an_icon_a_word_and_a_colour(render: Render, state: str) -> None:
    html = render('<c-ui.badge state="{{ state }}" />', state=state)
    look = states.STATES[state]
    assert f'data-state="{state}"' in html
    assert f"#{look.icon}" in html
    assert str(look.word) in html


@pytest.mark.parametrize("level", list(states.CERTAINTIES))
def test_a_certainty_has_an_icon_a_word_and_a_colour(render: Render, level: str) -> None:
    html = render('<c-ui.certainty level="{{ level }}" />', level=level)
    look = states.CERTAINTIES[level]
    assert f'data-state="{look.state}"' in html
    assert f"#{look.icon}" in html
    assert str(look.word) in html


@pytest.mark.parametrize(
    "vocabulary", [states.NOTICES, states.RESULTS, states.CHECKS, states.STATES]
)
def test_no_two_states_of_a_vocabulary_look_alike_without_colour(
    vocabulary: dict[str, states.Appearance],
) -> None:
    looks = [(look.icon, str(look.word)) for look in set(vocabulary.values())]
    assert len({word for _, word in looks}) == len(looks) or vocabulary is states.NOTICES


def test_a_state_nobody_knows_is_our_mistake(render: Render) -> None:
    with pytest.raises(TemplateSyntaxError, match="state has no 'finished'"):
        render('<c-ui.badge state="finished" />')


def test_an_icon_nobody_knows_is_our_mistake(render: Render) -> None:
    with pytest.raises(TemplateSyntaxError, match="no icon named 'unicorn'"):
        render('{% icon "unicorn" %}')


def test_an_icon_is_silent_unless_it_has_a_label(render: Render) -> None:
    assert 'aria-hidden="true"' in render('{% icon "check" %}')
    labelled = render('{% icon "check" label=label %}', label=HOSTILE)
    assert 'role="img" aria-label="&quot;&gt;' in labelled


@pytest.mark.parametrize(
    "markup",
    [
        '<c-ui.button :title="text">x</c-ui.button>',
        '<c-ui.button title="{{ text }}" href="{{ text }}">{{ text }}</c-ui.button>',
        "<c-ui.badge>{{ text }}</c-ui.badge>",
        '<c-ui.callout title="{{ text }}">{{ text }}</c-ui.callout>',
        '<c-ui.callout :title="text" />',
        '<c-ui.panel :title="text" id="p">{{ text }}</c-ui.panel>',
        '<c-ui.paper :number="text" :href="text" :title="text" />',
        '<c-ui.stage number="1" :title="text" :when="text" :note="text" />',
        '<c-ui.facts :pairs="pairs" />',
        '<c-ui.crumbs :trail="pairs" />',
        '<c-ui.next :title="text" :action="text" href="/x">{{ text }}</c-ui.next>',
        '<c-ui.dialog id="d" :title="text" :word="text" action="/x" :consent="text" />',
        '<c-ui.copy :text="text" />',
        "<c-ui.toast>{{ text }}</c-ui.toast>",
        '<c-ui.event :who="text" :when="text">{{ text }}</c-ui.event>',
        '<c-ui.select :name="text" :label="text" :options="pairs" :value="text" />',
        '<c-ui.date :name="text" :label="text" :value="text" :error="text" />',
        '<c-ui.meter :label="text" :value="5" />',
        '<c-ui.stat :label="text" :note="text">{{ text }}</c-ui.stat>',
        '{{ text|marked:"script" }}',
        "{{ text|bound }}",
    ],
)
def test_text_from_people_never_becomes_markup(render: Render, markup: str) -> None:
    html = render(markup, text=HOSTILE, pairs=[(HOSTILE, HOSTILE)])
    assert "<script" not in html.replace("<mark>", "")
    assert "&lt;" in html


def test_a_component_does_not_see_the_names_of_its_page(render: Render) -> None:
    html = render("<c-ui.badge />", state="stop", plain=True, icon="x")
    assert 'data-state="idle"' in html
    assert "plain" not in html


def test_a_button_is_a_link_only_with_an_address(render: Render) -> None:
    assert render("<c-ui.button>x</c-ui.button>").strip().startswith("<button")
    assert render('<c-ui.button href="/x">x</c-ui.button>').strip().startswith('<a class="btn')


def test_a_button_that_is_busy_or_off_cannot_be_pressed(render: Render) -> None:
    assert " disabled" in render("<c-ui.button busy>x</c-ui.button>")
    assert " disabled" in render("<c-ui.button off>x</c-ui.button>")
    assert " disabled" not in render('<c-ui.button :off="no">x</c-ui.button>', no=False)


def test_a_field_ties_help_and_error_to_its_control_and_shows_them_above(render: Render) -> None:
    form = samples.DecisionForm({"number": "57/QĐ-VKS", "signed": "18/11/2020"}, auto_id="f-%s")
    html = render('<c-ui.field :field="form.signed" />', form=form)
    assert '<label class="form-label" for="f-signed">' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="f-signed-error"' in html
    assert html.index('id="f-signed-error"') < html.index("<input")
    helped = render('<c-ui.field :field="form.number" rule="Điều 84" />', form=form)
    assert 'aria-describedby="f-number-help"' in helped
    assert helped.index('id="f-number-help"') < helped.index("<input")
    assert "(Điều 84)" in helped


def test_a_group_of_choices_has_a_legend(render: Render) -> None:
    form = samples.DecisionForm(auto_id="f-%s")
    html = render('<c-ui.field :field="form.kind" />', form=form)
    assert '<legend class="form-label">' in html
    assert html.count('class="form-check-input"') == 2
    ticked = render('<c-ui.field :field="form.agreed" />', form=form)
    assert 'type="checkbox"' in ticked
    assert "nếu có" in render('<c-ui.field :field="form.note" />', form=_noted())


def _noted() -> forms.Form:
    class Noted(forms.Form):
        note = forms.CharField(label="Ghi chú", required=False)

    return Noted()


def test_a_table_names_itself_and_its_order(render: Render) -> None:
    columns = [Column("name", "Tên", sortable=True), Column("open", "Mở", silent=True)]
    listing = Listing.read(QueryDict("sort=-name&q=x"), columns)
    html = render(
        '<c-ui.table caption="Đơn vị" :listing="listing"><tr><td>1</td></tr></c-ui.table>',
        listing=listing,
    )
    assert '<caption class="visually-hidden">Đơn vị</caption>' in html
    assert html.count('<th scope="col"') == 2
    assert 'aria-sort="descending"' in html
    assert '<span class="visually-hidden">Mở</span>' in html
    assert 'role="group" aria-label="Đơn vị"' in html


def test_filters_keep_the_order_and_export_what_is_shown(render: Render) -> None:
    listing = Listing.read(QueryDict("q=vi+du&sort=-name"), samples.COLUMNS)
    html = render(
        '<c-ui.filters :listing="listing" label="Tìm" export="/x.xlsx?q=vi" />', listing=listing
    )
    assert 'method="get"' in html
    assert 'name="q" value="vi du"' in html
    assert '<input type="hidden" name="sort" value="-name">' in html
    assert 'href="/x.xlsx?q=vi"' in html


def test_a_pager_says_where_it_is(render: Render) -> None:
    listing = Listing.read(QueryDict("page=2"), samples.COLUMNS)
    page = listing.paginate(range(30), size=10)
    html = render('<c-ui.pager :page="page" :listing="listing" />', page=page, listing=listing)
    assert "11–20 trên 30" in html
    assert re.search(r'aria-current="page">2<', html)
    assert 'rel="prev"' in html
    assert 'rel="next"' in html


def test_the_line_marks_where_it_stands(render: Render) -> None:
    html = render('<c-ui.line :steps="steps" label="Đường đi" />', steps=samples.ROUTE)
    assert html.count("<li ") == len(samples.ROUTE)
    assert html.count('aria-current="step"') == 1
    assert html.count("visually-hidden") == len(samples.ROUTE)


def test_a_stage_says_its_state_in_a_word(render: Render) -> None:
    html = render('<c-ui.stage number="9" title="Chấm điểm" state="active" here />')
    assert 'aria-current="step"' in html
    assert "Đang làm" in html


def test_a_refusal_is_announced_and_others_are_not(render: Render) -> None:
    assert 'role="alert"' in render('<c-ui.callout state="stop" title="x" />')
    assert 'role="alert"' not in render('<c-ui.callout state="due" title="x" />')
    assert 'role="status"' in render("<c-ui.toast>x</c-ui.toast>")


def test_a_final_step_asks_for_its_word_and_guards_its_button(render: Render) -> None:
    html = render('<c-ui.dialog id="d" title="Ký" word="ký" action="/ky" consent="Ký" />')
    assert 'aria-labelledby="d-title"' in html
    assert 'data-word="ký"' in html
    assert "data-final" in html
    assert '<form method="post" action="/ky">' in html
    assert "csrfmiddlewaretoken" in html
    assert " disabled" not in html, "without scripts the server asks for the word"


def test_a_difference_is_marked_by_more_than_colour(render: Render) -> None:
    html = render('<c-ui.diff :parts="parts" />', parts=samples.living_page()["parts"])
    assert html.count("<del>") >= 1
    assert html.count("<ins>") >= 1
    assert "bỏ:" in html
    assert "thêm:" in html


def test_a_cap_says_its_figures_in_words(render: Render) -> None:
    html = render('<c-ui.cap :count="33" :ceiling="28" />')
    assert 'role="img" aria-label="33 đề nghị, trần 28"' in html
    assert "style" not in html


@pytest.mark.parametrize("language", ["vi", "en"])
def test_lengths_of_a_drawing_keep_their_dot_in_every_language(
    render: Render, language: str
) -> None:
    with translation.override(language):
        html = render('<c-ui.cap :count="33" :ceiling="28" />')
        meter = render('<c-ui.meter :value="value" label="x" />', value=Decimal("12.5"))
    assert not re.search(r"\d,\d", html)
    assert 'value="12.5"' in meter


def test_a_lineage_says_certainty_by_word_and_line(render: Render) -> None:
    html = render(
        '<c-ui.lineage :earlier="earlier" :later="later" :links="links" label="Hợp nhất" />',
        earlier=samples.EARLIER,
        later=samples.LATER,
        links=[Link(0, 0), Link(1, 0, "derived"), Link(2, 0, "unknown")],
    )
    assert 'role="group" aria-label="Hợp nhất"' in html
    assert [*re.findall(r'<path class="(\w+)"', html)] == ["official", "derived", "unknown"]
    assert "Theo văn bản" in html
    assert "fan-in" in html
    assert "fan-out" not in html


def test_a_mark_is_found_without_diacritics(render: Render) -> None:
    assert render('{{ name|marked:"vi du" }}', name="Trần Thị Ví Dụ") == (
        "Trần Thị <mark>Ví Dụ</mark>"
    )
    assert render('{{ name|marked:"an long" }}', name="Long An") == (
        "<mark>Long</mark> <mark>An</mark>"
    )
    assert render('{{ name|marked:"" }}', name="A<b") == "A&lt;b"


def test_filters_of_figures(render: Render) -> None:
    html = render(
        "{{ day|date_vn }} {{ none|date_vn }}|{{ ten|number_vn:2 }}|{{ less|signed_vn }}|"
        "{{ name|initials }}|{{ none|number_vn }}|{{ day|day_vn }}",
        day=date(2020, 12, 7),
        none=None,
        ten=10,
        less=Decimal("-0.33"),
        name="Nguyễn Thị Mẫu",
    )
    assert html == "07/12/2020 |10,00|−0,33|NM||Thứ Hai, 07/12/2020"
