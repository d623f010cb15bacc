"""Identity, names and typos: one test a trap, on the originals and on our own documents."""

from __future__ import annotations

import pytest
from library import Library


def test_b01_two_names_of_one_release(library: Library) -> None:
    assert library.model_id("LLaVA 1.6") == library.model_id("LLaVA-NeXT") == "llava-1.6"


@pytest.mark.parametrize(
    "spellings",
    [
        ("IDEFICS2", "Idefics2"),
        ("IDEFICS3-8B", "Idefics3-8B", "Idefics3"),
        ("PALI", "PaLI"),
        ("PALM-E", "PaLM-E"),
        ("VideoLLaMA 3", "VideoLLaMA3"),
        ("Llama 3.2-Vision", "Llama-3.2-Vision"),
        ("Qwen2-VL", "Qwen-2-VL"),
        ("Moondream-next", "vikhyatk/moondream-next"),
        ("smolVLM", "SmolVLM"),
        ("LLaVa", "LLAVA", "LLaVA"),
        ("FROZEN", "Frozen"),
        ("SAM2", "SAM-2"),
    ],
)
def test_b02_case_and_separators_do_not_tell_models_apart(library: Library, spellings: tuple[str, ...]) -> None:
    from extract.identity import PlacedMention, resolve_models

    placed = [PlacedMention(document_id="d", name=name) for name in spellings]
    identities = resolve_models(placed, library.reference)
    assert len({identities.model_id("d", name) for name in spellings}) == 1


def test_b03_a_prefix_is_another_model(library: Library) -> None:
    names = ("MiniCPM-V-2", "openbmb/MiniCPM-V-2_6", "MiniCPM-V", "MiniCPM-o-2.6")
    assert len({library.model_id(name) for name in names}) == 4


def test_b04_resolutions_and_generations_are_variants_not_spellings(library: Library) -> None:
    names = ("google/paligemma-3b-pt-224", "PaliGemma 3B 448px", "PaliGemma 2 3B", "PaliGemma", "PaliGemma 2")
    assert len({library.model_id(name) for name in names}) == 5
    rows = {row.model_id: row for row in library.identities.models}
    assert rows["paligemma-3b-pt-224"].variant_of == rows["paligemma-3b-448px"].variant_of == "paligemma"
    assert rows["paligemma-2-3b"].variant_of == "paligemma-2"


def test_b05_a_generation_is_not_read_into_a_size(library: Library) -> None:
    assert library.model_id("InternVL2 2B") != library.model_id("InternVL 2.5")
    assert library.numbers("003", "InternVL2 2B", "params_total_b") == {2.0}
    assert library.numbers("003", "MM1.5 1B", "params_total_b") == {1.0}


def test_b06_a_hyphen_before_a_size_is_no_generation(library: Library) -> None:
    assert library.parts("002", "PaliGemma", "language_model") == {"Gemma", "Gemma-2B"}
    assert library.parts("002", "PaliGemma 2", "language_model") == {"Gemma 2"}


def test_b07_a_zero_for_an_o_is_the_known_model(library: Library) -> None:
    assert {issue.message for issue in library.issues("002", "typo_in_name")} == {
        "GPT-40 read as GPT-4o",
        "GPT-40-mini read as GPT-4o mini",
    }
    assert library.model_id("GPT-40") == library.model_id("GPT-4o") != library.model_id("GPT-40-mini")


def test_b08_an_outside_model_is_one_and_has_no_facts(library: Library) -> None:
    assert library.model_id("Claude-3.5-Sonnet") == library.model_id("Claude 3.5 Sonnet") != ""
    assert not [claim for number in library.documents for claim in library.claims(number, "Claude 3.5 Sonnet")]


def test_b09_a_name_is_not_split_at_a_dash_or_bracket(library: Library) -> None:
    named = {mention.name for mention in library.documents["002"].mentions if mention.role == "name_list"}
    assert {"Nous-Hermes-2-Vision - Mistral 7B", "xGen-MM (BLIP-3)"} <= named
    assert len(named) == 97


def test_b10_a_question_is_no_name_and_no_size(library: Library) -> None:
    assert not any("?" in row.name for row in library.identities.models)
    assert [issue.line for issue in library.issues("003", "unfinished_note")] == [46]
    assert not library.claims("003", "NVLM")


def test_b11_a_link_text_is_no_name(library: Library) -> None:
    assert library.values("003", "HuggingFaceTB/SmolVLM-Instruct", "hf_id") == {"HuggingFaceTB/SmolVLM-Instruct"}
    rows = {row.model_id: row for row in library.identities.models}
    assert rows["smolvlm-instruct"].family_id == rows["smolvlm-base"].family_id == "smolvlm"
    assert rows["smolvlm-instruct"].variant_of == "smolvlm"
    assert not {"Instruct HF", "Base HF"} & {row.alias for row in library.identities.aliases}


def test_b12_a_blog_is_no_model(library: Library) -> None:
    assert library.values("003", "SmolVLM", "blog_url") == {"https://huggingface.co/blog/smolvlm"}
    assert not any(row.huggingface_id.startswith("blog") for row in library.identities.models)


def test_b13_misspelt_words_stay_as_they_stand(library: Library) -> None:
    quotes = " ".join(claim.quote for claim in library.claims("003"))
    assert "langauge model" in quotes
    assert "HuffingFace" in quotes


def test_b14_three_spellings_in_one_row_are_one_model(library: Library) -> None:
    names = ("LLaVA-v1.6-mistral-7B", "llava-hf/llava-v1.6-mistral-7b-hf")
    assert len({library.model_id(name) for name in names}) == 1
    rows = library.ask(
        "select organization, variant_of, family_id from models where model_id = 'llava-v1.6-mistral-7b'"
    )
    assert rows == [{"organization": None, "variant_of": "llava-1.6", "family_id": "llava-1.6"}]


def test_b15_a_link_behind_a_title_is_not_part_of_it(library: Library) -> None:
    assert library.values("001", "PaLM-E", "title") == {"PaLM-E: An Embodied Multimodal Language Model"}


def test_b16_a_version_is_kept_apart_from_the_arxiv_id(library: Library) -> None:
    [claim] = library.claims("001", "Flamingo", "arxiv_id")
    assert (claim.value_text, claim.condition) == ("2204.14198", "version v2")


def test_b17_addresses_that_differ_in_case_are_kept_as_they_stand(library: Library) -> None:
    values = {claim.value_text for claim in library.claims("002", attribute="image_url")}
    assert any("awesome-vlm-architectures" in value for value in values)
    assert any("Awesome-VLM-Architectures" in value for value in values)


def test_b18_authors_are_split_at_the_last_and_and_organizations_are_typed(library: Library) -> None:
    def authors(model: str) -> list[tuple[str, str]]:
        return [(claim.value_text, claim.scope) for claim in library.claims("002", model, "author")]

    assert [name for name, _ in authors("PaliGemma 2")][-2:] == ["Lucas Beyer", "Xiaohua Zhai"]
    assert authors("Llama 3.2-Vision") == [("Meta", "organization")]
    assert authors("MiniMax-01")[0] == ("MiniMax", "organization")
    assert authors("Pixtral 12B")[-1] == ("Mistral AI Science Team", "organization")
    assert {"Ashvanth.S", "Snegha A"} <= {name for name, _ in authors("Maya")}
    assert library.issues("002", "authors_incomplete")
    pairs = {
        (claim.model, claim.value_text) for claim in library.claims("002", attribute="author") if claim.scope == ""
    }
    assert (len(pairs), len({name for _, name in pairs})) == (367, 342)
