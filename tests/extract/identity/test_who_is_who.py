"""Spellings of models: what is one, what is not, who belongs to whom, and what is left for a person."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from extract.extraction import extract_document
from extract.identity import Identities, PlacedMention, resolve_models
from extract.reference import Reference, read_reference


@pytest.fixture(scope="module")
def reference(root: Path) -> Reference:
    folder = root / "seeds" / "reference"
    return read_reference({path.stem: path.read_text("utf-8") for path in folder.glob("*.csv")})


def resolve(reference: Reference, *names: str, **details: str) -> Identities:
    return resolve_models([PlacedMention(document_id="d", name=name, line=1, **details) for name in names], reference)


SAME = {
    "case": ("FooVL", "FOOVL", "foovl"),
    "separators": ("Foo-VL 2", "Foo VL2", "foo_vl-2"),
    "a v before a version": ("Foo-v1.6", "Foo 1.6", "FooV1.6"),
    "an underscore in a version": ("Foo-V-2_6", "Foo-V 2.6"),
    "the order of size and word": ("Foo-3.2-11B-Vision", "Foo 3.2-Vision 11B"),
    "an organisation before it": ("acme/Foo-VL-7B", "Foo-VL-7B"),
    "the format of Transformers": ("acme-hf/foo-vl-7b-hf", "Foo-VL-7B"),
    "a day with and without hyphens": ("Foo-4o (2024-05-13)", "Foo-4o-20240513"),
    "a version with a hyphen for its point": ("foo-3-5-sonata-20241022", "Foo 3.5 Sonata (2024-10-22)"),
    "a point and a zero": ("Foo 1.0", "Foo 1"),
    "a size in millions": ("Foo-500M", "Foo 0.5B"),
    "a size in brackets": ("Foo-VL (7B)", "Foo-VL-7B"),
    "a version behind or before the size": ("Foo-VL-7B-v1.5", "Foo-VL-v1.5-7B", "Foo-VL 1.5 (7B)"),
    "a mode in brackets": ("Foo-VL-7B (thinking)", "Foo-VL-7B-Thinking"),
    "what is activated, behind a blank": ("Foo 30B-A3B", "Foo-30B-A3B"),
}
DIFFERENT = {
    "a size and a generation": ("Foo-2B", "Foo 2"),
    "a generation in a size": ("FooVL2 2B", "FooVL 22B"),
    "versions that begin alike": ("Foo-V-2", "Foo-V-2_6"),
    "one letter": ("Foo-7B-O", "Foo-7B-D"),
    "sizes": ("Foo-7B", "Foo-13B"),
    "tuning": ("Foo-7B", "Foo-7B-Instruct"),
    "resolutions": ("Foo-3B-224", "Foo-3B-448"),
    "precisions": ("Foo-7B", "Foo-7B-Int4"),
    "a word more": ("Foo", "u-Foo"),
    "active parameters": ("Foo-30B", "Foo-30B-A3B"),
    "a size with and without a version": ("Foo-VL-7B", "Foo-VL-7B-v1.5"),
    "dates": ("Foo-VL-7B-0924", "Foo-VL-7B-1024"),
    "thinking and instructed": ("Foo-VL-7B-Thinking", "Foo-VL-7B-Instruct"),
    "two quantisations": ("acme/Foo-VL-7B-AWQ", "acme/Foo-VL-7B-GPTQ-Int4"),
    "a quantisation by another": ("quant/Foo-VL-7B-GGUF", "acme/Foo-VL-7B"),
    "a base and what is made of it": ("Foo-VL-7B-base", "Foo-VL-7B"),
    "editions": ("Foo-VL-Max", "Foo-VL-Plus"),
    "a generation of the line or of the sight": ("Foo2-VL", "Foo-VL2"),
    "a size and a tenth of it": ("Foo-0.5B", "Foo-5B"),
    "a point in a number": ("Foo1.5 1B", "Foo1.51B"),
}


@pytest.mark.parametrize("case", SAME)
def test_one_model(reference: Reference, case: str) -> None:
    identities = resolve(reference, *SAME[case])
    assert len({identities.model_id("d", name) for name in SAME[case]}) == 1


@pytest.mark.parametrize("case", DIFFERENT)
def test_two_models(reference: Reference, case: str) -> None:
    identities = resolve(reference, *DIFFERENT[case])
    assert len({identities.model_id("d", name) for name in DIFFERENT[case]}) == 2


def test_a_checkpoint_belongs_to_its_size_and_family(reference: Reference) -> None:
    rows = resolve(reference, "Foo-VL", "Foo-VL 2B", "acme/Foo-VL-2B-Instruct", "acme/Foo-VL-2B-Instruct-AWQ").by_id
    assert {key: row.variant_of for key, row in rows.items()} == {
        "foo-vl": "",
        "foo-vl-2b": "foo-vl",
        "foo-vl-2b-instruct": "foo-vl-2b",
        "foo-vl-2b-instruct-awq": "foo-vl-2b-instruct",
    }
    assert {row.family_id for row in rows.values()} == {"foo-vl"}


def test_words_for_the_language_model_inside_are_no_family(reference: Reference) -> None:
    rows = resolve(reference, "Foo", "Foo-8B-clip-llama3", "foo-mistral-7b").by_id
    assert {row.family_id for row in rows.values()} == {"foo"}
    assert rows["foo-8b-clip-llama3"].variant_of == "foo"


def test_a_place_that_equates_two_spellings_joins_them(reference: Reference) -> None:
    mentions = [
        PlacedMention(document_id="d", name="acme/Peb-O", line=1, same_as=("acme/Peb-0",), status="typo"),
        PlacedMention(document_id="e", name="acme/Peb-0", line=5),
    ]
    identities = resolve_models(mentions, reference)
    assert identities.model_id("d", "acme/Peb-O") == identities.model_id("e", "acme/Peb-0")
    assert {row.alias: row.status for row in identities.aliases}["acme/Peb-0"] == "typo"


def test_a_republisher_is_not_the_maker(reference: Reference) -> None:
    rows = resolve(reference, "llava-hf/foo-7b-hf", "allenai/Bar-7B", "newlab/Baz-7B").by_id
    assert [rows[key].organization for key in ("foo-7b-hf", "bar-7b", "baz-7b")] == [
        "",
        "Allen Institute for AI",
        "newlab",
    ]


def test_what_looks_alike_is_left_for_a_person(reference: Reference) -> None:
    identities = resolve(reference, "Fooscope-V", "Foascope-V", "Barton-O1", "Barton-01", "Quxling 7B", "Quxling 8B")
    pairs = {(pair.a, pair.b) for pair in identities.doubtful}
    assert ("foascope-v", "fooscope-v") in pairs
    assert not {pair for pair in pairs if "quxling" in pair[0]}
    assert len({row.model_id for row in identities.models}) == 6


def test_a_reviewed_pair_is_no_doubt(reference: Reference) -> None:
    assert resolve(reference, "KOSMOS-1", "KOSMOS-2", "EVE", "EVLM").doubtful == ()


def test_nothing_merges_across_kinds_of_look_alikes(reference: Reference) -> None:
    """Every pair of different keys stays apart, however near: 2,000 names of one pattern are 2,000 models."""
    names = [f"Model-{number}B" for number in range(1, 1001)] + [f"Model {number}" for number in range(1, 1001)]
    assert len(resolve(reference, *names).models) == 2_000


def test_the_order_of_mentions_does_not_matter(reference: Reference) -> None:
    names = [name for case in (*SAME.values(), *DIFFERENT.values()) for name in case]
    shuffled = names[:]
    random.Random(7).shuffle(shuffled)
    first, second = resolve(reference, *names), resolve(reference, *shuffled)
    assert first.models == second.models
    assert dict(first.names) == dict(second.names)


def test_many_names_take_linear_time(reference: Reference, assert_grows_linearly: Callable[..., None]) -> None:
    def work(count: int) -> Callable[[], object]:
        rng = random.Random(count)
        stems = ["".join(rng.choices("abcdefghijklmnop", k=7)).title() for _ in range(count)]
        mentions = [
            PlacedMention(
                document_id=f"d{place % 40}",
                name=f"{stem}-{rng.randint(1, 90)}B{rng.choice(['', '-Instruct'])}",
                line=place,
            )
            for place, stem in enumerate(stems)
        ]
        return partial(resolve_models, mentions, reference)

    assert_grows_linearly(work, 500, 10_000)


def test_repositories_of_two_owners_under_one_name_stay_apart_and_are_a_doubt(reference: Reference) -> None:
    identities = resolve(reference, "acme/Foo-VL-7B", "other/Foo-VL-7B")
    assert {model.name for model in identities.models} == {"acme/Foo-VL-7B", "other/Foo-VL-7B"}
    assert len({model.model_id for model in identities.models}) == 2
    assert [(pair.a, pair.b) for pair in identities.doubtful] == [("acme/Foo-VL-7B", "other/Foo-VL-7B")]


def test_a_plain_name_is_its_known_maker_s_beside_another_owner_s(reference: Reference) -> None:
    identities = resolve(reference, "Foo-VL-7B", "acme/Foo-VL-7B", "microsoft/Foo-VL-7B")
    assert identities.model_id("d", "Foo-VL-7B") == identities.model_id("d", "microsoft/Foo-VL-7B")
    assert identities.model_id("d", "Foo-VL-7B") != identities.model_id("d", "acme/Foo-VL-7B")
    assert [(pair.a, pair.b) for pair in identities.doubtful] == [("microsoft/Foo-VL-7B", "acme/Foo-VL-7B")]


def test_a_name_linked_to_repositories_of_two_owners_is_one_model_and_a_doubt(reference: Reference) -> None:
    mentions = [
        PlacedMention(document_id=document, name="Foo-VL-7B", huggingface_id=repository)
        for document, repository in (("d", "acme/Foo-VL-7B"), ("e", "other/Foo-VL-7B"))
    ]
    identities = resolve_models(mentions, reference)
    assert [model.name for model in identities.models] == ["Foo-VL-7B"]
    assert [(pair.a, pair.b) for pair in identities.doubtful] == [("acme/Foo-VL-7B", "other/Foo-VL-7B")]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("THUDM/foo-vl-7b", "zai-org/foo-vl-7b"), id="two accounts of one maker"),
        pytest.param(("acme/foo-vl-7b", "llava-hf/foo-vl-7b-hf"), id="a maker and a port"),
        pytest.param(("acme/Foo-VL-7B", "Acme/foo-vl-7b"), id="one owner in two cases"),
    ],
)
def test_accounts_of_one_maker_and_ports_hold_one_model(reference: Reference, names: tuple[str, ...]) -> None:
    identities = resolve(reference, *names)
    assert len(identities.models) == 1
    assert identities.doubtful == ()


def with_rows(reference: Reference, **rows: Mapping[str, str]) -> Reference:
    tables = {name: (*reference.rows(name), row) for name, row in rows.items()}
    return Reference(tables={**reference.tables, **tables}, version="t")


def test_reviewed_rows_settle_repositories_of_two_owners(reference: Reference) -> None:
    names = ("acme/Foo-VL-7B", "other/Foo-VL-7B")
    alias = {"alias": names[1], "model": names[0], "status": "ok", "reason": "a mirror"}
    apart = {"a": names[0], "b": names[1], "reason": "trained apart"}
    one = resolve(with_rows(reference, aliases=alias), *names)
    two = resolve(with_rows(reference, never_merge=apart), *names)
    assert (len(one.models), one.doubtful) == (1, ())
    assert (len(two.models), two.doubtful) == (2, ())


ZOO = """# Zoo of FooVL

| Version | {column} | Checkpoint | GQA |
|---|---|---|---|
| FooVL-1.5 | 7B | [acme/foovl-v1.5-7b](https://huggingface.co/acme/foovl-v1.5-7b) | 62.0 |
| FooVL-1.5 | 13B | [acme/foovl-v1.5-13b](https://huggingface.co/acme/foovl-v1.5-13b) | 63.3 |
| FooVL-1.5 | 7B | [acme/foovl-v1.5-7b-lora](https://huggingface.co/acme/foovl-v1.5-7b-lora) | 63.0 |
"""
SIZES = """# Sizes of FooVL

| Model | Size | GQA |
|---|---|---|
| FooVL-1.5 | 7B | 62.0 |
| FooVL-1.5 | 13B | 63.3 |
| FooVL-1.5 | 34B | 67.1 |
"""


@pytest.mark.parametrize(
    "text", [ZOO.format(column="Size"), ZOO.format(column="Language model"), SIZES], ids=["sizes", "parts", "no links"]
)
def test_rows_of_one_name_that_a_table_tells_apart_are_models_of_their_own(reference: Reference, text: str) -> None:
    """What they share names none of them alone: it equates nothing."""
    assert len(models_of(reference, text)) == 3


MENTION = ("name", "line", "role", "huggingface_id", "same_as", "family", "variant_of", "status")


FILES = """# Zoo of FooVL

| Base LLM | Pretrained weights |
|---|---|
| Bar-7B | [projector](https://huggingface.co/acme/FooVL-Projectors/blob/main/foovl-7b-projector-v1.bin) |
| Bar-13B | [projector](https://huggingface.co/acme/FooVL-Projectors/blob/main/foovl-13b-projector-v1.bin) |
"""


def test_weights_of_several_models_in_one_repository_are_several_models(reference: Reference) -> None:
    assert len(models_of(reference, FILES)) == 2


LOGS = """# Kingfisher-6B for segmentation

| Model | Head | ADE20K | Log |
|---|---|---|---|
| Kingfisher-6B | Linear | 47.2 | [log](https://huggingface.co/acme/Halcyon/raw/main/linear_kingfisher.log) |
"""


def test_a_log_kept_in_a_repository_is_no_sign_that_it_is_the_model_s(reference: Reference) -> None:
    said = extract_document(LOGS.encode(), name="logs.md", reference=reference)
    assert [claim for claim in said.claims if claim.attribute == "hf_id"] == []


def models_of(reference: Reference, text: str) -> set[str]:
    """The models that the claims of a document are about, once it is settled who is who."""
    said = extract_document(text.encode(), name="zoo.md", reference=reference)
    placed = [
        PlacedMention(document_id="d", **{name: getattr(item, name) for name in MENTION}) for item in said.mentions
    ]
    found = resolve_models(placed, reference)
    return {found.names["d", claim.model] for claim in said.claims}


def test_a_name_that_places_link_to_several_sizes_equates_none_of_them(reference: Reference) -> None:
    """One list links FooVL to its 7B, another to its 13B: the line's name is neither."""
    linked = [
        PlacedMention(document_id=document, name="FooVL", line=1, huggingface_id=f"acme/foovl-{size}")
        for document, size in (("a", "7b"), ("b", "13b"))
    ]
    plain = [PlacedMention(document_id="c", name=name, line=1) for name in ("FooVL-7B", "FooVL-13B")]
    names = resolve_models([*linked, *plain], reference).names
    assert len({names["a", "FooVL"], names["c", "FooVL-7B"], names["c", "FooVL-13B"]}) == 3
    one = resolve_models([linked[0], plain[0]], reference).names
    assert one["a", "FooVL"] == one["c", "FooVL-7B"]


def test_a_rounded_size_is_no_other_model(reference: Reference) -> None:
    linked = [
        PlacedMention(document_id="a", name="FooVL", line=line, huggingface_id=f"acme/foovl-{size}")
        for line, size in enumerate(("7b", "8b"), start=1)
    ]
    assert len(set(resolve_models(linked, reference).names.values())) == 1
