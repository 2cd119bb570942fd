"""docs/translating.md, followed by somebody who adds a language that nobody speaks."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po, write_po

from hatch_build import CatalogHook
from sip.language.untranslated import untranslated
from sip.language.wording import Wording, languages
from sip.plan.partial_date import PartialDate
from sip.render import terminal
from sip.report.document import InWords, counted, message
from tests.support.catalogs import asked, faults
from tests.support.golden import shipped_status
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from babel.messages.catalog import Message

pytestmark = [pytest.mark.process, pytest.mark.timeout(120)]

_PAGE = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
_LOCALE = "sip/language/locale"
# What is no word: the ways of a language, which these invented words leave as they are.
_WAYS = ("direction of writing", "digits from")


def _followed(step: str, folder: Path) -> None:
    """Run a command as the page has it, on files of another folder."""
    (command,) = re.findall(rf"`({re.escape(step)}[^`]*)`", _PAGE)[:1]
    words = shlex.split(command.replace(_LOCALE, folder.as_posix()))
    if words[0] == "make":
        target = folder / "sip.pot"
        bin_folder = Path(sys.executable).parent
        words += ["--old-file=.venv/installed", f"BIN={bin_folder}", f"TEMPLATE={target}"]
    else:
        words[:1] = [sys.executable, "-m", "babel.messages.frontend"]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)


def _invented(entry: Message, forms: int) -> str | tuple[str, ...]:
    if entry.context is not None and entry.context.startswith(_WAYS):
        return str(entry.id)
    if isinstance(entry.id, str):
        return f"~{entry.id}"
    return tuple([f"~{entry.id[-1]}"] * forms)


def test_the_page_leads_to_a_language_that_speaks(tmp_path: Path) -> None:
    folder = tmp_path / "sip" / "language" / "locale"
    folder.mkdir(parents=True)
    _followed("make catalog-template", folder)
    _followed(".venv/bin/pybabel init", folder)
    source = folder / "pt.po"
    assert len(faults(source, asked())) == len(asked())

    with source.open("rb") as text:
        catalog = read_po(text, locale="pt")
    for entry in catalog:
        if entry.id:
            entry.string = _invented(entry, catalog.num_plurals)
    with source.open("wb") as written:
        write_po(written, catalog)
    assert faults(source, asked()) == []

    CatalogHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel").initialize("standard", {})  # type: ignore[arg-type]  # it needs the top folder alone
    wording = Wording.of("pt", folder)
    assert languages(folder) == ["en", "pt"]
    assert wording.say(message("Late actions")) == "~Late actions"
    assert wording.say(counted("{count} day", "{count} days", count=2)) == "~2 days"
    assert wording.say(InWords(PartialDate.parse("2024-04-15"))) == "~15 ~April 2024"
    printed = terminal.render(shipped_status(), wording, 160)
    assert "~Late actions" in printed
    # The plan has nothing in that language: its texts are English, and marked.
    assert "~Secretariat implementation plan on reform [in English]" in printed
    assert len(untranslated(shipped_status(), wording)) > 10

    _followed("make catalog-template", folder)
    _followed(".venv/bin/pybabel update", folder)
    assert faults(source, asked()) == []
