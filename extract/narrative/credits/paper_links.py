"""The links of a field of running text in; claims about papers, and mentions of the hub's repositories, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.narrative.credits.links import hub_id, identify
from extract.narrative.language.analysis import Analysis
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe
from extract.narrative.subjects.document_names import DocumentNames
from extract.narrative.subjects.headed_kin import is_of_line
from extract.records import Field, Link, Mention

_PAPER_LABEL = re.compile(r"\b(?:paper|report|arxiv|technical report|preprint|pdf)\b", re.IGNORECASE)

_OURS = (
    r"(?:\bour\s+|\b(?:read|see|check out|refer to|consult|(?:details?|more|information) (?:is |are )?in)"
    r"\s+the\s+)"
)
"""Before the text of a link to the paper of what the text is about."""
_OUT = r"\s+(?:is|are|was|has been)\s+(?:now\s+|also\s+)?(?:released|out|available|online|public|accepted|on arxiv)\b"
"""Behind it: "The paper is released"."""
_TITLE_BEHIND = re.compile(r":\s+\w\S*(?:\s+\S+){2,}")
"""Behind a model's name at the head of a link: the title of its paper."""


def claim_papers(scribe: Scribe, field: Field, names: DocumentNames, news: str = "") -> None:
    """Claim papers whose link text names the model, or says "paper" in a document about one model.

    `news` is another model that the field brings news of: what it calls the paper is that one's.
    """
    links = field.links or scribe.passage.links
    ours = _called_papers(links) if news else _our_papers(scribe, links) if names.title_model else set()
    for link in links:
        found = [item for item in names.lexicon.find(link.text) if "model" in item.kinds]
        is_ours = link.text.strip().casefold() in ours
        model = found[0].text.strip() if found else (news or names.title_model) if is_ours else ""
        model = model or (link.text.strip() if is_of_line(link.text.strip(), names.title_model) else "")
        for identified in identify(link.target, link.text):
            if (
                identified.attribute in ("arxiv_id", "paper_url")
                and model
                and (_PAPER_LABEL.search(link.text) or link.text.strip() == model or _is_titled(link, found))
            ):
                scribe.claim(
                    model,
                    identified.attribute,
                    identified.value,
                    scribe.whole,
                    rule="link named after the model",
                    condition=f"version {identified.version}" if identified.version else "",
                )


def _is_titled(link: Link, found: Sequence[Found]) -> bool:
    """ "[Foo: Seeing Far](…)": the text of a link is a model's name and the title of its paper."""
    return bool(found) and found[0].start == 0 and _TITLE_BEHIND.fullmatch(link.text, found[0].end) is not None


def _our_papers(scribe: Scribe, links: Sequence[Link]) -> set[str]:
    """Link texts that the passage says of its own paper ("our paper"), folded; each is looked for once."""
    labels = _called_papers(links)
    text = scribe.passage.text
    return {
        label
        for label in labels
        if re.search(rf"{_OURS}(?:\w+\s+){{0,2}}{re.escape(label)}", text, re.IGNORECASE)
        or re.search(rf"\bthe\s+{re.escape(label)}{_OUT}", text, re.IGNORECASE)
    }


def _called_papers(links: Sequence[Link]) -> set[str]:
    """Link texts that are nothing but a word for a paper, folded."""
    return {link.text.strip().casefold() for link in links if _PAPER_LABEL.fullmatch(link.text.strip())}


def linked_repositories(scribe: Scribe, field: Field) -> Iterator[Mention]:
    """A mention of each repository of the hub that a field links."""
    for link in field.links or scribe.passage.links:
        repository = hub_id(link.target)
        if repository:
            yield repository_mention(field, repository)


def repository_mention(field: Field, repository: str, family: str = "") -> Mention:
    """A repository of the hub, mentioned where a field links it."""
    return Mention(
        name=repository, line=field.line_start, start=field.start, end=field.end, role="repository_id",
        huggingface_id=repository, family=family,
    )  # fmt: skip


def linked_repository(scribe: Scribe, analysis: Analysis, links: Sequence[Link]) -> str:
    """The one repository of the hub that a sentence links: the sentence speaks of it ("[Foo-Int4](…) needs 6 GB")."""
    start, end = scribe.passage.place(analysis.sentence.start, analysis.sentence.end)
    targets = {hub_id(link.target) for link in links if link.start < 0 or start <= link.start < end} - {""}
    return targets.pop() if len(targets) == 1 else ""
