"""The typed columns of a view in, claims on the parts of its models out: encoder, language model, links, prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial

from extract.narrative.forms.cells import read_component_cell
from extract.records import Cell, Reading
from extract.reference import Reference
from extract.understanding.claims.headed_parts import merged_parts
from extract.understanding.claims.ledger import Ledger
from extract.understanding.headings.figures import read_figures
from extract.understanding.lines.meanings import TYPED, Line
from extract.understanding.lines.named import Named, huggingface_id
from extract.understanding.lines.views import View
from extract.understanding.names.names import clean_name, has_model_word, name_key
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key


def claim_components(
    view: View, named: Sequence[Named], reading: Reading, reference: Reference, vocabulary: Vocabulary, ledger: Ledger
) -> None:
    """Record the typed and prose columns of a view; a cell that names no part of its row's model says why."""
    shared = _shared_owners(named)
    for line in view.lines:
        is_typed = line.meaning in TYPED or line.meaning == "checkpoint" or _is_of_papers(line, view)
        term = _term_of(line) or ("author" if view.frame.is_transposed and _tells_maker(line) else "")
        if not is_typed and not (term and _heads_models(view)):
            continue
        is_named_part = line.meaning in _NAMED_PARTS
        differs = partial(_differs, view, line, named)
        above = merged_parts(view, named, line)
        for one in named:
            cell = view.frame.cell(one.subject, line.item)
            place = view.frame.place(one.subject, line.item)
            if above:
                place, cell = above.get(one.subject.index, (place, cell))
            text = cell.text.strip()
            if not text and not cell.links:
                continue
            if one.kind != "model" or not one.name:
                ledger.ignore(place, f"no model: {one.reason}")
            elif "struck" in cell.marks:
                ledger.ignore(place, "struck through, so withdrawn")
            elif len(text) <= LONGEST_MARKER and read_figures(figure_text(cell)).kind == "missing":
                ledger.ignore(place, f"missing marker {cell.text}")
            elif is_named_part and one.subject.index in shared and view.once("differs", line, differs):
                ledger.issue(
                    cell, place, kind="no_model", severity="info",
                    message=f"{cell.text[:60]!r} belongs to one of several models that the rows do not name; left out",
                )  # fmt: skip
            elif one.subject.index in shared and term:
                ledger.ignore(place, "one of several dates or terms of one model, which tell its versions apart")
            elif _is_collection(view, line, one, named, cell):
                ledger.ignore(place, "a repository that holds several models, and is named after another")
            elif is_named_part and (reason := _no_part(line, one, cell, vocabulary)):
                ledger.ignore(place, reason)
            else:
                meaning = term or _part_meant(line, cell, vocabulary)
                claims, issues, reason = read_component_cell(
                    cell, meaning=meaning, model=_beside(one, cell) or one.name, table=ledger.table,
                    row=place[0], column=place[1], document=reading.document, reference=reference,
                )  # fmt: skip
                ledger.adopt(place, claims, issues, reason)


LONGEST_MARKER = 3
"""Characters of what stands for a missing name: `N/A`; longer words say why there is none, and are read."""
_NAMED_PARTS = frozenset(("vision_encoder", "language_model", "connector", "pooling", "base_model"))
_MARK_OF_ANOTHER = re.compile(r"\(\w{1,2}\)")
_BARE_HEADS = frozenset(("decoder", "decoders", "encoder", "encoders", "backbone", "backbones", "head"))


def _shared_owners(named: Sequence[Named]) -> set[int]:
    """Rows that name no model of their own and share the one that the section is about."""
    nameless = [one for one in named if one.kind == "model" and one.cell is None]
    if len(nameless) < 2:
        return set()
    counts = Counter(name_key(one.name) for one in nameless)
    return {one.subject.index for one in nameless if counts[name_key(one.name)] > 1}


def _beside(one: Named, cell: Cell) -> str:
    """A further model of the row that the cell names by its repository: `Foo-base` | `Foo-it`, both linked."""
    repository = huggingface_id(cell.links) if one.huggingface_id else ""
    is_other = repository not in ("", one.huggingface_id)
    return cell.text.strip() if is_other and key(repository.rpartition("/")[2]) == key(cell.text) else ""


def _is_collection(view: View, line: Line, one: Named, named: Sequence[Named], cell: Cell) -> bool:
    """Whether rows of several models link the same repository, and the name of this row's has nothing of it."""
    repository = huggingface_id(cell.links) if line.meaning in ("checkpoint", "link", "huggingface_url") else ""
    if not repository:
        return False
    holders = partial(_holders, view, line, named)
    is_shared = view.once("holders of repositories", line, holders)[repository] > 1
    return is_shared and key(re.split(r"[\s_-]", one.name)[0]) not in key(repository)


def _holders(view: View, line: Line, named: Sequence[Named]) -> Counter[str]:
    links = {(name_key(one.name), huggingface_id(view.frame.cell(one.subject, line.item).links)) for one in named}
    return Counter(repository for _, repository in links)


def _differs(view: View, line: Line, named: Sequence[Named]) -> bool:
    return len({key(view.frame.cell(one.subject, line.item).text) for one in named} - {""}) > 1


def _no_part(line: Line, one: Named, cell: Cell, vocabulary: Vocabulary) -> str:
    """Why the cell of a component column names no part of the row's model; "" when it may."""
    text = clean_name(cell.text)
    if "(" in cell.text and _MARK_OF_ANOTHER.fullmatch(cell.text.strip()):
        return f"a mark that stands for another row: {cell.text}"
    if read_figures(figure_text(cell)).kind == "mark":
        return f"a mark: {cell.text}"
    last = text.rpartition("/")[2]
    names = [key(last)]
    if "(" in text:
        names.append(key(re.sub(r"\s*\([^()]*\)", "", text).rpartition("/")[2]))
    own, linked = key(one.name), key(one.huggingface_id.rpartition("/")[2]) if one.huggingface_id else ""
    if (own and own in names) or (linked and linked in names):
        return "the row's own name: the row is about this part itself"
    if line.meaning == "base_model" and _is_own_line(one.name, last):
        return "the line that the row's model is a size of"
    if key(line.reading.label) in _BARE_HEADS and not _is_known_part(text, vocabulary):
        return f"no known model under {line.reading.label!r}"
    return ""


def _is_own_line(name: str, base: str) -> bool:
    """Whether a base is what the model is called without its size: `Foo-VL` beside `Foo-VL-7B`."""
    found = _SIZE_BEHIND.fullmatch(name.rpartition("/")[2])
    return found is not None and name_key(found["line"]) == name_key(base)


_SIZE_BEHIND = re.compile(r"(?P<line>\S.*?)[ _-]\(?\d+(?:\.\d+)?[BM]\)?(?:[ _-](?:Instruct|Chat|it|hf))?", re.I)


_PAPERS = re.compile(r"papers?|arxiv(?: links?)?|(?:technical )?reports?|publications?|论文(?:链接)?", re.I)


def _is_of_papers(line: Line, view: View) -> bool:
    """Whether a column of addresses leads to the papers of the models that the rows name."""
    is_named = view.first("model") is not None and not view.frame.is_transposed
    return is_named and line.meaning == "link" and _PAPERS.fullmatch(line.reading.label) is not None


_RELEASED = re.compile(
    r"(?:first |initial )?(?:release|launch|publication|publish)(?:d|ed)?(?: ?(?:on|date|time))?|发布(?:日期|时间)?"
    r"|published(?: on)?|model date|date of (?:release|launch|publication)",
    re.I,
)
_LICENCES = re.compile(
    r"(?:model |weights? |usage )?licen[cs]es?(?: type| \(weights\))?|许可证?|(?:开源|模型|许可)?协议", re.I
)
_MAKERS = re.compile(
    r"(?:model )?(?:authors?|developers?|creators?|makers?|organi[sz]ations?|company|providers?|vendors?|team)"
    r"|(?:developed|made|created) by|开发者|开发团队|(?:开发|发布)?(?:机构|团队|单位|公司)|作者|厂商|出品方?",
    re.I,
)


def _heads_models(view: View) -> bool:
    """Whether a heading, and not cells alone that look like names, says that the rows are models: no commits."""
    line = view.first("model")
    return line is None or line.reading.meaning == "model" or view.frame.is_transposed


def _term_of(line: Line) -> str:
    """What a column of dates or terms says of its models; "" for other dates ("Updated", "Knowledge cutoff")."""
    if line.meaning == "date" and _RELEASED.fullmatch(line.reading.label.strip()):
        return "release_date"
    return "licence" if line.meaning == "licence" and _LICENCES.fullmatch(line.reading.label.strip()) else ""


def _tells_maker(line: Line) -> bool:
    """Whether a line of a card says who made the model."""
    return line.meaning == "venue" and _MAKERS.fullmatch(line.reading.label.strip()) is not None


def _part_meant(line: Line, cell: Cell, vocabulary: Vocabulary) -> str:
    """What a component column holds: under a bare "Backbone" a known encoder is one, wherever models are encoders."""
    if line.meaning in ("checkpoint", "link", "huggingface_url"):
        return "repository" if _IDS.search(line.reading.label) else "huggingface_url"
    if line.meaning != "language_model":
        return line.meaning
    label = key(line.reading.label)
    if label not in _WHOLE_MODELS and label not in _BARE_HEADS:
        return line.meaning
    words = [key(word) for word in re.split(r"[\s\-_/]+", clean_name(cell.text).rpartition("/")[2]) if key(word)]
    if label in _WHOLE_MODELS and _sees(words, vocabulary):
        return "base_model"
    if label not in _BARE_HEADS:
        return line.meaning
    is_encoder = any(word in vocabulary.encoders and word not in vocabulary.language_models for word in words[:2])
    return "vision_encoder" if is_encoder else line.meaning


_IDS = re.compile(r"\b(?:hf|hub|hugging ?face|repo(?:sitory)?|ids?|identifiers?)\b|仓库|标识", re.I)
"""Heads of columns of repositories, which need no address."""
_WHOLE_MODELS = frozenset(("backbone", "backbones", "base", "基座", "底座", "主干", "骨干"))
"""Headings that leave open whether a model or its language model is meant."""


def _sees(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the name in a cell is that of a line of models that read pictures: `LLaVA-1.5-7B`, `Qwen2.5-VL-7B`."""
    is_line = bool(words) and has_model_word(words[0], vocabulary) and words[0] not in vocabulary.language_models
    return is_line and words[0] not in vocabulary.encoders


def _is_known_part(text: str, vocabulary: Vocabulary) -> bool:
    words = [key(word) for word in re.split(r"[\s\-_/]+", text) if key(word)]
    known = vocabulary.language_models | vocabulary.encoders
    return any(word in known or word.rstrip("0123456789v") in known for word in words[:3]) or any(
        has_model_word(word, vocabulary) for word in words[:3]
    )


def claim_links_of_names(
    view: View, named: Sequence[Named], reading: Reading, reference: Reference, ledger: Ledger
) -> None:
    """A name may be a link to its weights or to a notebook, or the repository of a maker that reviewed data knows."""
    for one in named if view.first("model") else ():
        if one.kind != "model" or one.cell is None or one.place is None:
            continue
        is_repository = not one.cell.links and "/" in one.cell.text and _is_of_known_owner(one.cell.text, reference)
        if not one.cell.links and not is_repository:
            continue
        is_notebook = any(link.target.partition("#")[0].endswith(".ipynb") for link in one.cell.links)
        meaning = "repository" if is_repository else "notebook" if is_notebook else "huggingface_url"
        claims, issues, _ = read_component_cell(
            one.cell, meaning=meaning, model=one.name, table=ledger.table,
            row=one.place[0], column=one.place[1], document=reading.document, reference=reference,
        )  # fmt: skip
        if claims:
            ledger.adopt(one.place, claims, issues, "")


def _is_of_known_owner(text: str, reference: Reference) -> bool:
    owner = text.strip().partition("/")[0].casefold()
    return any(owner in row["hub_names"].casefold().split(";") for row in reference.rows("organizations"))
