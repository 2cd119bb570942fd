"""The optional packages that some outputs need."""

from __future__ import annotations

import logging
from importlib.util import find_spec

from sip.cli.exits import UsageError

_PACKAGES = {"chart": ("matplotlib", "matplotlib"), "docx": ("docx", "python-docx")}


def require_extra(extra: str, purpose: str) -> None:
    """Raise UsageError, saying what to install, unless the extra is there.

    What its package then logs, such as where it keeps its font cache, is kept off stderr.
    """
    package, distribution = _PACKAGES[extra]
    if find_spec(package) is None:
        raise UsageError(
            f"{purpose} needs {distribution}, which is not installed: "
            f"run pip install 'sip-tracker[{extra}]'"
        )
    logging.getLogger(package).setLevel(logging.CRITICAL)
