"""Languages that have no catalog, for tests."""

from __future__ import annotations

from gettext import NullTranslations

from sip.language.wording import Wording


class _RightToLeft(NullTranslations):
    """English words, to be read from the right."""

    def pgettext(self, context: str, message: str) -> str:
        """Return the message, and rtl where the direction is asked for."""
        return "rtl" if message == "ltr" else super().pgettext(context, message)


RIGHT_TO_LEFT = Wording("en", _RightToLeft())
