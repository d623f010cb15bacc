"""Addresses in; what they identify out: arXiv papers, Hugging Face repositories, code, blogs, project pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ARXIV = re.compile(
    r"(?:https?://)?(?:www\.)?(?:arxiv\.org/(?:abs|pdf|html)/|ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html)/|huggingface\.co/papers/)(\d{4}\.\d{4,5})(v\d+)?",
    re.IGNORECASE,
)
_HUGGING_FACE = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/(?P<path>[^?#\s]*)", re.IGNORECASE)
_REPOSITORY = re.compile(r"^(?P<id>[\w.-]+/[\w.-]+?)(?:/(?:tree|blob|resolve|raw|discussions|commits?)(?:/.*)?)?/?$")
_NO_OWNER = frozenset(
    [
        "blog",
        "docs",
        "spaces",
        "datasets",
        "collections",
        "papers",
        "models",
        "tasks",
        "join",
        "pricing",
        "settings",
        "chat",
        "learn",
        "posts",
        "organizations",
        "inference-api",
        "inference",
        "enterprise",
        "support",
        "login",
        "new",
        "search",
        "metrics",
        "api",
        "front",
        "assets",
        "avatars",
        "competitions",
        "course",
    ]
)
_PAPER_HOSTS = re.compile(
    r"openreview\.net|aclanthology\.org|thecvf\.com|papers\.nips\.cc|proceedings\.|doi\.org|dl\.acm\.org|arxiv\.org",
    re.IGNORECASE,
)
_BLOG = re.compile(r"(?:^|[/.])(?:blog|blogs)(?:[/.]|$)", re.IGNORECASE)
_ID = re.compile(r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$")


@dataclass(frozen=True, slots=True)
class Identified:
    """One thing that an address says: an attribute of the claim vocabulary, its value, and a version if any."""

    attribute: str
    value: str
    version: str = ""


_TALK = re.compile(
    r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+/"
    r"(?:(?:issues|pulls?|discussions|commits?|actions|stargazers)\b"
    r"|blob/[^/]+/(?:(?:[\w-]*licen[cs]e|contributing|changelog)\b|[^?#\s]*\.(?:ipynb|py|sh|ya?ml|json|pdf|png|jpe?g)(?:[?#]|$)))",
    re.IGNORECASE,
)
"""What is said and done about a repository, its terms and single files of code, which is not the repository."""


_PERSON = re.compile(
    r"(?!.*\b(?:Page|Project|Web ?site|Home|Homepage|Demo|Blog|Paper|Code|Leaderboard|Report|Data|Model|Video|Space"
    r"|Playground|Docs|Documentation)s?\b)"
    r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]*\.?){1,3}[\s*†‡§,\d]*"
)
"""A label that is a person's name, whose page is no project's."""


def identify(target: str, label: str = "") -> Iterator[Identified]:
    """What an address identifies, by its host and path; `label` is the visible text of the link."""
    arxiv = _ARXIV.search(target)
    if arxiv:
        yield Identified("arxiv_id", arxiv[1], arxiv[2] or "")
        yield Identified("paper_url", target)
        return
    hub = _HUGGING_FACE.match(target)
    if hub:
        yield from _hub(target, hub["path"])
        return
    if _TALK.match(target):
        return
    if re.match(r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+", target, re.IGNORECASE):
        yield Identified("github_url", target)
    elif _BLOG.search(re.sub(r"^https?://", "", target)) or re.search(r"\bblog\b", label, re.IGNORECASE):
        if target.startswith("http"):
            yield Identified("blog_url", target)
    elif _PAPER_HOSTS.search(target) or re.search(r"\.pdf$", target, re.IGNORECASE):
        yield Identified("paper_url", target)
    elif _PERSON.fullmatch(label.strip()):
        return
    elif re.match(r"https?://[\w-]+\.github\.io\b", target, re.IGNORECASE) or re.search(
        r"\bproject\b|\bhomepage\b|\bwebsite\b", label, re.IGNORECASE
    ):
        if target.startswith("http"):
            yield Identified("project_url", target)
    elif target.endswith(".ipynb"):
        yield Identified("notebook_link", target)


_LOG = re.compile(r"/(?:raw|blob|resolve)/.*\.log$", re.IGNORECASE)
"""A file that tells how a training went, kept in whichever repository has room for it."""


def hub_id(target: str) -> str:
    """organisation/name of a Hugging Face model address; "" for anything else (blogs, spaces, data sets, logs)."""
    hub = _HUGGING_FACE.match(target)
    match = _REPOSITORY.match(hub["path"]) if hub and not _LOG.search(hub["path"]) else None
    if match is None or match["id"].split("/")[0].casefold() in _NO_OWNER:
        return ""
    return match["id"]


def is_hub_id(text: str) -> bool:
    """Whether a text has the form organisation/name and is no path or address."""
    return (
        _ID.match(text) is not None
        and "." not in text.split("/")[0]
        and not text.lower().endswith((".md", ".py", ".ipynb", ".png", ".jpg"))
    )


def _hub(target: str, path: str) -> Iterator[Identified]:
    name = hub_id(target)
    if name:
        yield Identified("hf_id", name)
        yield Identified("hf_url", target)
    elif path.split("/")[0].casefold() == "blog":
        yield Identified("blog_url", target)
