"""Another language is a catalog and nothing else: the shipped ones, and some to be mended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from hatch_build import CatalogHook
from sip.language.wording import Wording, languages
from sip.plan.partial_date import PartialDate
from sip.report.document import Enumeration, InWords, Percentage, counted
from sip.report.draft.sentences import progress
from tests.support.catalogs import SHIPPED, MessageKey, asked, faults, told
from tests.support.data import files, record, view_of
from tests.support.paths import ROOT
from tests.support.samples import SEVEN_ACTIONS


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "0 days, 1 day, 2 days, 5 days, 11 days, 21 days, 100 days"),
        ("ar", "0 يوم, يوم واحد, يومان, 5 أيام, 11 يوماً, 21 يوماً, 100 يوم"),
        ("es", "0 días, 1 día, 2 días, 5 días, 11 días, 21 días, 100 días"),
        ("fr", "0 jour, 1 jour, 2 jours, 5 jours, 11 jours, 21 jours, 100 jours"),
        (
            "ru",
            "0\xa0дней, 1\xa0день, 2\xa0дня, 5\xa0дней, 11\xa0дней, 21\xa0день, 100\xa0дней",
        ),
        ("zh", "0天, 1天, 2天, 5天, 11天, 21天, 100天"),
    ],
)
def test_every_number_has_its_plural_form(language: str, said: str) -> None:
    wording = Wording.of(language)
    numbers = (0, 1, 2, 5, 11, 21, 100)
    phrases = [wording.say(counted("{count} day", "{count} days", count=n)) for n in numbers]
    assert ", ".join(phrases) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 April 2024", "15 April 2024", "April 2024", "second quarter of 2024"]),
        (
            "ar",
            [
                "1 نيسان/أبريل 2024",
                "15 نيسان/أبريل 2024",
                "نيسان/أبريل 2024",
                "الربع الثاني من عام 2024",
            ],
        ),
        (
            "es",
            [
                "1 de abril de 2024",
                "15 de abril de 2024",
                "abril de 2024",
                "segundo trimestre de 2024",
            ],
        ),
        ("fr", ["1er avril 2024", "15 avril 2024", "avril 2024", "deuxième trimestre 2024"]),
        (
            "ru",
            [
                "1\xa0апреля 2024\xa0года",
                "15\xa0апреля 2024\xa0года",
                "апрель 2024\xa0года",
                "второй квартал 2024\xa0года",
            ],
        ),
        ("zh", ["2024年4月1日", "2024年4月15日", "2024年4月", "2024年第二季度"]),
    ],
)
def test_dates_are_said_as_the_language_says_them(language: str, said: list[str]) -> None:
    wording = Wording.of(language)
    written = ["2024-04-01", "2024-04-15", "2024-04", "2024-Q2"]
    dates = [PartialDate.parse(each) for each in written]
    assert [wording.say(InWords(each)) for each in dates] == said
    assert [wording.say(each) for each in dates] == written


@pytest.mark.parametrize(
    ("language", "numbers", "percentage"),
    [
        ("en", ["999", "1,000", "98,765", "1,234,567"], "84%"),
        ("ar", ["999", "1000", "98\xa0765", "1\xa0234\xa0567"], "84%"),
        ("es", ["999", "1000", "98\u202f765", "1\u202f234\u202f567"], "84\xa0%"),
        ("fr", ["999", "1\u202f000", "98\u202f765", "1\u202f234\u202f567"], "84\u202f%"),
        ("ru", ["999", "1000", "98\xa0765", "1\xa0234\xa0567"], "84\xa0%"),
        ("zh", ["999", "1000", "98\xa0765", "1\xa0234\xa0567"], "84%"),
    ],
)
def test_numbers_and_percentages_are_written_as_the_language_writes_them(
    language: str, numbers: list[str], percentage: str
) -> None:
    wording = Wording.of(language)
    assert [wording.say(number) for number in (999, 1000, 98765, 1234567)] == numbers
    assert wording.say(Percentage(84)) == percentage


@pytest.mark.parametrize(
    ("language", "said", "direction", "name"),
    [
        ("en", "A1, A2 and A3", "ltr", "English"),
        ("ar", "\u2066A1\u2069 و\u2066A2\u2069 و\u2066A3\u2069", "rtl", "العربية"),
        ("es", "A1, A2 y A3", "ltr", "español"),
        ("fr", "A1, A2 et A3", "ltr", "français"),
        ("ru", "A1, A2 и A3", "ltr", "русский"),
        ("zh", "A1、A2和A3", "ltr", "中文"),
    ],
)
def test_a_catalog_has_its_lists_direction_and_name(
    language: str, said: str, direction: str, name: str
) -> None:
    wording = Wording.of(language)
    assert wording.say(Enumeration(("A1", "A2", "A3"))) == said
    assert (wording.direction, wording.name) == (direction, name)


SNAPSHOT = """\
as_of: {on}
document: {document}
published: {{actions: 4, implemented: 1, in_progress: 3}}
"""


def test_a_report_is_said_whole_with_the_forms_that_go_with_its_figures() -> None:
    snapshots = files(
        SNAPSHOT.format(on="2023-01", document="EB1/1"),
        SNAPSHOT.format(on="2023-06", document="EB1/2"),
    )
    plan = record(SEVEN_ACTIONS | snapshots)
    blocks = progress(view_of("2024-04-15", plan))
    wording = Wording.of("ru")
    said = [wording.say_all(block.sentences) for block in blocks]  # type: ignore[union-attr]  # all are paragraphs
    assert [each.replace("\xa0", " ") for each in said] == [
        "План насчитывает 5 мер: осуществлено – 2, в процессе осуществления – 3.",
        (
            "После предыдущего доклада в реестре – июнь 2023 года (EB1/2) – записей об "
            "осуществлении других мер в реестре нет. Включена в план 1 мера (EB1/3)."
        ),
        (
            "За 13 месяцев после первого доклада в реестре – январь 2023 года (EB1/1) – "
            "число осуществленных мер увеличилось с 1 до 2. Доля завершенных мер увеличилась с 20 "
            "% до 40 %. Включены в план 2 меры (EB1/1 и EB1/3). Исключена из плана 1 мера (EB1/2). "
            "Объединение с другой мерой произведено в отношении 1 меры (EB1/2)."
        ),
    ]


def test_within_a_month_of_the_first_report_no_time_is_told_of() -> None:
    plan = record(SEVEN_ACTIONS | files(SNAPSHOT.format(on="2023-06-01", document="EB1/1")))
    _, since = progress(view_of("2023-06-30", plan))
    assert "EB1/1" in Wording.of("en").say_all(since.sentences)  # type: ignore[union-attr]  # it is a paragraph
    assert len(list(progress(view_of("2024-02", plan)))) == 3


# What a small catalog begins with, and one entry with its own digits.
HEAD = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural_forms}\\n"
"""
DIGITS = """
msgctxt "digits from 0 to 9"
msgid "0123456789"
msgstr "۰۱۲۳۴۵۶۷۸۹"

msgctxt "number of five digits or more"
msgid "{thousands},{following}"
msgstr "{thousands}٬{following}"

msgid "{number}%"
msgstr "{number}٪"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one catalog in it, of a language that has digits of its own."""
    folder = tmp_path / "sip" / "language" / "locale"
    folder.mkdir(parents=True)
    head = HEAD.format(language="fa", plural_forms="nplurals=2; plural=(n > 1);")
    (folder / "fa.po").write_text(head + DIGITS, encoding="utf-8")
    CatalogHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel").initialize("standard", {})  # type: ignore[arg-type]  # it needs the top folder alone
    return folder


def test_a_catalog_brings_the_digits_that_its_language_counts_with(folder: Path) -> None:
    wording = Wording.of("fa", folder)
    assert languages(folder) == ["en", "fa"]
    assert [wording.say(each) for each in (98765, Percentage(84))] == ["۹۸٬۷۶۵", "۸۴٪"]
    assert wording.say(InWords(PartialDate.parse("2024-04-15"))) == "۱۵ April ۲۰۲۴"


@pytest.mark.parametrize("source", sorted(SHIPPED.glob("*.po")), ids=lambda path: path.stem)
def test_a_shipped_catalog_is_whole(source: Path) -> None:
    assert faults(source, asked()) == []


@pytest.mark.process
@pytest.mark.timeout(120)
def test_the_template_of_a_catalog_asks_for_what_the_tests_ask_for(tmp_path: Path) -> None:
    target = tmp_path / "sip.pot"
    settings = (f"BIN={Path(sys.executable).parent}", f"TEMPLATE={target}")
    subprocess.run(
        ["make", "--silent", "--old-file=.venv/installed", "catalog-template", *settings],
        cwd=ROOT,
        check=True,
    )
    with target.open("rb") as text:
        assert {(each.id, each.context) for each in read_po(text) if each.id} == asked()


WANTED: frozenset[MessageKey] = frozenset(
    {
        ("Late", None),
        ("{a} of {b}", None),
        (("{count} day", "{count} days"), None),
        (("The day of {a}", "The {count} days of {a}"), "box"),
    }
)
WHOLE = """
msgid "Late"
msgstr "Tard"

msgid "{a} of {b}"
msgstr "{b} : {a}"

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} jour"
msgstr[1] "{count} jours"

msgctxt "box"
msgid "The day of {a}"
msgid_plural "The {count} days of {a}"
msgstr[0] "Le jour de {a}"
msgstr[1] "Les {count} jours de {a}"
"""
FRENCH = HEAD.format(language="fr", plural_forms="nplurals=2; plural=(n > 1);")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("", "", []),
        ('msgid "Late"\nmsgstr "Tard"\n', "", ["lacks “Late”"]),
        ('msgid "Late"', 'msgid "late"', ["lacks “Late”", "has superfluous “late”"]),
        ('msgid "Late"', '#~ msgid "Old"\n#~ msgstr "Vieux"\n\nmsgid "Late"', ["obsolete “Old”"]),
        ('msgctxt "box"', 'msgctxt "b"', ["lacks “The day of {a}” (box)", "superfluous"]),
        ('"Tard"', '""', ["has not translated “Late”"]),
        ('msgid "Late"', '#, fuzzy\nmsgid "Late"', ["is not sure of “Late”"]),
        ("{b} : {a}", "{b}", ["has lost {a} of “{a} of {b}”"]),
        ("{b} : {a}", "{b} : {à}", ["has lost {a}", "has {à} too many in “{a} of {b}”"]),
        ("{count} jours", "jours", ["has lost {count} of “{count} day”"]),
        # None and one are both said with the first form: it can't say the number in words.
        ("{count} jour", "un jour", ["has lost {count} of “{count} day”"]),
        ('msgstr[1] "{count} jours"\n', "", ["has not translated “{count} day”"]),
        ("Les {count} jours", "Les jours", ["has lost {count} of “The day of {a}” (box)"]),
    ],
)
def test_what_keeps_a_catalog_from_being_whole_is_named(
    old: str, new: str, wrong: list[str], tmp_path: Path
) -> None:
    source = tmp_path / "fr.po"
    source.write_text(FRENCH + WHOLE.replace(old, new, 1), encoding="utf-8")
    found = faults(source, WANTED)
    assert len(found) == len(wrong)
    assert all(part in fault for part, fault in zip(wrong, found, strict=True)), found


def test_a_form_of_one_number_alone_can_say_it_in_words(tmp_path: Path) -> None:
    forms = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
    two = '\nmsgid "{count} day"\nmsgid_plural "{count} days"\n'
    source = tmp_path / "ga.po"
    said = ['msgstr[0] "one"', 'msgstr[1] "two"', 'msgstr[2] "{count} many"']
    source.write_text(
        HEAD.format(language="ga", plural_forms=forms) + two + "\n".join(said), encoding="utf-8"
    )
    assert faults(source, frozenset({(("{count} day", "{count} days"), None)})) == []


def test_what_is_missing_is_shown_language_by_language(tmp_path: Path) -> None:
    spanish = FRENCH.replace("fr", "es") + WHOLE.replace('"Tard"', '""')
    (tmp_path / "fr.po").write_text(FRENCH + WHOLE, encoding="utf-8")
    (tmp_path / "es.po").write_text(spanish, encoding="utf-8")
    assert told(tmp_path, WANTED) == (
        "es: 1 to be mended\n  es has not translated “Late”\nfr: whole, 4 messages",
        1,
    )


@pytest.mark.process
@pytest.mark.timeout(120)
def test_make_languages_opens_nothing_and_tells_that_all_is_there() -> None:
    done = subprocess.run(
        ["make", "--silent", "--old-file=.venv/installed", "languages"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    names = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert (done.returncode, names) == (0, ["ar", "es", "fr", "ru", "zh"])


@pytest.mark.parametrize("language", languages())
def test_a_shipped_catalog_has_ten_digits_and_a_direction(language: str) -> None:
    wording = Wording.of(language)
    digits = "".join(wording.say(digit) for digit in range(10))
    assert len(set(digits)) == len(digits) == 10
    assert wording.direction in {"ltr", "rtl"}
