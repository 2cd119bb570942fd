"""Another language is a catalog and nothing else: small ones in four languages, and the shipped."""

from __future__ import annotations

import string
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from hatch_build import CatalogHook
from sip.language.wording import UnknownLanguageError, Wording, languages
from sip.plan.partial_date import PartialDate
from sip.report.document import Enumeration, InWords, Percentage, counted
from sip.report.sentences import progress
from tests.support.data import files, record, view_of
from tests.support.paths import ROOT
from tests.support.samples import SEVEN_ACTIONS

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

SHIPPED = sorted((ROOT / "sip" / "language" / "locale").glob("*.po"))

HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural_forms}\\n"
"""
ARABIC = (
    HEADER.format(
        language="ar",
        plural_forms="nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    )
    + """
msgctxt "direction of writing: ltr or rtl"
msgid "ltr"
msgstr "rtl"

msgctxt "name of the language of this catalog, in itself"
msgid "English"
msgstr "العربية"

msgctxt "digits from 0 to 9"
msgid "0123456789"
msgstr "٠١٢٣٤٥٦٧٨٩"

msgctxt "number of four digits"
msgid "{thousands},{following}"
msgstr "{thousands}{following}"

msgctxt "number of five digits or more"
msgid "{thousands},{following}"
msgstr "{thousands}٬{following}"

msgid "{number}%"
msgstr "{number}٪"

msgctxt "month"
msgid "April"
msgstr "نيسان/أبريل"

msgctxt "month after a day"
msgid "April"
msgstr "نيسان/أبريل"

msgctxt "list"
msgid "{before}, {next}"
msgstr "{before} و{next}"

msgctxt "list"
msgid "{before} and {last}"
msgstr "{before} و{last}"

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "لا أيام"
msgstr[1] "يوم واحد"
msgstr[2] "يومان"
msgstr[3] "{count} أيام"
msgstr[4] "{count} يوما"
msgstr[5] "{count} يوم"
"""
)
RUSSIAN = (
    HEADER.format(
        language="ru",
        plural_forms="nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    )
    + """
msgctxt "name of the language of this catalog, in itself"
msgid "English"
msgstr "русский"

msgctxt "number of four digits"
msgid "{thousands},{following}"
msgstr "{thousands}{following}"

msgctxt "number of five digits or more"
msgid "{thousands},{following}"
msgstr "{thousands}\xa0{following}"

msgid "{number}%"
msgstr "{number}\xa0%"

msgctxt "month"
msgid "January"
msgstr "январь"

msgctxt "month"
msgid "April"
msgstr "апрель"

msgctxt "month"
msgid "June"
msgstr "июнь"

msgctxt "month after a day"
msgid "April"
msgstr "апреля"

msgid "{day} {month} {year}"
msgstr "{day} {month} {year} года"

msgctxt "first day of a month"
msgid "{day} {month} {year}"
msgstr "{day} {month} {year} года"

msgctxt "date"
msgid "{month} {year}"
msgstr "{month} {year} года"

msgctxt "list"
msgid "{before} and {last}"
msgstr "{before} и {last}"

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} день"
msgstr[1] "{count} дня"
msgstr[2] "{count} дней"

msgid "The plan has {count} action: {implemented} implemented, {open} in progress."
msgid_plural "The plan has {count} actions: {implemented} implemented, {open} in progress."
msgstr[0] "В плане {count} действие: выполнено {implemented}, осуществляется {open}."
msgstr[1] "В плане {count} действия: выполнено {implemented}, осуществляется {open}."
msgstr[2] "В плане {count} действий: выполнено {implemented}, осуществляется {open}."

msgid ""
"Since the previous report on record, {report}, {count} more action has been implemented."
msgid_plural ""
"Since the previous report on record, {report}, "
"{count} more actions have been implemented."
msgstr[0] "После предыдущего доклада, {report}, выполнено еще {count} действие."
msgstr[1] "После предыдущего доклада, {report}, выполнено еще {count} действия."
msgstr[2] "После предыдущего доклада, {report}, выполнено еще {count} действий."

msgid ""
"Since the previous report on record, {report}, "
"no further action is on record as implemented."
msgstr "После предыдущего доклада, {report}, новых выполненных действий нет."

msgid "{count} action was added to the plan ({documents})."
msgid_plural "{count} actions were added to the plan ({documents})."
msgstr[0] "В план добавлено {count} действие ({documents})."
msgstr[1] "В план добавлено {count} действия ({documents})."
msgstr[2] "В план добавлено {count} действий ({documents})."

msgid "{count} action was removed from the plan ({documents})."
msgid_plural "{count} actions were removed from the plan ({documents})."
msgstr[0] "Из плана исключено {count} действие ({documents})."
msgstr[1] "Из плана исключено {count} действия ({documents})."
msgstr[2] "Из плана исключено {count} действий ({documents})."

msgid "{count} action was merged with another ({documents})."
msgid_plural "{count} actions were merged with others ({documents})."
msgstr[0] "Объединено с другим {count} действие ({documents})."
msgstr[1] "Объединено с другими {count} действия ({documents})."
msgstr[2] "Объединено с другими {count} действий ({documents})."

msgid ""
"In the {count} month since the first report on record, {report}, the number of "
"implemented actions rose from {before} to {now}."
msgid_plural ""
"In the {count} months since the first report on record, {report}, the number of "
"implemented actions rose from {before} to {now}."
msgstr[0] "За {count} месяц после первого доклада, {report}: было {before}, стало {now}."
msgstr[1] "За {count} месяца после первого доклада, {report}: было {before}, стало {now}."
msgstr[2] "За {count} месяцев после первого доклада, {report}: было {before}, стало {now}."

msgid "The share of closed actions rose from {before} to {now}."
msgstr "Доля выросла с {before} до {now}."
"""
)
FRENCH = (
    HEADER.format(language="fr", plural_forms="nplurals=2; plural=(n > 1);")
    + """
msgctxt "name of the language of this catalog, in itself"
msgid "English"
msgstr "français"

msgctxt "number of four digits"
msgid "{thousands},{following}"
msgstr "{thousands}\u202f{following}"

msgctxt "number of five digits or more"
msgid "{thousands},{following}"
msgstr "{thousands}\u202f{following}"

msgid "{number}%"
msgstr "{number}\u202f%"

msgctxt "month"
msgid "April"
msgstr "avril"

msgctxt "month after a day"
msgid "April"
msgstr "avril"

msgctxt "first day of a month"
msgid "{day} {month} {year}"
msgstr "{day}er {month} {year}"

msgctxt "list"
msgid "{before} and {last}"
msgstr "{before} et {last}"

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} jour"
msgstr[1] "{count} jours"
"""
)
SPANISH = (
    HEADER.format(language="es", plural_forms="nplurals=2; plural=(n != 1);")
    + """
msgctxt "name of the language of this catalog, in itself"
msgid "English"
msgstr "español"

msgctxt "number of four digits"
msgid "{thousands},{following}"
msgstr "{thousands}{following}"

msgctxt "number of five digits or more"
msgid "{thousands},{following}"
msgstr "{thousands}\xa0{following}"

msgid "{number}%"
msgstr "{number}\xa0%"

msgctxt "month"
msgid "April"
msgstr "abril"

msgctxt "month after a day"
msgid "April"
msgstr "abril"

msgid "{day} {month} {year}"
msgstr "{day} de {month} de {year}"

msgctxt "first day of a month"
msgid "{day} {month} {year}"
msgstr "{day}.º de {month} de {year}"

msgctxt "date"
msgid "{month} {year}"
msgstr "{month} de {year}"

msgctxt "list"
msgid "{before} and {last}"
msgstr "{before} y {last}"

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} día"
msgstr[1] "{count} días"
"""
)


@pytest.fixture(scope="module")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of catalogs, compiled as those that are shipped."""
    top = tmp_path_factory.mktemp("catalogs")
    folder = top / "sip" / "language" / "locale"
    folder.mkdir(parents=True)
    for language, text in {"ar": ARABIC, "es": SPANISH, "fr": FRENCH, "ru": RUSSIAN}.items():
        (folder / f"{language}.po").write_text(text, encoding="utf-8")
    CatalogHook(str(top), {}, None, None, str(top), "wheel").initialize("standard", {})  # type: ignore[arg-type]  # it needs the top folder alone
    return folder


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "0 days, 1 day, 2 days, 5 days, 11 days, 21 days, 100 days"),
        ("ar", "لا أيام, يوم واحد, يومان, ٥ أيام, ١١ يوما, ٢١ يوما, ١٠٠ يوم"),
        ("es", "0 días, 1 día, 2 días, 5 días, 11 días, 21 días, 100 días"),
        ("fr", "0 jour, 1 jour, 2 jours, 5 jours, 11 jours, 21 jours, 100 jours"),
        ("ru", "0 дней, 1 день, 2 дня, 5 дней, 11 дней, 21 день, 100 дней"),
    ],
)
def test_every_number_has_its_plural_form(language: str, said: str, catalogs: Path) -> None:
    wording = Wording.of(language, catalogs)
    numbers = (0, 1, 2, 5, 11, 21, 100)
    phrases = [wording.say(counted("{count} day", "{count} days", count=n)) for n in numbers]
    assert ", ".join(phrases) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 April 2024", "15 April 2024", "April 2024"]),
        ("ar", ["١ نيسان/أبريل ٢٠٢٤", "١٥ نيسان/أبريل ٢٠٢٤", "نيسان/أبريل ٢٠٢٤"]),
        ("es", ["1.º de abril de 2024", "15 de abril de 2024", "abril de 2024"]),
        ("fr", ["1er avril 2024", "15 avril 2024", "avril 2024"]),
        ("ru", ["1 апреля 2024 года", "15 апреля 2024 года", "апрель 2024 года"]),
    ],
)
def test_dates_are_said_as_the_language_says_them(
    language: str, said: list[str], catalogs: Path
) -> None:
    wording = Wording.of(language, catalogs)
    dates = [PartialDate.parse(written) for written in ("2024-04-01", "2024-04-15", "2024-04")]
    assert [wording.say(InWords(each)) for each in dates] == said
    assert [wording.say(each) for each in dates] == ["2024-04-01", "2024-04-15", "2024-04"]


@pytest.mark.parametrize(
    ("language", "numbers", "percentage"),
    [
        ("en", ["999", "1,000", "98,765", "1,234,567"], "84%"),
        ("zh", ["999", "1000", "98\xa0765", "1\xa0234\xa0567"], "84%"),
        ("ar", ["٩٩٩", "١٠٠٠", "٩٨٬٧٦٥", "١٬٢٣٤٬٥٦٧"], "٨٤٪"),
        ("es", ["999", "1000", "98\xa0765", "1\xa0234\xa0567"], "84\xa0%"),
        ("fr", ["999", "1\u202f000", "98\u202f765", "1\u202f234\u202f567"], "84\u202f%"),
        ("ru", ["999", "1000", "98\xa0765", "1\xa0234\xa0567"], "84\xa0%"),
    ],
)
def test_numbers_and_percentages_are_written_as_the_language_writes_them(
    language: str, numbers: list[str], percentage: str, catalogs: Path
) -> None:
    wording = Wording.of(language) if language == "zh" else Wording.of(language, catalogs)
    assert [wording.say(number) for number in (999, 1000, 98765, 1234567)] == numbers
    assert wording.say(Percentage(84)) == percentage


@pytest.mark.parametrize(
    ("language", "said", "direction", "name"),
    [
        ("en", "A1, A2 and A3", "ltr", "English"),
        ("ar", "A1 وA2 وA3", "rtl", "العربية"),
        ("es", "A1, A2 y A3", "ltr", "español"),
        ("fr", "A1, A2 et A3", "ltr", "français"),
        ("ru", "A1, A2 и A3", "ltr", "русский"),
    ],
)
def test_a_catalog_has_its_lists_direction_and_name(
    language: str, said: str, direction: str, name: str, catalogs: Path
) -> None:
    wording = Wording.of(language, catalogs)
    assert wording.say(Enumeration(("A1", "A2", "A3"))) == said
    assert (wording.direction, wording.name) == (direction, name)


SNAPSHOT = """\
as_of: {on}
document: {document}
published: {{actions: 4, implemented: 1, in_progress: 3}}
"""


def test_a_report_is_said_whole_in_a_language_that_came_as_a_catalog(catalogs: Path) -> None:
    snapshots = files(
        SNAPSHOT.format(on="2023-01", document="EB1/1"),
        SNAPSHOT.format(on="2023-06", document="EB1/2"),
    )
    plan = record(SEVEN_ACTIONS | snapshots)
    blocks = progress(view_of("2024-04-15", plan))
    wording = Wording.of("ru", catalogs)
    assert [wording.say_all(block.sentences) for block in blocks] == [  # type: ignore[union-attr]  # all are paragraphs
        "В плане 5 действий: выполнено 2, осуществляется 3.",
        (
            "После предыдущего доклада, июнь 2023 года (EB1/2), новых выполненных "
            "действий нет. В план добавлено 1 действие (EB1/3)."
        ),
        (
            "За 13 месяцев после первого доклада, январь 2023 года (EB1/1): было 1, стало 2. "
            "Доля выросла с 20\xa0% до 40\xa0%. В план добавлено 2 действия (EB1/1 и EB1/3). "
            "Из плана исключено 1 действие (EB1/2). Объединено с другим 1 действие (EB1/2)."
        ),
    ]


def test_a_language_without_a_catalog_is_refused_with_those_there_are(catalogs: Path) -> None:
    with pytest.raises(UnknownLanguageError) as refusal:
        Wording.of("pt", catalogs)
    assert str(refusal.value) == (
        "there is no catalog for the language pt: use one of en (English), ar (العربية), "
        "es (español), fr (français), ru (русский)"
    )
    assert languages(catalogs) == ["en", "ar", "es", "fr", "ru"]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the template that a translator starts from."""
    target = tmp_path_factory.mktemp("template") / "sip.pot"
    settings = (f"BIN={Path(sys.executable).parent}", f"TEMPLATE={target}")
    subprocess.run(
        ["make", "--silent", "--old-file=.venv/installed", "catalog-template", *settings],
        cwd=ROOT,
        check=True,
    )
    with target.open("rb") as text:
        return read_po(text)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def texts(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (text or "",)


@pytest.mark.parametrize("source", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_catalog_translates_every_message_of_the_template(
    source: Path, template: Catalog
) -> None:
    with source.open("rb") as text:
        catalog = read_po(text, locale=source.stem, abort_invalid=True)
    wanted = {(each.context, each.id) for each in template if each.id}
    translated = {
        (each.context, each.id)
        for each in catalog
        if each.id and not each.fuzzy and all(texts(each.string))
    }
    assert (wanted - translated, translated - wanted) == (set(), set())


@pytest.mark.parametrize("source", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_catalog_keeps_every_placeholder(source: Path) -> None:
    with source.open("rb") as text:
        catalog = read_po(text, locale=source.stem)
    for entry in catalog:
        asked = placeholders(texts(entry.id)[-1])
        for said in texts(entry.string) if entry.id else ():
            # "One action", said of one only, needs no number.
            assert asked - {"count"} <= placeholders(said) <= asked, entry.id


@pytest.mark.parametrize("source", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_catalog_has_ten_digits_and_a_direction(source: Path) -> None:
    wording = Wording.of(source.stem)
    digits = "".join(wording.say(digit) for digit in range(10))
    assert len(set(digits)) == len(digits) == 10
    assert wording.direction in {"ltr", "rtl"}
