"""Untrusted text made safe to show: secrets masked, control characters made visible, length limited. The evidence itself stays as found."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network

MASK = "[masked]"

_KEY_WORDS = r"pass(?:word|wd|phrase)?|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|credentials?|session(?:id)?|cookie"

_KEY_SIGNS: tuple[str, ...] = ("pass", "secret", "token", "credential", "session", "cookie")
_KEY_SIGNS += ("apikey", "api_key", "api-key", "accesskey", "access_key", "access-key", "privatekey", "private_key", "private-key")

# Each pattern keeps its named group `keep` and loses the rest. Order matters: whole blocks, then structured tokens, then "key = value".
# They are written in small letters and looked for in the text in small letters, first their signs, then the whole; only where that is found is
# the text itself gone through in any case, which costs thirty times as much.
_SECRETS: tuple[tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (signs, re.compile(pattern), re.compile(pattern, re.IGNORECASE))
    for signs, pattern in (
        (("-----begin",), r"(?P<keep>-----begin [a-z ]*private key-----)[\s\S]*?(?:-----end [a-z ]*private key-----|\Z)"),
        (("://",), r"(?P<keep>[a-z][a-z0-9+.-]*://[^\s/:@\"']*:)[^\s@/\"']+(?=@)"),  # password in an address
        (
            ("authorization",),
            r"(?P<keep>\b(?:proxy-)?authorization\\?[\"']?\s*[:=]\s*\\?[\"']?(?:(?:bearer|basic|digest|token|genie[- ]?key)\s+)?)[^\s\"',;\\]+",
        ),
        (("bearer",), r"(?P<keep>\bbearer\s+)[a-z0-9._~+/=-]{8,}"),
        (("ey",), r"(?P<keep>)\bey[a-z0-9_-]{8,}\.[a-z0-9_-]{8,}\.[a-z0-9_-]*"),  # JSON web token
        (("akia", "asia", "abia", "acca"), r"(?P<keep>)\b(?:akia|asia|abia|acca)[a-z0-9]{16}\b"),  # AWS access key identifiers
        (
            ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat", "glpat-", "xox", "sk-", "npm_", "nft_"),
            r"(?P<keep>)\b(?:gh[pousr]_[a-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[a-z]-[\w-]{10,}|sk-[\w-]{16,}|npm_[a-z0-9]{30,})"
            r"|\bnft_[\w-]{20,}",
        ),
        (("k_live", "k_test"), r"(?P<keep>)\b(?:sk|rk|pk)_(?:live|test)_[a-z0-9]{10,}"),
        (("hooks.",), r"(?P<keep>hooks\.slack\.com/services/)[\w/]+"),
        (_KEY_SIGNS, rf"(?P<keep>(?:{_KEY_WORDS})\\?[\"']?\s*[:=]\s*\\?[\"'])[^\"'\\]+(?=\\?[\"'])"),  # "password": "two words"
        (_KEY_SIGNS, rf"(?P<keep>(?:{_KEY_WORDS})\\?[\"']?\s*[:=]\s*)(?![\"'\\\[])[^\s\"',;&\\}}]+"),  # password=...
        (("@",), r"(?P<keep>)\b[a-z0-9._%+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}\b"),  # electronic mail
    )
)

_SIGNS = tuple(dict.fromkeys(sign for signs, *_patterns in _SECRETS for sign in signs))

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
# C0, DEL, C1, line and paragraph separators, marks that turn the direction of text around, halves of a character that stand alone.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _small(text: str) -> str:
    """`text` in small letters; the two letters that patterns without case take for an i, and that do not become one, are one too."""
    return text.casefold() if text.isascii() else text.replace("\u0130", "i").replace("\u0131", "i").casefold()


def may_hold_secrets(text: str) -> bool:
    """Whether a text holds a sign of any secret; most hold none."""
    return any(map(_small(text).__contains__, _SIGNS))


def mask_secrets(text: str) -> str:
    """`text` with passwords, tokens, keys, private key blocks and e-mail addresses replaced by `[masked]`; the words around them stay."""
    folded = _small(text)
    if any(map(folded.__contains__, _SIGNS)):
        for signs, in_small_letters, pattern in _SECRETS:
            if any(map(folded.__contains__, signs)) and in_small_letters.search(folded):
                text = pattern.sub(_masked, text)
    return text


def _masked(found: re.Match[str]) -> str:
    return (found["keep"] or "") + MASK


def mask_addresses(text: str) -> str:
    """`text` with the network addresses of people's machines replaced by `[masked]`. Those that only mean something inside a network (RFC 1918,
    RFC 6598, RFC 4193, loopback, link-local) name systems and stay.
    """
    if text.count(".") < 3 and text.count(":") < 2:
        return text
    return _ADDRESS.sub(lambda found: MASK if _is_outside(found[0]) else found[0], text)


_ADDRESS = re.compile(r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4})(?!\w)", re.IGNORECASE)
_INSIDE = tuple(
    ip_network(f"{base}/{bits}")
    for base, bits in (
        ("0.0.0.0", 32),  # noqa: S104 - nothing listens here
        ("10.0.0.0", 8),
        ("100.64.0.0", 10),
        ("127.0.0.0", 8),
        ("169.254.0.0", 16),
        ("172.16.0.0", 12),
        ("192.168.0.0", 16),
        ("::", 127),
        ("fc00::", 7),
        ("fe80::", 10),
    )
)


def _is_outside(candidate: str) -> bool:
    try:
        address = ip_address(candidate)
    except ValueError:  # a time, a version, a count
        return False
    return not any(address in network for network in _INSIDE)


def _visible(found: re.Match[str]) -> str:
    """A control character as text; the end of a line as its sign."""
    code = ord(found[0])
    return {9: " ", 10: " ⏎ "}.get(code) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def display_text(text: str, limit: int = 400) -> str:
    """`text` on one line for people: terminal escapes removed, control characters as `\\x..`, cut to `limit` characters with a count of the rest."""
    rest = max(0, len(text) - limit)
    shown = _ESCAPES.sub("", text[:limit])
    shown = _CONTROLS.sub(_visible, shown)
    return f"{shown} … [{rest:,} more characters]" if rest else shown


def line_text(line: bytes, limit: int = 2_000, length: int | None = None) -> str:
    """Bytes of a line for people: invalid UTF-8 as `\\x..`, masked, then as `display_text`.

    `length` is the true length where `line` is only its head.
    """
    head = line[: limit * 4].rstrip(b"\r\n").decode("utf-8", "backslashreplace")
    missing = max(0, (len(line) if length is None else length) - limit * 4)
    shown = display_text(mask_secrets(head), limit)
    return shown if not missing or "more characters]" in shown[-24:] else f"{shown} … [{missing:,} more bytes]"
