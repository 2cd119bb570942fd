from __future__ import annotations

from sip.report.document import Message, counted, in_context, message


def test_a_message_keeps_its_english_and_its_values() -> None:
    assert message("As of {date}.", date="2024") == Message("As of {date}.", {"date": "2024"})


def test_a_counted_message_counts_in_its_own_placeholder() -> None:
    days = counted("{count} day of {all}", "{count} days of {all}", count=2, all=3)

    assert days == Message(
        "{count} day of {all}", {"count": 2, "all": 3}, "{count} days of {all}", 2
    )


def test_a_message_in_context() -> None:
    assert in_context("date", "{year}", year=2024) == Message(
        "{year}", {"year": 2024}, context="date"
    )
