"""What a list can be sorted by; on its own, so that help waits for nothing else."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """The column of a list that decides which action comes first."""

    ID = "id"
    DUE = "due"
    EXPECTED = "expected"
    CATEGORY = "category"
    STATUS = "status"
    AGE = "age"
    OVERDUE = "overdue"
    SLIPPED = "slipped"
    SILENT = "silent"
    MOVES = "moves"
