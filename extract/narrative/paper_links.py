"""The links of a field of running text in; claims about papers, and mentions of the hub's repositories, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.document_names import DocumentNames
from extract.narrative.links import hub_id, identify
from extract.narrative.scribe import Scribe
from extract.records import Field, Link, Mention

_PAPER_LABEL = re.compile(r"\b(?:paper|report|arxiv|technical report|preprint|pdf)\b", re.IGNORECASE)


def claim_papers(scribe: Scribe, field: Field, names: DocumentNames) -> None:
    """Claim papers whose link text names the model, or says "paper" in a document about one model."""
    for link in field.links or scribe.passage.links:
        found = [item for item in names.lexicon.find(link.text) if "model" in item.kinds]
        model = found[0].text.strip() if found else _own_paper(scribe, link, names.title_model)
        for identified in identify(link.target, link.text):
            if (
                identified.attribute in ("arxiv_id", "paper_url")
                and model
                and (_PAPER_LABEL.search(link.text) or link.text.strip() == model)
            ):
                scribe.claim(
                    model,
                    identified.attribute,
                    identified.value,
                    scribe.whole,
                    rule="link named after the model",
                    condition=f"version {identified.version}" if identified.version else "",
                )


def _own_paper(scribe: Scribe, link: Link, title_model: str) -> str:
    """The document's model for "our paper" in a document about one model."""
    if not title_model or not _PAPER_LABEL.fullmatch(link.text.strip()):
        return ""
    is_ours = re.search(rf"\bour\s+(?:\w+\s+){{0,2}}{re.escape(link.text)}", scribe.passage.text, re.IGNORECASE)
    return title_model if is_ours else ""


def linked_repositories(scribe: Scribe, field: Field) -> Iterator[Mention]:
    """A mention of each repository of the hub that a field links."""
    for link in field.links or scribe.passage.links:
        repository = hub_id(link.target)
        if repository:
            yield Mention(
                name=repository,
                line=field.line_start,
                start=field.start,
                end=field.end,
                role="repository_id",
                huggingface_id=repository,
            )
