"""A reading in; the one model that the whole document is about out, or "" where that is not certain.

A title alone is no proof: tools, benchmarks and collections have titles, too. The name must stand in the title, and a
repository of the hub, the front matter of a model card, or a sentence that calls it a model must bear it out; and no
other heading may name another model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from extract.narrative.credits.links import hub_id, is_hub_id
from extract.narrative.language.analysis import Subject, is_component, key_of
from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subjects.described import looks_like_model, names_in
from extract.narrative.subjects.led_names import DEED, SETTING
from extract.narrative.subjects.titles import compares, defined_seeing, title_of
from extract.narrative.vocabulary import COMPONENT_KINDS, Vocabulary
from extract.records import Field, Reading, Record

_BEFORE = re.compile(
    r"^\W*(?:(?:introducing|training|meet|announcing|presenting|welcome to|release notes(?: for| of)?|model"
    r" card (?:for|of))\s+)?",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\W*(?:(?:a |the |our |my )?(?:paper|model|release|card|review|notes?|summary|reading|digest"
    r"|deep[- ]dive|look)\b.*"
    r"|.*\b(?:of the (?:week|month|day)|paper|review|notes|summary|reading group|explained|released|announcement))",
    re.IGNORECASE,
)
"""Before the colon of a title: what kind of text it is, and no name."""
_ANNOUNCED = re.compile(
    r"\b(?:(?:releas|launch|introduc|unveil|announc|open-?sourc|present|debut|ship|publish)(?:es|ed|s|ing)?"
    r"|(?:we|I) (?:built|made|trained|created|developed))\s+"
    r"(?P<name>[A-Z][\w.+]*(?:-[\w.+]+)*(?: (?:\d[\w.]*|(?-i:[A-Z])[\w.+-]*)){0,2})(?=,\s+(?:an?|the|its|our)\s|$)",
    re.IGNORECASE,
)
"""A headline: "Acme releases Foo, a model that …"."""
_BEHIND = re.compile(
    r"\s*(?:\(.*\)"
    r"|\b(?:release notes|change ?log|更新日志|model card|(?:technical )?(?:report|overview)|readme|repository"
    r"|official (?:code|implementation).*)"
    r"|\s(?:in production|in practice|locally|at (?:home|scale)"
    r"|with (?:vllm|sglang|lmdeploy|ollama|transformers|llama\.cpp)"
    r"|on (?:an?|one|your|consumer|the)\s.*))\s*$",
    re.IGNORECASE,
)
_KINDS = r"(?:models?|VLMs?|M?LLMs?|LMMs?|LVLMs?|assistant)"
_CALLED_MODEL = (
    r"(?:\*\*|`)?{name}(?:\*\*|`)?(?:\s*\([^()]{{0,40}}\))?,?\s+(?:is|are)\s+(?:an?|the|our|\w+)\b"
    r"(?:(?!\b(?:since|because|when|than|whereas|although|while|if)\b)(?:[^.]|\.(?=\d))){{0,80}}?\b"
    rf"{_KINDS}\b"
    r"|(?:present|introduc|releas|propos|launch|announc|unveil|open-?sourc|shar(?=[ei])|publish)\w*\s+"
    r"(?:\*\*)?{name}(?:\*\*)?[,!:]?\s[^.]{{0,60}}?\b"
    rf"{_KINDS}\b"
    r"|{name}(?:\*\*)?\s*(?:[（(][^（）()]{{0,40}}[）)])?\s*(?:是|为)[^。]{{0,80}}?模型"
    r"|{name}(?:\*\*)?\s+(?:has|counts|comes with|ended up with|holds)\s+[\w.~ ]{{1,24}}param"
)
_CALLED_A_THING = (
    r"(?:\*\*|`)?{name}(?:\*\*|`)?(?:,?\s+(?:is|are)|,)\s+(?:an?|the|our)\s+(?:[\w-]+\s+){{0,4}}?"
    r"(?:toolkit|library|interface|engine|package|server|plug-?in|benchmark|leaderboard|data ?set"
    r"|(?:inference|serving|evaluation) framework)\b(?!-|\s+models?\b)"
)
"""What is said of a name that is no model's, whatever stands behind it ("a toolkit for vision-language models")."""
_SIZED = re.compile(r"[\s_-]\d+(?:\.\d+)?B(?![A-Za-z])")
_SIZED_ACTS = (
    r"|^\W*{name}(?:\*\*)?\s+(?:\w+ly\s+)?(?:reads?|sees?|understands?|answers?|handles?|pairs?|combines?|connects?|couples?"
    r"|joins?|uses?|builds?|supports?|generates?|accepts?|takes?|processes|extends?|comes?|runs?|scores?|reaches|achieves?)\b"
)
"""What a name with billions in it does in a sentence of its own; data sets and tools do other things."""


BARE_SIZE = re.compile(r"\d+(?:\.\d+)?[BbMm]")
"""A size alone, which a document about one model calls its variants by."""


def find_subject(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The model that all of a document is about."""
    title = title_of(reading)
    shown = without_owner(title.name) if title is not None else ""
    name = "" if title is None or compares(shown) else _name_in(shown, lexicon, vocabulary)
    if not name:
        is_chinese = title is not None and _CHINESE.search(title.name) is not None
        return _defined_in(reading, None if is_chinese else title, lexicon, vocabulary)
    if _has_rival(reading, title, name, lexicon, vocabulary):
        return ""
    is_repository = title is not None and shown != title.name and _SIZED.search(name) is not None
    is_borne_out = is_repository or _is_borne_out(reading, name) or _calls_itself_a_model(shown, name)
    if _SMALL.fullmatch(name) and not _is_said_or_linked(reading, name):
        return ""
    if not is_borne_out and _CHINESE.search(name):
        return _defined_in(reading, None, lexicon, vocabulary)
    return name if is_borne_out else _longer(reading, name, title, lexicon, vocabulary)


def _longer(reading: Reading, name: str, title: Record | None, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """A title "Foo" above "Foo-VL is a vision-language model": the whole name, where the text keeps using it."""
    defined = (defined_seeing(field.text) for field in reading.paragraphs[:FIRST_PARAGRAPHS])
    whole = next(
        (one for one in defined if one.casefold().startswith((f"{name}-".casefold(), f"{name} ".casefold()))), ""
    )
    is_kept = _name_in(whole, lexicon, vocabulary) == whole and reading.document.text.count(whole) >= LEAST_MENTIONS
    if not whole or not is_kept or is_called_a_thing(reading, whole):
        return ""
    return "" if _has_rival(reading, title, whole, lexicon, vocabulary) else whole


_CHINESE = re.compile(r"[\u3400-\u9fff]")
"""What a title's name in Chinese has, which the text may call by another one in Latin letters."""


_SUBTITLE = re.compile(
    r"(?:an?|the|our)\s(?:(?:\S+ ){0,3}(?:family|series|suite|collection) of\s)?"
    rf"(?!.*\b(?:for|on|in|to|of)\b).*\b{_KINDS}\W*",
    re.IGNORECASE,
)


def _calls_itself_a_model(title: str, name: str) -> bool:
    """`Foo: An Open Vision-Language Model`: a title that says of its name what it is, and not what it is for."""
    before, _, rest = title.replace("：", ": ").partition(": ")
    return name in before and _SUBTITLE.fullmatch(rest.strip()) is not None


def without_owner(title: str) -> str:
    """A title that is nothing but a repository's id, without its owner: `acme/Foo-VL-7B`."""
    text = title.strip("# `*")
    return text.rpartition("/")[2] if is_hub_id(text) else title


FIRST_PARAGRAPHS = 5
"""Paragraphs, badges among them, in which a page under a picture says what it is about."""
LEAST_MENTIONS = 3


def _defined_in(reading: Reading, title: Record | None, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """Below a picture for a title: the only model that the text defines, in its opening, if it keeps using the name."""
    defined = dict.fromkeys(defined_seeing(field.text) for field in reading.paragraphs)
    opening = {defined_seeing(field.text) for field in reading.paragraphs[:FIRST_PARAGRAPHS]}
    names = [name for name in defined if name]
    if len(names) != 1 or names[0] not in opening or not _is_plain_title(title, vocabulary):
        return ""
    name = _name_in(names[0], lexicon, vocabulary)
    if not name or reading.document.text.count(name) < LEAST_MENTIONS:
        return ""
    return "" if _has_rival(reading, title, name, lexicon, vocabulary) or is_called_a_thing(reading, name) else name


def _is_plain_title(title: Record | None, vocabulary: Vocabulary) -> bool:
    """Whether a document has no title, or a first heading as sections have: Introduction, News."""
    return title is None or vocabulary.is_no_model(_NUMBERED.sub("", title.name))


_NUMBERED = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
"""What headings are counted with: "1. Introduction"."""


_TRANSLATED = re.compile(
    r"[^（()）]*[\u3400-\u9fff][^（()）]*[（(](?P<name>[A-Z][\w.-]+(?: [\w.-]+)?)[）)]\W*", re.ASCII
)
"""A title in Chinese with the name in Latin letters behind it."""


def _may_be_name(text: str) -> bool:
    """Whether what stands behind "Paper of the week:" may be a name: one word written like one, or a few capitals."""
    is_word = len(text.split()) == 1 and (NAME_FORM.search(text) or _SMALL.fullmatch(text))
    return bool(is_word or _CAPITALS.fullmatch(text))


_CAPITALS = re.compile(r"[A-Z][\w.-]*(?: (?:[A-Z][\w.-]*|\d[\w.]*)){0,2}")
_SMALL = re.compile(r"[a-z]{3,}(?:[-_.][a-z]+)*")
"""A name in small letters, `quill-vl`: nothing but what is said of it tells it from any other word."""
_DASH = re.compile(r"\s[–—]\s")
"""Between a name and what a title says of it, as a colon is."""


def _name_in(title: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The name that a title is made of, before a colon, without "Introducing" and "release notes"."""
    translated = _TRANSLATED.fullmatch(title)
    title = translated["name"] if translated else _DASH.sub(": ", title.replace("：", ": "))
    first, _, rest = title.partition(": ")
    announced = _ANNOUNCED.search(title)
    told = announced["name"] if announced else rest if _PHRASE.fullmatch(first) and _may_be_name(rest) else first
    name = _BEHIND.sub("", DEED.sub("", _BEFORE.sub("", told, count=1))).strip()
    is_small = _SMALL.fullmatch(name) is not None and not vocabulary.is_no_model(name)
    if not name or len(name.split()) > 4 or vocabulary.is_no_model(title):
        return ""
    if not is_small and not looks_like_model(name, vocabulary):
        return ""
    found = [item for item in lexicon.find(name) if "model" in item.kinds]
    if any(is_component(item) for item in found) or len(found) > 1:
        return ""
    return name


def _has_rival(reading: Reading, title: Record | None, name: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether another heading or a list of names names a model that is no size of this one."""
    subject = Subject(model=name)
    if title is not None and has_sibling(reading, title, name, vocabulary):
        return True
    for record in reading.records:
        if record.kind == "pair" and names_model(record, lexicon, vocabulary):
            return True
        if record.kind == "name_list" and _is_of_strangers(record, subject, lexicon):
            return True
        is_asked = record.name.rstrip().endswith(("?", "？")) or compares(record.name)
        if record.kind == "section" and record is not title and not is_asked:
            models = [item for item in lexicon.find(record.name) if "model" in item.kinds]
            if any(not subject.is_same_but_size(item.text) and not _is_part(item.kinds) for item in models):
                return True
    return False


def has_sibling(reading: Reading, title: Record, name: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading of the title's level is written like the name of another model."""
    subject = Subject(model=name)
    headings = (one for one in reading.records if one.kind == "section" and one.level == title.level)
    names = (names_in(heading.name, vocabulary)[0] for heading in headings if heading is not title)
    return any(
        NAME_FORM.search(one) and looks_like_model(one, vocabulary) and not subject.is_named(one) for one in names
    )


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
    front = next((record for record in reading.records if record.kind == "front_matter"), None)
    if front and {field.name for field in front.fields} & {"base_model", "pipeline_tag", "datasets"}:
        return True
    return _is_said_or_linked(reading, name)


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
        rf"(?<![\w-]){re.escape(name)}(?:[- ]?v?\d(?:\.\d)?)?[- ]\d+(?:\.\d+)?B(?![\w])", reading.document.text
    ):
        return True  # a name that comes in sizes
    form = _CALLED_MODEL + (_SIZED_ACTS if _SIZED.search(name) else "")
    names = dict.fromkeys((name, Subject(model=name).family))  # a size's page may speak of its family
    called = re.compile(form.format(name=f"(?:{'|'.join(map(re.escape, names))})"), re.IGNORECASE)
    return any(called.search(field.text) for field in reading.paragraphs)


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
