"""Generated documents about models that do not exist: as many as asked for, about 24 kB each, the same for every run.

Each has a results table (pipes or HTML), an architecture table, a list of memory needs and running prose, in about the
density of the source documents (4 claims a kilobyte). Each model is spoken of by some five documents, so that
identity, agreement and conflict have something to do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

BYTES = 24_000
MODELS_A_DOCUMENT = 10
DOCUMENTS_A_MODEL = 5

FAMILIES = (
    "Corvid", "Lumora", "Tessera", "Quillon", "Marlin", "Ostrya", "Peregrin", "Sable", "Thistle", "Umbra", "Vireo",
    "Wisteria", "Xylo", "Yarrow", "Zephyr", "Alcyon", "Bramble", "Cinder", "Dunlin", "Ember", "Fathom", "Garnet",
    "Harrier", "Ibex",
)  # fmt: skip
SIZES = ("1B", "2B", "3B", "4B", "7B", "8B", "13B", "26B", "34B", "72B")
BENCHMARKS = (
    "MMMU (val)", "MathVista (testmini)", "MMStar", "DocVQA (test)", "TextVQA (val)", "ChartQA", "AI2D", "MMBench",
    "GQA", "VQAv2", "POPE", "ScienceQA", "SEED-Bench", "InfoVQA", "OCRBench",
)  # fmt: skip
ENCODERS = ("SigLIP-SO400M", "CLIP ViT-L/14", "InternViT-300M", "DINOv2", "EVA-CLIP")
LANGUAGE_MODELS = ("Qwen2", "Llama 3.1", "Phi-3", "Mistral 7B", "Gemma 2", "Vicuna")
CONNECTORS = ("MLP", "Linear projection", "Q-Former", "Perceiver Resampler")
SENTENCES = (
    "The training mixture keeps the share of text without images small, as more of it did not help the visual tasks.",
    "Images are cut into tiles, and each tile passes the encoder on its own before the tokens are merged.",
    "{model} answers questions about charts and pages more often in the asked form than its predecessors.",
    "Ablations show that the order of the stages matters less than the quality of the captions.",
    "We release weights, code and the evaluation scripts under a permissive licence.",
    "For {model} the projector is trained first while everything else stays as it is.",
    "Instruction data comes from public collections and was filtered for answers that do not need the image.",
    "The evaluation follows the usual protocol, with greedy decoding and one image a question.",
    "Longer documents are read page by page, and the answers are joined by a second pass.",
    "Users report that {model} is careful with small print, which the tables above do not measure.",
    "Resolution is the strongest lever on reading tasks and hardly matters on general ones.",
    "The demo runs in a browser; see the notebook for the calls behind it.",
)


def documents(count: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """`count` documents as (file name, body)."""
    names = model_names(max(count * MODELS_A_DOCUMENT // DOCUMENTS_A_MODEL, MODELS_A_DOCUMENT))
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        yield f"document_{number:06d}.md", _document(number, names, chance).encode()


def write_corpus(folder: Path, count: int) -> int:
    """Write the documents into a folder; their bytes in all."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, body in documents(count):
        (folder / name).write_bytes(body)
        total += len(body)
    return total


def model_names(count: int) -> list[str]:
    """Names as families, versions and sizes make them: "Corvid-3.1 7B"."""
    names = []
    for number in range(count):
        family = FAMILIES[number % len(FAMILIES)]
        size = SIZES[(number // len(FAMILIES)) % len(SIZES)]
        version = number // (len(FAMILIES) * len(SIZES))
        names.append(f"{family}-{version // 10 + 1}.{version % 10} {size}")
    return names


def _document(number: int, names: list[str], chance: random.Random) -> str:
    models = chance.sample(names, MODELS_A_DOCUMENT) if len(names) > MODELS_A_DOCUMENT else names
    parts = [f"# Report {number}: {models[0]} and its kin\n", _prose(models, chance, 6)]
    parts.append("## Results\n\n" + (_html_table if number % 4 == 0 else _pipe_table)(models, chance))
    parts.append("## Architecture\n\n" + _architectures(models[:6], chance))
    parts.append("## Minimum GPU memory\n\n" + _memory(models[:6], chance))
    text = "\n".join(parts)
    while len(text) < BYTES:
        text += f"\n## Notes on {chance.choice(models)}\n\n" + _prose(models, chance, 12)
    return text


def _scores(chance: random.Random, columns: int) -> list[str]:
    return [f"{chance.uniform(20, 95):.1f}" if chance.random() > 0.05 else "-" for _ in range(columns)]


def _pipe_table(models: list[str], chance: random.Random) -> str:
    columns = chance.sample(BENCHMARKS, 7)
    lines = ["| Model | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| **{model}** | " + " | ".join(_scores(chance, len(columns))) + " |" for model in models]
    return "\n".join(lines) + "\n"


def _html_table(models: list[str], chance: random.Random) -> str:
    columns = chance.sample(BENCHMARKS, 7)
    lines = ["<table>", "<tr><th>Model</th>" + "".join(f"<th>{name}</th>" for name in columns) + "</tr>"]
    for model in models:
        cells = "".join(f"<td>{score}</td>" for score in _scores(chance, len(columns)))
        lines.append(f"<tr><td>{model}</td>{cells}</tr>")
    return "\n".join([*lines, "</table>"]) + "\n"


def _architectures(models: list[str], chance: random.Random) -> str:
    lines = ["| Model | Vision Encoder | Language Model | Connector |", "|---|---|---|---|"]
    for model in models:
        parts = (chance.choice(ENCODERS), chance.choice(LANGUAGE_MODELS), chance.choice(CONNECTORS))
        lines.append(f"| {model} | " + " | ".join(parts) + " |")
    return "\n".join(lines) + "\n"


def _memory(models: list[str], chance: random.Random) -> str:
    return "\n".join(f"- {model} - {chance.uniform(3, 90):.2f}GB" for model in models) + "\n"


def _prose(models: list[str], chance: random.Random, sentences: int) -> str:
    return " ".join(chance.choice(SENTENCES).format(model=chance.choice(models)) for _ in range(sentences)) + "\n"
