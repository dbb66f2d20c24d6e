"""A command whose extra is not installed says which, in one line."""

from __future__ import annotations

from importlib.util import find_spec

from nofault.errors import NofaultError


def require_extra(extra: str, *modules: str) -> None:
    """Raise NofaultError that names `extra` when one of `modules` cannot be imported."""
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise NofaultError(f"this command needs {', '.join(missing)}.", f"Install the extra: pip install 'nofault[{extra}]'")
