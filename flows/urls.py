"""Texts in, URLs out: which of them can be fetched at all, and how one may be stored and shown."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit, urlunsplit

from extract.errors import FetchError


def split_url(text: str) -> SplitResult:
    """The parts of a URL. Raises FetchError for a text that is none (`http://[::1`)."""
    try:
        return urlsplit(text)
    except ValueError as error:
        raise FetchError(f"{masked(text)}: no URL ({error}); mend it") from error


def is_web_url(text: str) -> bool:
    """Whether the text is an http or https URL that names a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def without_credentials(url: str) -> str:
    """The URL as it may be stored and shown; the fetcher alone sees user and password."""
    parts = split_url(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def masked(text: str) -> str:
    """A text that may be no URL at all, at most 300 characters, without what could be a user and a password."""
    scheme, mark, rest = text.partition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{mark}{authority.rpartition('@')[2]}{slash}{path}"[:300]
