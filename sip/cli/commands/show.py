"""The command that shows single actions."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    DataOption,
    FormatOption,
    IdsArgument,
    LanguageOption,
    OutputOption,
)


def show(
    ids: IdsArgument,
    *,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    data: DataOption = None,
) -> None:
    """Show actions in full: the state at a date, and the log."""
    from sip.cli.data import asked_for
    from sip.cli.output.delivery import choice_of, deliver
    from sip.reading.lookup import UnknownActionError, actions_meant
    from sip.report.action_pages import action_report

    choice = choice_of(format_, output, bom=bom)
    asked = asked_for(as_of, lang, data)
    try:
        actions = actions_meant(ids, asked.view.record.actions)
    except UnknownActionError as error:
        raise UsageError(str(error)) from error
    deliver(action_report(asked.view, actions), asked.wording, choice, asked.commit)
