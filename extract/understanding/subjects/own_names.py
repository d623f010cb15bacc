"""What stands around a table in, the name that "ours" in it stands for out; "" where it is that of another model."""

from __future__ import annotations

import re

from extract.understanding.names.names import has_model_word, name_key
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key


def own_of_document(context: Context) -> str:
    """The document's model, or what its title names where that is another: `FooDrop: …` with results on Bar-7B."""
    titled, document = name_key(context.titled), name_key(context.document_subject)
    if not titled or (document and (titled.startswith(document) or document.startswith(titled))):
        return context.document_subject
    return context.titled if not document or context.near_subject else context.document_subject


def own_of_section(context: Context) -> str:
    """The document's own model, or the size of it that the section is about."""
    document = own_of_document(context)
    if document != context.document_subject:
        return document
    is_kin = name_key(context.subject).startswith(name_key(document))
    return context.section_subject or (context.subject if is_kin else document)


def is_of_another(context: Context) -> bool:
    """Whether the heading says that the results are on a model that is not the page's own, which nothing names."""
    near = context.near_subject
    if not near or name_key(near) != name_key(own_of_document(context)):
        return False
    return re.search(rf"(?:\b(?:on|using|with|over)|基于|在)\s*(?:the )?{re.escape(near)}", context.heading) is not None


def own_variant(text: str, vocabulary: Vocabulary) -> str:
    """What makes a variant of the document's own model: `Ours-7B`, `Ours (base)`, `Ours-7B Llama2`."""
    found = _OURS_AND_MORE.fullmatch(text)
    words = re.split(r"[\s,_-]+", found.group(1)) if found is not None else []
    are_known = all(_VARIANT_WORD.fullmatch(word) or has_model_word(key(word), vocabulary) for word in words)
    told = _OURS_TOLD.fullmatch(text)
    if told is not None and not any(has_model_word(key(word), vocabulary) for word in words):
        return told.group(1) if not are_known else told.group(1).strip("()")
    return found.group(1) if found is not None and are_known and any(map(_VARIANT_WORD.fullmatch, words)) else ""


_OURS_AND_MORE = re.compile(r"ours?[\s_-]*\(?(\w[^()]*)\)?", re.I)
_OURS_TOLD = re.compile(r"ours?\s*(\([^()]{1,40}\))", re.I)
"""The authors' own model with words that tell it from another of theirs: `Ours (w/o boxes)`."""
_VARIANT_WORD = re.compile(r"\d+(?:\.\d+)?[bm]|base|large|small|tiny|mini|chat|instruct|lite|pro", re.I)
