"""A reading in; the one model that the whole document is about out, or "" where that is not certain.

A title alone is no proof: tools, benchmarks and collections have titles, too. The name must stand in the title, and a
repository of the hub, the front matter of a model card, or a sentence that calls it a model must bear it out; and no
other heading may name another model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from extract.narrative.credits.links import hub_id
from extract.narrative.language.analysis import Subject, is_component, key_of
from extract.narrative.language.data_headings import leads_datasets
from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subjects.derived_titles import derived_title
from extract.narrative.subjects.described import looks_like_model
from extract.narrative.subjects.led_names import SETTING
from extract.narrative.subjects.linked_names import (
    FIRST_PARAGRAPHS,
    LEAST_MENTIONS,
    is_chinese,
    latin_name,
    name_of_linked_model,
)
from extract.narrative.subjects.makers_before import without_maker
from extract.narrative.subjects.names_by_authors import name_by_authors
from extract.narrative.subjects.presented import presented_in_title, spelt_by_text
from extract.narrative.subjects.taglines import KINDS, TAGLINE, calls_itself_a_model
from extract.narrative.subjects.title_names import (
    NAMED_BY_KIND,
    OWN_MODEL,
    PART_LINE,
    SMALL_NAME,
    THING,
    is_tuned,
    name_in,
    without_owner,
)
from extract.narrative.subjects.title_siblings import has_sibling, is_one_of_titled
from extract.narrative.subjects.titles import compares, defined_seeing, title_of
from extract.narrative.vocabulary import COMPONENT_KINDS, Vocabulary, vocabulary_of
from extract.records import Field, Reading, Record
from extract.reference import Reference
from extract.understanding.surroundings.front_matter import fronted_names, indexed_names

_CALLED_MODEL = (
    r"(?:\*\*|`)?{name}(?:\*\*|`)?(?:\s*\([^()]{{0,40}}\))?,?\s+(?:is|are)\s+(?:an?|the|our|\w+)\b"
    r"(?:(?!\b(?:since|because|when|than|whereas|although|while|if)\b)(?:[^.]|\.(?=\d))){{0,80}}?\b"
    rf"{KINDS}\b"
    r"|(?:present|introduc|releas|propos|launch|announc|unveil|open-?sourc|shar(?=[ei])|publish)\w*\s+"
    r"(?:\*\*)?{name}(?:\*\*)?[,!:]?\s(?:[^.]|\.(?=\d)){{0,60}}?\b"
    rf"{KINDS}\b"
    r"|{name}(?:\*\*)?\s*(?:[（(][^（）()]{{0,40}}[）)])?\s*(?:是|为)[^。]{{0,80}}?模型"
    r"|{name}(?:\*\*)?\s+(?:has|counts|comes with|ended up with|holds)\s+[\w.~ ]{{1,24}}param"
)
_CALLED_A_THING = (
    r"(?:\*\*|`)?{name}(?:\*\*|`)?(?:,?\s+(?:is|are)|,)\s+(?:an?|the|our)\s+(?:[\w-]+\s+){{0,4}}?"
    r"(?:toolkit|library|interface|engine|package|server|plug-?in|app|application|benchmark|leaderboard|data ?set"
    r"|(?:inference|serving|evaluation) framework)\b(?!-|\s+models?\b)"
)
"""What is said of a name that is no model's, whatever stands behind it ("a toolkit for vision-language models")."""
_SIZED = re.compile(r"[\s_-]\d+(?:\.\d+)?[Bb](?![A-Za-z])")
_SIZED_ACTS = (
    r"|^\W*{name}(?:\*\*)?\s+(?:\w+ly\s+)?(?:reads?|sees?|understands?|answers?|handles?|pairs?|combines?|connects?|couples?"
    r"|joins?|uses?|builds?|supports?|generates?|accepts?|takes?|processes|extends?|comes?|runs?|scores?|reaches|achieves?)\b"
)
"""What a name with billions in it does in a sentence of its own; data sets and tools do other things."""


BARE_SIZE = re.compile(r"\d+(?:\.\d+)?[BbMm]")
"""A size alone, which a document about one model calls its variants by."""


def find_subject(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The model that all of a document is about."""
    return _told_in_text(reading, lexicon, vocabulary) or (_indexed(reading, vocabulary) if _is_card(reading) else "")


def _indexed(reading: Reading, vocabulary: Vocabulary) -> str:
    """The one model whose scores a card's front matter lists, whatever its title says: "A finder of pests"."""
    names = indexed_names(reading)
    name = names[0].rpartition("/")[2].strip() if len(names) == 1 else ""
    is_plain = re.fullmatch(r"(?=[^\d]*[-_\d])[A-Za-z][\w.-]+", name) is None or _OF_A_RUN.fullmatch(name) is not None
    return "" if is_plain or vocabulary.is_no_model(name) else name


_OF_A_RUN = re.compile(
    r"(?:outputs?|results?|checkpoints?|models?|final|best|runs?|lora|test)"
    r"(?:[-_.]?\w+)?",
    re.IGNORECASE,
)
"""How programs that train name what they leave: "checkpoint-500"."""


def _told_in_text(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The model that a document's title and text say it is about."""
    if derived := derived_title(reading):
        return derived
    title = title_of(reading)
    shown = without_owner(title.name) if title is not None else ""
    shown = spelt_by_text(reading, shown) if title is not None and shown != title.name else shown
    name = "" if title is None or compares(shown) else name_in(shown, lexicon, vocabulary)
    name = without_maker(name, reading.document.text) if " " in name else name
    name = presented_in_title(reading, shown, name) or _without_owner_word(reading, name) or name
    if not name:
        plain = None if title is not None and is_chinese(title.name) else title
        return _opened(reading, plain, lexicon, vocabulary)
    if _has_rival(reading, title, name, lexicon, vocabulary):
        return ""
    is_repository = title is not None and shown != title.name and _SIZED.search(name) is not None
    is_titled = calls_itself_a_model(shown, name) or is_tuned(shown, name)
    is_borne_out = is_repository or is_titled or _is_borne_out(reading, name)
    is_borne_out = is_borne_out or any(TAGLINE.match(field.text) for field in reading.paragraphs[:1])
    if SMALL_NAME.fullmatch(name) and not (_CARD.match(shown) or _is_said_or_linked(reading, name)):
        return ""
    if is_chinese(name):
        latin = latin_name(reading, name) or ("" if is_borne_out else _opened(reading, None, lexicon, vocabulary))
        return latin or (name if is_borne_out else "")
    if is_borne_out:
        return name
    longer = _longer(reading, name, title, lexicon, vocabulary)
    own = name if not longer and _is_of_a_model(reading, shown, name, lexicon) else ""
    if longer or own:
        return longer or own
    made = name_by_authors(reading, name, lexicon, vocabulary)
    is_alone = bool(made) and not is_called_a_thing(reading, made)
    return made if is_alone and not _has_rival(reading, title, made, lexicon, vocabulary) else ""


def _without_owner_word(reading: Reading, name: str) -> str:
    """The name that the opening defines, where the title alone sets another word before it, as its maker's; or ""."""
    defined = {defined_seeing(field.text) for field in reading.paragraphs[:FIRST_PARAGRAPHS]} - {""}
    own = defined.pop() if len(defined) == 1 else ""
    if not own or not name.endswith(f" {own}") or reading.document.text.count(name) > 1:
        return ""
    return own


def told_subject(reading: Reading, reference: Reference) -> str:
    """The model that all of a document is about, by its text, for those who look at its tables alone."""
    vocabulary = vocabulary_of(reference)
    return find_subject(reading, vocabulary.lexicon, vocabulary)


def _is_of_a_model(reading: Reading, title: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a title, its name or talk of "the model" and its parts says what no sentence calls the name."""
    if THING.search(name) or is_called_a_thing(reading, name):
        return False
    if _CARD.match(title):
        return True
    if reading.document.text.count(name) < _TWICE:
        return False
    if NAMED_BY_KIND.fullmatch(name):
        return True
    if " " in name and NAME_FORM.search(name) is None:
        return False  # "Receipt Reader"
    texts = [field.text for field in each_field(reading)]
    parts = Counter(found["part"].casefold() for text in texts for found in PART_LINE.finditer(text))
    is_told = any(map(OWN_MODEL.search, texts)) or bool(parts)
    return is_told and max(parts.values(), default=1) == 1 and _is_named_most(reading, name, lexicon)


_TWICE = 2
"""Times that a text must use the name of its title: a headline is used once."""
_CARD = re.compile(r"\W*model card\b", re.IGNORECASE)


def _longer(reading: Reading, name: str, title: Record | None, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """A title "Foo" above "Foo-VL is a vision-language model": the whole name, where the text keeps using it."""
    defined = (defined_seeing(field.text) for field in reading.paragraphs[:FIRST_PARAGRAPHS])
    whole = next(
        (one for one in defined if one.casefold().startswith((f"{name}-".casefold(), f"{name} ".casefold()))), ""
    )
    is_kept = name_in(whole, lexicon, vocabulary) == whole and reading.document.text.count(whole) >= LEAST_MENTIONS
    if not whole or not is_kept or is_called_a_thing(reading, whole):
        return ""
    return "" if _has_rival(reading, title, whole, lexicon, vocabulary) else whole


def _opened(reading: Reading, title: Record | None, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The model that a document's opening defines or links, where the title names none."""
    return (
        _defined_in(reading, title, lexicon, vocabulary)
        or _linked_in(reading, title, lexicon, vocabulary)
        or _fronted_in(reading, title, lexicon, vocabulary)
    )


def _fronted_in(reading: Reading, title: Record | None, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """Below such a title: the model that the front matter names by a key of its own."""
    names = dict.fromkeys(fronted_names(reading)) if _is_plain_title(title, vocabulary) else {}
    name = next(iter(names), "")
    if len(names) != 1 or NAME_FORM.search(name) is None or not looks_like_model(name, vocabulary):
        return ""
    return "" if _has_rival(reading, title, name, lexicon, vocabulary) else name


def _defined_in(reading: Reading, title: Record | None, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """Below a picture for a title: the only model that the text defines, in its opening, if it keeps using the name."""
    opening = {defined_seeing(field.text) for field in reading.paragraphs[:FIRST_PARAGRAPHS]} - {""}
    if len(opening) != 1:
        return ""
    defined = opening.pop()
    if any(defined_seeing(field.text) not in ("", defined) for field in reading.paragraphs[FIRST_PARAGRAPHS:]):
        return ""
    name = name_in(defined, lexicon, vocabulary)
    short = _KIND_BEHIND.sub("", name)
    is_titled = title is not None and bool(short) and (_is_about(title.name, short) or _is_about(title.name, name))
    is_plain = _is_plain_title(title, vocabulary) or _is_sole(reading, title, name, lexicon)
    if not name or not (is_titled or is_plain):
        return ""
    is_told = _is_plain_title(title, vocabulary) and _is_card(reading)
    least = _TWICE if is_titled else LEAST_MENTIONS
    if not is_told and reading.document.text.count(short if is_titled else name) < least:
        return ""
    return "" if _has_rival(reading, title, name, lexicon, vocabulary) or is_called_a_thing(reading, name) else name


def _is_sole(reading: Reading, title: Record | None, name: str, lexicon: Lexicon) -> bool:
    """Whether the first paragraph under a headline brings up the model, and the text uses no other name as often."""
    first = reading.paragraphs[0].text if reading.paragraphs else ""
    if title is None or defined_seeing(first) != name or any("model" in one.kinds for one in lexicon.find(title.name)):
        return False
    return _is_named_most(reading, name, lexicon)


def _is_named_most(reading: Reading, name: str, lexicon: Lexicon) -> bool:
    """Whether no other model stands as often in a text as the name."""
    others = Counter(
        item.text.strip()
        for field in reading.paragraphs
        for item in lexicon.find(field.text)
        if "model" in item.kinds and not is_component(item) and not Subject(model=name).is_named(item.text)
    )
    return reading.document.text.count(name) > max(others.values(), default=0)


_ABOUT = r"\b(?:about|on|with|of|to|behind|using|does|is|for|how)\s+{name}\b"
_KIND_BEHIND = re.compile(r"[- ](?:VLM?|LLaVA|V)\b.*")


def _is_about(title: str, name: str) -> bool:
    """Whether a title that is no name says what it is about: "Questions about Foo", "Foo 2 Quickstart"."""
    is_led = re.match(rf"\W*{re.escape(name)}(?![\w-]|\.\d|\s*(?:and|&|\+|/|,)\s[A-Z])", title) is not None
    return is_led or re.search(_ABOUT.format(name=re.escape(name)), title, re.IGNORECASE) is not None


def _linked_in(reading: Reading, title: Record | None, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """Below such a title: the model whose repository the opening links."""
    name = name_of_linked_model(reading) if _is_plain_title(title, vocabulary) else ""
    if not name or not looks_like_model(name, vocabulary) or is_called_a_thing(reading, name):
        return ""
    return "" if _has_rival(reading, title, name, lexicon, vocabulary) else name


def _is_plain_title(title: Record | None, vocabulary: Vocabulary) -> bool:
    """Whether a document has no title, or a first heading as sections have: Introduction, News."""
    return title is None or vocabulary.is_no_model(_NUMBERED.sub("", title.name))


_NUMBERED = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
"""What headings are counted with: "1. Introduction"."""


def _has_rival(reading: Reading, title: Record | None, name: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether another heading or a list of names names a model that is no size of this one."""
    subject = Subject(model=name)
    if title is not None and has_sibling(reading, title, name, vocabulary):
        return True
    if is_one_of_titled(reading, name, vocabulary):
        return True
    for record in reading.records:
        is_of_data = leads_datasets(record.headings[-1]) if record.headings else False
        if record.kind == "pair" and not is_of_data and names_model(record, lexicon, vocabulary):
            return True
        if record.kind == "name_list" and _is_of_strangers(record, subject, lexicon):
            return True
        is_asked = record.name.rstrip().endswith(("?", "？")) or compares(record.name)
        if record.kind == "section" and record is not title and not is_asked:
            models = [item for item in lexicon.find(record.name) if "model" in item.kinds]
            if any(not subject.is_same_but_size(item.text) and not _is_part(item.kinds) for item in models):
                return True
    return False


def names_model(pair: Record, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether a pair's name is a model's: "Foo 2B - 5.1GB", not "Parameters: 2B" or "MMMU (val): 41.1"."""
    if SETTING.fullmatch(pair.name) or BARE_SIZE.fullmatch(pair.name):
        return False  # "RTX 3060: 12 GB", "2B: 6 GB"
    kinds = {kind for item in lexicon.find(pair.name) for kind in item.kinds}
    is_name = NAME_FORM.search(pair.name) is not None and looks_like_model(pair.name, vocabulary)
    return "model" in kinds or ("benchmark" not in kinds and is_name)


def _is_of_strangers(record: Record, subject: Subject, lexicon: Lexicon) -> bool:
    names = [item.name for item in (record.children or (record,)) if item.name]
    return any("model" in lexicon.look_up(name) and not subject.is_named(name) for name in names)


def _is_part(kinds: object) -> bool:
    return any(kind in kinds for kind in COMPONENT_KINDS)  # type: ignore[operator]


def is_called_a_thing(reading: Reading, name: str) -> bool:
    """Whether a document says that a name is a tool's, a benchmark's or a data set's."""
    thing = re.compile(_CALLED_A_THING.format(name=re.escape(name)), re.IGNORECASE)
    return any(thing.search(field.text) for field in reading.paragraphs)


def _is_borne_out(reading: Reading, name: str) -> bool:
    return _is_card(reading) or _is_said_or_linked(reading, name)


def _is_card(reading: Reading) -> bool:
    """Whether the front matter says what only a model's card does."""
    front = next((record for record in reading.records if record.kind == "front_matter"), None)
    return front is not None and not {field.name for field in front.fields}.isdisjoint(_OF_CARDS)


_OF_CARDS = ("base_model", "pipeline_tag", "datasets")


def _is_said_or_linked(reading: Reading, name: str) -> bool:
    """Whether a repository of that name is linked, or a sentence calls the name a model."""
    own = key_of(name)
    shown = (link for field in each_field(reading) for link in field.links)
    listed = (link for table in reading.tables for row in table.rows for cell in row for link in cell.links)
    for link in chain(shown, listed):
        repository = hub_id(link.target)
        if repository and key_of(repository)[: len(own)] == own:
            return True
    if is_called_a_thing(reading, name):
        return False
    if re.search(
        rf"(?<![\w-]){_either_mark(name)}(?:[- ]?v?\d(?:\.\d)?)?[- ]\d+(?:\.\d+)?[Bb](?![\w])", reading.document.text
    ):
        return True  # a name that comes in sizes
    form = _CALLED_MODEL + (_SIZED_ACTS if _SIZED.search(name) else "")
    names = dict.fromkeys((name, Subject(model=name).family))  # a size's page may speak of its family
    called = re.compile(form.format(name=f"(?:{'|'.join(map(re.escape, names))})"), re.IGNORECASE)
    return any(called.search(field.text) for field in reading.paragraphs)


def _either_mark(name: str) -> str:
    """A pattern of a name whose words a blank or a hyphen may join: "Foo 1.5", and Foo-1.5-2B."""
    return re.escape(name).replace("\\ ", "[ -]")


def each_field(reading: Reading) -> Iterator[Field]:
    """Paragraphs and the fields of all records, each once."""
    yield from reading.paragraphs
    for record in reading.records:
        if record.kind != "section":
            yield from _fields_of(record)


def _fields_of(record: Record) -> Iterator[Field]:
    yield from record.fields
    for child in record.children:
        yield from _fields_of(child)
