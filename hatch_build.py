"""Compile the catalogs: gettext reads .mo files, translators write .po files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface[Any]):
    """Writes each catalog of `sip/language/locale` beside its source before a build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Compile every .po file; one that has mistakes ends the build."""
        for source in sorted(Path(self.root, "sip", "language", "locale").glob("*.po")):
            with source.open("rb") as text:
                catalog = read_po(text, locale=source.stem, abort_invalid=True)
            with source.with_suffix(".mo").open("wb") as binary:
                write_mo(binary, catalog)
