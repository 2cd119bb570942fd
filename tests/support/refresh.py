"""What `make golden` writes anew, and no test run: it would hold itself against itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

IS_REFRESHED = "SIP_REFRESH_GOLDEN" in os.environ


def hold_between(page: Path, opening: str, closing: str, made: str) -> None:
    """Hold what stands between two marks of a page against what is made of the code."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(opening)
    found, _, after = rest.partition(closing)
    if IS_REFRESHED:
        whole = f"{before}{opening}{made}{closing}{after}"
        page.write_text(whole, encoding="utf-8", newline="\n")
        return
    assert found == made, f"{page.name} is behind the code: `make golden` writes this part anew"
