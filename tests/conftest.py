"""What every test is run in: an environment in which nobody has set anything for sip."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests.support.here import Here

# The time of a test is limited as a whole: that of one example depends on what else is running.
settings.register_profile("sip", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile("sip")

_CHANGE_WHAT_IS_PRINTED = (
    *("COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM"),
    *("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "SIP_DATA"),
    *("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON"),
)


# By this a process that is started takes part in the coverage, at half of its time.
_WATCHED = "COVERAGE_PROCESS_CONFIG"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    for name in _CHANGE_WHAT_IS_PRINTED:
        monkeypatch.delenv(name, raising=False)
    if request.node.get_closest_marker("watched") is None:
        monkeypatch.delenv(_WATCHED, raising=False)


@pytest.fixture
def sip(capsysbinary: pytest.CaptureFixture[bytes]) -> Here:
    """Return sip, to be run in the process of the test."""
    return Here(capsysbinary)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first: at the end one worker would be left alone with it."""
    items.sort(key=lambda item: item.path.name != "test_kills.py")


def pytest_xdist_auto_num_workers() -> int:
    """Share the tests among the cores there are; on one, start no worker beside."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return cores if cores and cores > 1 else 0
