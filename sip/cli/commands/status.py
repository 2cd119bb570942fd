"""The command that prints the status in short."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    DataOption,
    LanguageOption,
)


def status(as_of: AsOfOption = None, lang: LanguageOption = "en", data: DataOption = None) -> None:
    """Print the progress table and what is open, late or unlisted."""
    from sip.cli.data import asked_for
    from sip.cli.delivery import Choice, deliver
    from sip.cli.formats import TERMINAL
    from sip.report.progress_report import status as status_of

    asked = asked_for(as_of, lang, data)
    deliver(status_of(asked.view), asked.wording, Choice(TERMINAL))
