"""What the installation's environment says, read once: the only place that looks at `os.environ`."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from nofault.errors import NofaultError

OIDC_ID = "sso"  # in the address that the identity provider sends people back to: /accounts/oidc/sso/login/callback/
LOOPBACK = frozenset({"127.0.0.1", "[::1]", "localhost"})


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    return text(name, "1" if default else "").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: float) -> float:
    value = text(name)
    try:
        return float(value) if value else default
    except ValueError:
        raise NofaultError(f"{name}={value!r} is not a number.", f"Set it to a number such as {default:g}, or leave it out.") from None


def words(name: str) -> list[str]:
    return [word.strip() for word in text(name).split(",") if word.strip()]


def base_url() -> str:
    """The address that people type, as scheme, host and port. Pages stand at its root."""
    given = text("NOFAULT_BASE_URL", "http://127.0.0.1:8000")
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise NofaultError(
            f"NOFAULT_BASE_URL={given!r} is not the address of a site.", "Write it as https://postmortems.example.com, without a path."
        )
    return origin_of(given)


def host_of(url: str) -> str:
    """The host of an address, as the header `Host` has it: IPv6 in brackets."""
    host = urlsplit(url).hostname or ""
    return f"[{host}]" if ":" in host else host


def origin_of(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def data_dir() -> Path:
    """The folder that holds everything the installation keeps on disk; made when missing, for its owner only."""
    folder = Path(text("NOFAULT_DATA_DIR") or Path.home() / ".local" / "share" / "nofault")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def subfolder(folder: Path, name: str) -> Path:
    """A folder in the data folder; made when missing, for its owner only."""
    made = folder / name
    made.mkdir(exist_ok=True, mode=0o700)
    return made


def secret_key(folder: Path) -> str:
    """NOFAULT_SECRET_KEY, else the key kept in the data folder, made on first use."""
    given = text("NOFAULT_SECRET_KEY")
    if given:
        return given
    kept = folder / "secret-key"
    try:
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return kept.read_text()


def database(folder: Path) -> dict[str, Any]:
    """Django's settings for DATABASE_URL; without one, SQLite in the data folder."""
    url = text("DATABASE_URL")
    if not url:
        return _sqlite(str(folder / "nofault.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path)[1:] or str(folder / "nofault.sqlite3"))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    raise NofaultError(
        f"DATABASE_URL has the scheme {parts.scheme!r}.", "Use postgresql://… or sqlite:///path, or leave it out for the embedded database."
    )


def _sqlite(path: str) -> dict[str, Any]:
    # IMMEDIATE: a transaction that is going to write queues up at its start instead of failing in its middle.
    # synchronous=FULL: what was acknowledged is on the disk.
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=33554432; PRAGMA cache_size=-6000;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        # A file in tests too: a browser's requests come side by side, each on a connection of its own.
        "TEST": {"NAME": f"{path}.test"},
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    options["prepare_threshold"] = _prepare_threshold(options.get("prepare_threshold", "2"))
    pool = {"min_size": 1, "max_size": int(number("NOFAULT_DB_POOL", 8)), "timeout": 20}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": pool, "server_side_binding": True, **options},
    }


def _prepare_threshold(given: str) -> int | None:
    """After how many times a statement is planned for good and kept by the server; None where a pooler in between cannot keep any."""
    if given == "none":
        return None
    if given.isascii() and given.isdecimal():
        return int(given)
    raise NofaultError(f"DATABASE_URL has prepare_threshold={given!r}.", "Write a number, or none where a pooler in between keeps no statements.")


def email(url: str) -> dict[str, Any]:
    """Django's e-mail settings for NOFAULT_EMAIL_URL (smtp://, smtp+tls://, smtps://); without one, letters are logged as unsent."""
    if not url:
        return {"EMAIL_BACKEND": "nofault.web.letters.LoggingBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"} or not parts.hostname:
        raise NofaultError(
            "NOFAULT_EMAIL_URL is not an SMTP address.", "Write smtp+tls://user:password@mail.example.com:587, or smtps://… or smtp://…"
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 15,
    }


def openid() -> list[dict[str, Any]]:
    """allauth's settings for the identity provider of NOFAULT_OIDC_ISSUER; none without one."""
    issuer = text("NOFAULT_OIDC_ISSUER").rstrip("/")
    if not issuer:
        return []
    parts = urlsplit(issuer)
    if not parts.hostname or (parts.scheme != "https" and host_of(issuer) not in LOOPBACK):
        raise NofaultError(f"NOFAULT_OIDC_ISSUER={issuer!r} is not an HTTPS address.", "Write the issuer as https://login.example.com/realm.")
    missing = [name for name in ("NOFAULT_OIDC_CLIENT_ID", "NOFAULT_OIDC_CLIENT_SECRET") if not text(name)]
    if missing:
        raise NofaultError(f"NOFAULT_OIDC_ISSUER is set, but not {' and '.join(missing)}.", "The identity provider gives both to each client.")
    trusted = flag("NOFAULT_OIDC_TRUST_EMAIL")
    return [
        {
            "provider_id": OIDC_ID,
            "name": text("NOFAULT_OIDC_NAME", "single sign-on"),
            "client_id": text("NOFAULT_OIDC_CLIENT_ID"),
            "secret": text("NOFAULT_OIDC_CLIENT_SECRET"),
            "settings": {"server_url": issuer, "oauth_pkce_enabled": True, "verified_email": trusted, "email_authentication": trusted},
        }
    ]
