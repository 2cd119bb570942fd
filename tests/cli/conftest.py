"""What tests of several commands are run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.installed import copy_of_the_data

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the shipped data that is not in git: its report names no commit."""
    folder = tmp_path_factory.mktemp("elsewhere")
    copy_of_the_data(folder)
    return folder
