"""The optional packages that some outputs need."""

from __future__ import annotations

from importlib.util import find_spec

from sip.cli.exits import UsageError

_PACKAGE = {"chart": "matplotlib"}


def require_extra(extra: str, purpose: str) -> None:
    """Raise UsageError, saying what to install, unless the extra is there."""
    package = _PACKAGE[extra]
    if find_spec(package) is None:
        raise UsageError(
            f"{purpose} needs {package}, which is not installed: "
            f"run pip install 'sip-tracker[{extra}]'"
        )
