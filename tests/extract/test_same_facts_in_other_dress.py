"""The same document in another dress says the same: as HTML, on one line, with other marks, ends of lines or pictures.

No expectation is written down: the markdown itself is the oracle for what is made of it here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from extract.extraction import extract_document
from extract.reference import Reference, read_reference

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests" / "extract"
DOCUMENTS = sorted([*TESTS.glob("narrative/written/*.md"), *TESTS.glob("understanding/layouts/*.md")])
NEEDS_ITS_LINES = {"catalogue_7": "headings that are lines without marks", "snipe": "a table of tabs in a paragraph"}
"""What HTML does not keep of two documents."""
RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _outside_code(change: Callable[[str], str], text: str) -> str:
    lines, is_code = [], False
    for line in text.split("\n"):
        is_code ^= line.lstrip().startswith("```")
        lines.append(line if is_code else change(line))
    return "\n".join(lines)


def _rendered(text: str) -> str:
    front, body = "", text
    if text.startswith("---\n"):
        end = text.index("\n---", 4) + len("\n---")
        front, body = text[:end] + "\n\n", text[end:]
    return f"{front}<html><body>\n{RENDERER.render(body)}</body></html>"


def _body(text: str) -> str:
    """A text behind its front matter."""
    return text[text.index("\n---", 4) + 4 :] if text.startswith("---\n") else text


DRESSES: dict[str, Callable[[str], str]] = {
    "HTML": _rendered,
    "HTML without line breaks between its tags": lambda text: _rendered(text).replace(">\n<", "><"),
    "lines that end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "bold text in tags": lambda text: _outside_code(lambda line: re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", line), text),
    "other marks of items": lambda text: (
        text.removesuffix(_body(text)) + _outside_code(lambda line: re.sub(r"^(\s*)- ", r"\1* ", line), _body(text))
    ),
    "blanks that do not break": lambda text: _outside_code(
        lambda line: re.sub(r"(\d) (GB|B|billion|million)\b", "\\1\N{NO-BREAK SPACE}\\2", line), text
    ),
    "pictures before headings": lambda text: _outside_code(
        lambda line: re.sub(r"^(#+) ", "\\1 \N{ROCKET} ", line), text
    ),
    "marks behind headings": lambda text: _outside_code(lambda line: re.sub(r"^(#+) (.*)$", r"\1 \2 \1", line), text),
    "comments between paragraphs": lambda text: (
        text.removesuffix(_body(text)) + _body(text).replace("\n\n", "\n\n<!-- 99B, MMMU 12.3 -->\n\n")
    ),
}


@cache
def _reference() -> Reference:
    return read_reference({path.stem: path.read_text("utf-8") for path in (ROOT / "seeds/reference").glob("*.csv")})


@lru_cache(maxsize=2 * len(DOCUMENTS))
def _facts(text: str) -> Counter[tuple[object, ...]]:
    claims = extract_document(text.encode(), name="document.md", reference=_reference()).claims
    return Counter(
        (one.model, one.attribute, " ".join(one.value_text.split()), one.value_number, one.qualifier, one.status)
        for one in claims
    )


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_same_facts_in_another_dress(path: Path, dress: str) -> None:
    if dress.startswith("HTML") and path.stem in NEEDS_ITS_LINES:
        pytest.skip(NEEDS_ITS_LINES[path.stem])
    text = path.read_text("utf-8")
    dressed = DRESSES[dress](text)
    assert _facts(dressed) == _facts(text)


NAMES = {"small letters": str.lower, "two words": lambda _: "Harbor Lens", "a version": lambda name: f"{name} 1.5"}
TITLE = "# {name}: Seeing Far\n\n{name} is an open vision-language model with 2.4B parameters. "
OPENINGS = {
    "a title": TITLE,
    "a title with more words": TITLE.replace("{name}: Seeing Far", "{name} technical overview"),
    "a paper of the week": TITLE.replace("{name}: Seeing Far", "Paper of the week: {name}"),
    "a headline": "# Acme releases {name}, a model that reads maps\n\n"
    "Acme has released {name}, a family of open multimodal models. It has 2.4B parameters. ",
    "a report": "# How we built {name}, our map reader\n\n{name} is a vision-language model. It has 2.4B parameters. ",
}
BODY = """{name} pairs SigLIP-SO400M with Qwen2.5-1.5B.

## Results

{name} scores 44.1 on MMMU.

| Model | DocVQA |
|---|---|
| {name} | 84.2 |
| Bongo-8B | 91.0 |
"""


@pytest.mark.parametrize("change", NAMES)
@pytest.mark.parametrize("opening", OPENINGS)
def test_a_model_may_be_called_anything(opening: str, change: str) -> None:
    name = NAMES[change]("Turnix-VL")
    facts = _facts((OPENINGS[opening] + BODY).format(name=name))
    said = {(attribute, text) for model, attribute, text, *_ in facts if model == name}
    assert {
        ("params_total_b", "2.4B"),
        ("vision_encoder", "SigLIP-SO400M"),
        ("language_model", "Qwen2.5-1.5B"),
        ("score", "44.1"),
        ("score", "84.2"),
    } <= said


SHORT_TITLE = """# TidePool

TidePool-VL is a compact vision-language model. TidePool-VL has 7.9B parameters.

- Vision: SigLIP-SO400M

## Ablation of connectors (TidePool-VL-2B)

| Connector | DocVQA |
|---|---|
| Linear | 88.9 |
"""


def test_a_title_may_leave_the_kind_of_the_name_out() -> None:
    said = {(model, attribute, text) for model, attribute, text, *_ in _facts(SHORT_TITLE)}
    assert {
        ("TidePool-VL", "params_total_b", "7.9B"),
        ("TidePool-VL", "vision_encoder", "SigLIP-SO400M"),
        ("TidePool-VL-2B", "score", "88.9"),
    } <= said
