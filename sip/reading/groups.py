"""The groups of fields in a file: which model each is held against, and what messages call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.field import DeclaredField
from sip.plan.kinds.figure import SUB_ACTIONS
from sip.plan.models import (
    Action,
    LogEntry,
    Plan,
    PrintedFigures,
    PublishedFigures,
    Snapshot,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from sip.problems.problem import Steps

KIND: Mapping[type[BaseModel], str] = {
    Plan: "a plan",
    Action: "an action",
    LogEntry: "a log entry",
    Snapshot: "a snapshot",
    PublishedFigures: "the published figures",
    PrintedFigures: "the published figures",
    DeclaredField: "a declared field",
}


def holder_of(steps: Steps, model: type[BaseModel]) -> type[BaseModel]:
    """Return the model of the group of fields that a field at these steps is one of."""
    match steps:
        case ("log", int(), _, *_) if model is Action:
            return LogEntry
        case ("fields", _, _, *_) if model is Plan:
            return DeclaredField
        case ("published", figures, _, *_) if figures == SUB_ACTIONS:
            return PrintedFigures
        case ("published", _):
            return PublishedFigures
        case _:
            return model
