"""The page URL of a file on a Git hosting site in, the URL of the raw file out; any other URL comes back as it is.

Known shapes: github.com/O/R/blob|raw/REF/PATH, gist.github.com/O/ID, GitLab's /-/blob/, bitbucket.org/O/R/src/,
huggingface.co/[datasets/|spaces/]O/R/blob/REF/PATH (hf.co likewise), codeberg.org and other Forgejo or Gitea hosts'
/src/branch/. A repository's, folder's or model's own page is read as its README where the shape tells it.
"""

from __future__ import annotations

import re
from urllib.parse import urlunsplit

from flows.urls import split_url

RULES: tuple[tuple[str, str, str, str], ...] = (
    # (host, path pattern, raw host, raw path)
    (
        r"(?:www\.)?github\.com",
        r"/([^/]+)/([^/]+)/(?:blob|raw|edit|blame)/(.+)",
        "raw.githubusercontent.com",
        r"/\1/\2/\3",
    ),
    (
        r"(?:www\.)?github\.com",
        r"/([^/]+)/([^/]+)/tree/(.+?)/?",
        "raw.githubusercontent.com",
        r"/\1/\2/\3/README.md",
    ),
    (
        r"(?:www\.)?github\.com",
        r"/(?!(?:topics|orgs|features|marketplace|collections|trending|search|settings|sponsors|about|users)/)"
        r"([^/]+)/([^/]+?)(?:\.git)?/?",
        "raw.githubusercontent.com",
        r"/\1/\2/HEAD/README.md",
    ),
    (r"gist\.github\.com", r"/([^/]+)/([0-9a-f]{20,})/?", "gist.githubusercontent.com", r"/\1/\2/raw"),
    (r"(?:www\.)?(?:huggingface|hf)\.co", r"/(.+?)/(?:blob|raw)/(.+)", "huggingface.co", r"/\1/resolve/\2"),
    (r"(?:www\.)?(?:huggingface|hf)\.co", r"/(.+?)/tree/(.+?)/?", "huggingface.co", r"/\1/resolve/\2/README.md"),
    (
        r"(?:www\.)?(?:huggingface|hf)\.co",
        r"/(?!(?:blog|docs|papers|collections|learn|tasks|models|datasets|spaces|organizations|posts|api|settings)(?:/|$))"
        r"([^/]+)/([^/]+)/?",
        "huggingface.co",
        r"/\1/\2/resolve/main/README.md",
    ),
    (
        r"(?:www\.)?(?:huggingface|hf)\.co",
        r"/(datasets|spaces)/([^/]+)/([^/]+)/?",
        "huggingface.co",
        r"/\1/\2/\3/resolve/main/README.md",
    ),
    (r"bitbucket\.org", r"/([^/]+)/([^/]+)/src/(.+)", "", r"/\1/\2/raw/\3"),
    (r".+", r"/(.+)/-/(?:blob|blame|edit)/(.+)", "", r"/\1/-/raw/\2"),
    (r"gitlab\..+", r"/(.+)/-/tree/(.+?)/?", "", r"/\1/-/raw/\2/README.md"),
    (
        r"gitlab\.com",
        r"/(?!.*/-/)(?!(?:explore|help|users|groups)/)([^/]+(?:/[^/]+)+)/?",
        "",
        r"/\1/-/raw/HEAD/README.md",
    ),
    (
        r"codeberg\.org|gitea\..+|.+\.gitea\.io|git\..+",
        r"/([^/]+)/([^/]+)/src/(branch|tag|commit)/(.+)",
        "",
        r"/\1/\2/raw/\3/\4",
    ),
)


def raw_url(url: str) -> str:
    """The URL under which the file itself is served; the query is kept, the fragment (`#L10`) goes."""
    parts = split_url(url)
    host = (parts.hostname or "").lower()
    for host_pattern, path_pattern, raw_host, raw_path in RULES:
        if not re.fullmatch(host_pattern, host) or parts.scheme not in {"http", "https"}:
            continue
        if found := re.fullmatch(path_pattern, parts.path):
            query = "" if parts.query == "plain=1" else parts.query
            place = parts.netloc if raw_host in {"", host} else raw_host  # user and password go to no other host
            return urlunsplit((parts.scheme, place, found.expand(raw_path), query, ""))
    return urlunsplit(parts._replace(fragment=""))
