"""A document's reading in, the name of the model that the whole document is about out; "" where none is sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.narrative.subject_names import Subject
from extract.narrative.subjects.derived_titles import derived_title
from extract.narrative.subjects.led_variants import headed_variant
from extract.narrative.subjects.linked_names import is_chinese, name_of_linked_model
from extract.narrative.subjects.title_names import told_name
from extract.narrative.subjects.titles import compares, defined_name
from extract.records import Field, Reading, Table
from extract.understanding.headings.memory_headings import SIZED_NAME, is_condition
from extract.understanding.names.names import AMOUNT, OF_A_KIND, clean_name, name_key, text_looks_like_model
from extract.understanding.surroundings.front_matter import fronted_names, fronted_titles
from extract.understanding.surroundings.machines import is_machine
from extract.understanding.surroundings.measured import labelled_model
from extract.understanding.surroundings.names_in_text import model_names, models_in
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import plain


def document_subject(reading: Reading, vocabulary: Vocabulary) -> str:
    """The model that the document is about: named in its first heading, else the name its headings use most."""
    if sure := derived_title(reading) or _defined_title(reading):
        return sure
    titles = [field.text for field in reading.paragraphs[:1] if _is_title(field, vocabulary)]
    titles += [table.headings[0] for table in reading.tables if table.headings]
    titles += [record.name for record in reading.records[:3] if record.kind == "section"]
    sections = [record.name for record in reading.records if record.kind == "section"][:OPENING_SECTIONS]
    titles += [field.name for field in reading.paragraphs[:3] if not field.name or field.name in sections]
    titles = [title.replace("：", ": ") for title in dict.fromkeys(titles) if not compares(title)]
    titles = [title for title in titles if not _is_one_of_several(title, reading, vocabulary)]
    for title in titles:
        names = tuple(models_in(plain(title), vocabulary))
        if names:
            return (_family(names) if _JOINED.search(title) else "") or names[0]
    told = (
        _sized_name(title, vocabulary) or _versioned_name(title, vocabulary) or _name_of_a_kind(title)
        for title in titles[:1]
    )
    if first := next(filter(None, told), ""):
        return first
    named = (name for title in titles if (name := _title_name(plain(title), reading, vocabulary)))
    return (
        _with_kind(next(named, ""), reading)
        or _defined_name(reading, vocabulary)
        or _evaluated_name(reading, vocabulary)
        or _carded_name(reading, vocabulary)
        or (name_of_linked_model(reading) if all(map(is_chinese, titles[:1])) else "")
        or _labelled_name(reading)
        or _fronted_name(reading, vocabulary)
    )


OPENING_SECTIONS = 6
"""Sections that may say what a page is about; below lists, the first paragraph may stand far behind them."""


def _fronted_name(reading: Reading, vocabulary: Vocabulary) -> str:
    """The model that the front matter names, by a key of its own or in the title that it gives the page."""
    for name in map(plain, fronted_names(reading)):
        if text_looks_like_model(name, vocabulary) >= LEAST_LIKENESS:
            return name
    for title in map(plain, fronted_titles(reading)):
        names = tuple(models_in(title, vocabulary)) if not compares(title) else ()
        told = names[:1] or (_sized_name(title, vocabulary), _versioned_name(title, vocabulary), _name_of_a_kind(title))
        if first := next(filter(None, told), ""):
            return first
    return ""


def _labelled_name(reading: Reading) -> str:
    """The sized model of the only paragraph that is nothing but its label: "**Model**: Foo-VL-4B (4B parameters)"."""
    names = {name for field in reading.paragraphs if (name := labelled_model(field.text))}
    return names.pop() if len(names) == 1 else ""


def _with_kind(name: str, reading: Reading) -> str:
    """A title "Foo" above "Foo-VL is a model that …": the name that the opening defines, the title's with its kind."""
    if not name:
        return ""
    defined = (defined_name(plain(field.text)) for field in reading.paragraphs[:FIRST_PARAGRAPHS])
    return next((one for one in defined if OF_A_KIND.match(one) and one.startswith(f"{name}-")), name)


SEVERAL = 3
"""Model lines that headings of one level name, from which a document is about none of them alone."""


FIRST_SECTIONS = 60
"""Sections that are looked at for that."""


def _is_one_of_several(title: str, reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether sections beside the one with this title are about other models: a survey of them."""
    sections = [record for record in reading.records if record.kind == "section" and record.level > 1][:FIRST_SECTIONS]
    own = next((record.level for record in sections if record.name == title), 0)
    if not own:
        return False
    beside = (models_in(plain(record.name), vocabulary) for record in sections if record.level == own)
    heads = (next(iter(names), "") for names in beside)
    return len({re.split(r"[ \d.]", name_key(head))[0] for head in heads if head}) >= SEVERAL


def section_subject(texts: Iterable[str], subject: str, vocabulary: Vocabulary) -> str:
    """The one relative of the document's model that the text of a section speaks of; "" for none or several.

    `Foo-Chat, Foo-Chat-Int4` speaks of Foo-Chat.
    """
    first = name_key(subject).split(" ")[0]
    names = dict.fromkeys(name for text in texts for name in models_in(plain(text), vocabulary))
    kin = [name for name in names if name_key(name).split(" ")[0] == first]
    return next((name for name in kin if all(name_key(other).startswith(name_key(name)) for other in kin)), "")


def headed_kin(table: Table, subject: str) -> str:
    """The size of the document's model that a line or a heading above a table is: "### Foo-7B", "The 7B model"."""
    if not subject:
        return ""
    titles = [plain(text).strip(" *`:") for text in (table.lead_in, table.section, *reversed(table.headings))]
    nearest = plain(table.headings[-1]).strip(" *`:") if table.headings else ""
    is_kin = name_key(nearest).startswith(name_key(subject)) and name_key(nearest) != name_key(subject)
    if is_kin and SIZED_NAME.fullmatch(nearest):
        return nearest
    own = Subject(model=subject)
    return next(filter(None, (headed_variant(title, own) for title in titles if len(title) <= LONGEST_TITLE)), "")


LONGEST_TITLE = 60
"""Characters of a line that names a size and nothing else."""


_SIZED = re.compile(
    r"\W*(?:(?:[Mm]odel [Cc]ard(?: for| of|:)|[Ii]ntroducing|[Aa]nnouncing|[Mm]eet|[Ww]elcome to)\s)?"
    r"(?:(?:[Hh]ow to |[Aa] guide to )?"
    r"(?:[Ff]ine-?[Tt]un|[Tt]rain|[Rr]un|[Uu]s|[Dd]eploy|[Ss]erv|[Ee]valuat|[Qq]uanti[sz])[a-z]*\s)?"
    r"(?:[\w.-]+/)?(?P<name>[A-Za-z][\w.]*(?:-[\w.]+)*(?:-| (?=\d+(?:\.\d+)?B))"
    r"\d+(?:\.\d+)?[BbMm](?:-\w+)*)(?:\s(?:on|with|in|for|locally)\b.*|\s?[:—–]\s.*|\s-\s.*|\s[Mm]odel [Cc]ard)?\W*"
)


def _sized_name(title: str, vocabulary: Vocabulary) -> str:
    """A title of one name with its size, which nobody needs to know or say again: `Foo-VL-3B`, `Running Foo-VL-3B`."""
    found = _SIZED.fullmatch(plain(title))
    return found["name"] if found and text_looks_like_model(found["name"], vocabulary) >= LEAST_LIKENESS else ""


_VERSIONED = re.compile(
    r"\W*(?P<name>[A-Za-z][A-Za-z0-9.]*(?:-[A-Za-z0-9.]+)*-[vV]\d[\d.]*)\s*(?:[:(-]|-{2,})\s*.*?"
    r"\b(?:[VM]?LLMs?|VLMs?|LMMs?|OCR|(?:vision|language|multi-?modal)\b.*\bmodels?)\b.*"
)


def _versioned_name(title: str, vocabulary: Vocabulary) -> str:
    """What a title begins with and then says to be a model that sees: `foo-ocr-v1 - a VLM for forms`."""
    found = _VERSIONED.fullmatch(plain(title))
    return found["name"] if found and text_looks_like_model(found["name"], vocabulary) >= LEAST_LIKENESS else ""


def _name_of_a_kind(title: str) -> str:
    """A title, or what stands before its colon, that is a name ending on the kind of model: `Foo-VL 2: …`."""
    name = clean_name(told_name(plain(title)))
    return name if OF_A_KIND.match(name) else ""


LEAST_LIKENESS = 0.5
"""Likeness to a model's name from which a title's only word is one."""


def _is_title(field: Field, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph above all headings is nothing but the name of a model."""
    name = clean_name(plain(field.text))
    return not field.name and model_names(name, vocabulary) == (name,)


def _defined_title(reading: Reading) -> str:
    """What stands alone above all headings, a name with its version, and is then defined: "Foo 1.5 is a model that"."""
    first = reading.paragraphs[0] if reading.paragraphs else None
    name = "" if first is None or first.name else clean_name(plain(first.text))
    if _WITH_VERSION.fullmatch(name) is None:
        return ""
    defined = (defined_name(plain(field.text)) for field in reading.paragraphs[1:FIRST_PARAGRAPHS])
    return name if name in defined else ""


_WITH_VERSION = re.compile(r"[A-Za-z][\w+-]* \d(?:\.\d+)?")
_EVALUATED = re.compile(r"\bevaluat|\bresults? of\b|\bperformance of\b", re.I)


def _evaluated_name(reading: Reading, vocabulary: Vocabulary) -> str:
    """The one model that an opening paragraph about an evaluation names."""
    for field in reading.paragraphs[:FIRST_PARAGRAPHS]:
        names = dict.fromkeys(model_names(plain(field.text), vocabulary))
        if len(names) == 1 and _EVALUATED.search(field.text):
            return next(iter(names))
    return ""


_CARD_ROW = re.compile(r"(?:model(?: name| id)?|模型(?:名称)?)", re.I)


def _carded_name(reading: Reading, vocabulary: Vocabulary) -> str:
    """The sized model that the first table, a card, says to be about: `Model | Foo-8B`."""
    for row in reading.tables[0].rows if reading.tables else ():
        if len(row) == 2 and _CARD_ROW.fullmatch(plain(row[0].text)):
            return _sized_name(row[1].text, vocabulary)
    return ""


_DEFINED_IN_CHINESE = re.compile(
    r"(?:^|(?<=[。！？]))\W*(?P<name>[A-Z][\w.+-]*[A-Za-z\d+])\W{0,3}(?:[（(][^（）()]{1,40}[）)])?\W{0,3}(?:是|为)[^。]*?"
    r"(?:模型|框架|助手|智能体)",
    re.ASCII,
)
_IN_SHORT = re.compile(
    r"[A-Za-z]\w* \((?P<name>[A-Z][\w.+-]*[A-Z\d][\w.+-]*)\) (?:models?|famil(?:y|ies)|checkpoints?)\b"
)
"""`CLIP with Pixels Only (CLIPPO) models`: the models' name in short."""
FIRST_PARAGRAPHS = 12
"""Paragraphs in which a page says what it is about."""


def _defined_name(reading: Reading, vocabulary: Vocabulary) -> str:
    """`Foo is a unified model that …`: what an opening sentence defines, if the document keeps using the name."""
    for field in reading.paragraphs[:FIRST_PARAGRAPHS]:
        text = plain(field.text)
        other = _IN_SHORT.search(text) or (None if text.isascii() else _DEFINED_IN_CHINESE.search(text))
        name = defined_name(text) or (other["name"] if other else "")
        is_kind = vocabulary.not_model(name) is not None
        is_title = any(plain(record.name).strip() == name for record in reading.records[:1])
        if name and not is_kind and (is_title or reading.document.text.count(name) >= MINIMUM_MENTIONS):
            return name
    return ""


_JOINED = re.compile(r"\w (?:&|and|/) \w|\w, \w")
"""Marks of a title that speaks of several models."""


def _family(names: Sequence[str]) -> str:
    """The words that the names of one title begin with alike: a family, "" where they share none or are one."""
    split = [re.split(r"(?<=[^-_ ])(?=[-_ ])", name) for name in dict.fromkeys(names)]
    alike = 0
    while all(alike < len(words) and words[alike] == split[0][alike] for words in split):
        alike += 1
    return "".join(split[0][:alike]) if len(split) > 1 else ""


GENERIC = frozenset(
    ("introduction", "overview", "readme", "news", "updates", "contents", "installation", "usage", "evaluation",
     "results",
     "performance", "benchmark", "benchmarks", "model", "models", "zoo", "download", "license", "citation", "abstract",
     "awesome", "about", "demo", "getting", "started", "quick", "quickstart", "training", "data", "dataset",
     "gui", "gpu", "gpus", "cpu", "api", "faq", "todo", "vqa", "ocr", "mcp", "sota", "llms", "vlms", "mllms", "lmms",
     "multimodal", "leaderboard", "comparison", "appendix", "supplementary", "supplement", "part", "chapter", "section",
     "guide", "tutorial", "report", "survey", "project", "update", "release", "changelog", "paper", "study", "notes",
     "documentation", "requirements", "hardware", "quantization", "deployment", "inference")
)  # fmt: skip
"""Words of titles that name no model."""
MINIMUM_MENTIONS = 3
"""Times that a document must use a word of its title before the word counts as what the document is about."""


_FAMILY = re.compile(r"(?<=\S) (?:family|series)$", re.I)


def _title_name(title: str, reading: Reading, vocabulary: Vocabulary) -> str:
    """The name before the colon of a title, or its first word written like a name, if the document keeps using it."""
    before = _FAMILY.sub("", clean_name(title.partition(":")[0]))
    candidates = [before] if title and len(before.split()) <= 3 else []
    capitals = "" if title.isupper() else "|[A-Z]{2,}"
    candidates += [
        word.strip("()[]:,.")
        for word in title.split()
        if re.search(rf"[a-z][A-Z]|[A-Za-z]\d{capitals}", word) or OF_A_KIND.match(word.strip("()[]:,."))
    ]
    for name in candidates:
        words = {word.casefold() for word in re.split(r"[\s-]+", name)}
        is_other = (
            AMOUNT.fullmatch(name)
            or vocabulary.not_model(name) is not None
            or is_condition(name)
            or vocabulary.benchmark(name) is not None
            or vocabulary.column(name) is not None
            or words & GENERIC
        )
        if len(name) < 3 or is_other or reading.document.text.count(name) < MINIMUM_MENTIONS:
            continue
        if not is_machine(name, reading.document.text):
            return name
    return ""
