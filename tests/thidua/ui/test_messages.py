"""Every string of every part has its English."""

from pathlib import Path

import pytest

from tools import messages

TRANSLATED = [part for part in messages.parts() if (part / messages.TARGET).exists()]


@pytest.mark.parametrize("part", TRANSLATED, ids=lambda part: part.name)
def test_every_string_of_a_part_has_its_english(part: Path) -> None:
    assert messages.problems(part) == []


def test_strings_in_attributes_and_in_plural_are_collected() -> None:
    template = (
        "<c-ui.head title=\"{% translate 'Đơn vị' %}\">{% blocktranslate count n=n %}"
        "{{ n }} việc{% plural %}{{ n }} các việc{% endblocktranslate %}</c-ui.head>"
    )
    assert list(messages.said_in_template(template, "x.html")) == [
        ("Đơn vị", None, "x.html"),
        (("%(n)s việc", "%(n)s các việc"), None, "x.html"),
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('_("a" "b")', "ab"),
        ("translation.gettext_lazy('c')", "c"),
        ('pgettext("ngữ cảnh", "d")', "d"),
    ],
)
def test_strings_in_modules_are_collected(source: str, said: str) -> None:
    assert [message for message, _, _ in messages.said_in_python(source, "x.py")] == [said]


def test_collecting_keeps_the_english_of_strings_that_stay(tmp_path: Path) -> None:
    part = tmp_path / "part"
    (part / messages.TARGET).parent.mkdir(parents=True)
    (part / "words.py").write_text('A = _("Ký")\nB = _("Mới")\n')
    (part / messages.TARGET).write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Ký"\nmsgstr "Sign"\n\nmsgid "Cũ"\nmsgstr "Old"\n'
    )
    catalog = messages.collect(part, root=tmp_path)
    assert {message.id: message.string for message in catalog if message.id} == {
        "Ký": "Sign",
        "Mới": None,
    }


def test_a_string_without_english_would_be_named(tmp_path: Path) -> None:
    text = tmp_path / "django.po"
    text.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Ký"\nmsgstr ""\n\nmsgid "%d việc"\nmsgid_plural "%d các việc"\n'
        'msgstr[0] "%d task"\nmsgstr[1] ""\n\nmsgid "Xong"\nmsgstr "Done"\n'
    )
    assert len(messages.untranslated(text)) == 2
