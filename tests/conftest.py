"""What every test is run in: an environment in which nobody has set anything for sip."""

from __future__ import annotations

import pytest

_CHANGE_WHAT_IS_PRINTED = (
    *("COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM"),
    *("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "SIP_DATA"),
    *("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON"),
)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _CHANGE_WHAT_IS_PRINTED:
        monkeypatch.delenv(name, raising=False)
