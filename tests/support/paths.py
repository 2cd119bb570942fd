"""Where the repository and the data it ships are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
TESTS = ROOT / "tests"
