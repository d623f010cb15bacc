"""What a header text names: benchmark, split, metric, attribute, or something unknown."""

from __future__ import annotations

import pytest

from extract.reference import Reference
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.qualifiers import Heading
from extract.understanding.vocabulary import vocabulary_of


@pytest.fixture
def heading(reference: Reference):
    """Reads one header text."""
    return lambda text: read_heading(text, vocabulary_of(reference))


BENCHMARKS = {
    "a split in brackets": ("MMMU (val)", "MMMU", "val"),
    "a split behind": ("TextVQA val", "TextVQA", "val"),
    "a split behind a dash": ("MMMU-val", "MMMU", "val"),
    "an alias that holds the split": ("COCO Karpathy test", "COCO captions", "Karpathy test"),
    "a language that makes another benchmark": ("MMBench (CN)", "MMBench-CN", ""),
    "a kind of data that makes another benchmark": ("ScienceQA (img-test)", "ScienceQA Image", "test"),
    "a longer name": ("MMMU-Pro", "MMMU-Pro", ""),
    "a plus sign": ("RefCOCO+ testA", "RefCOCO+", "testA"),
    "a prefix and a sub-task": ("VCG-CI", "VideoChatGPT-Bench", "CI"),
    "letters in LaTeX": (r"MMMU $^\text{V}$", "MMMU", "val"),
    "an arrow": ("POPE ↑", "POPE", ""),
    "with and without": ("Video-MME (w/o subs)", "Video-MME", "w/o subs"),
}


@pytest.mark.parametrize(("text", "benchmark", "split"), BENCHMARKS.values(), ids=BENCHMARKS)
def test_a_benchmark_and_its_split(text: str, benchmark: str, split: str, heading) -> None:
    found: Heading = heading(text)
    assert found.benchmark is not None
    assert (found.benchmark.name, found.split) == (benchmark, split)


@pytest.mark.parametrize("text", ["MMMU-Foo", "MME-X", "BarBench", "GQA2"])
def test_a_name_that_only_begins_like_a_benchmark_is_another(text: str, heading) -> None:
    assert heading(text).benchmark is None


PARTS = {
    "splits": ("MMMU (val/test)", ["val", "test"]),
    "letters": (r"MMB $^{\text{T}/\text{D}}$", ["test", "dev"]),
    "three": ("POPE (R/P/A)", ["random", "popular", "adversarial"]),
    "with and without": ("VideoMME (wo/w subs)", ["w/o subs", "w/ subs"]),
    "behind a metric": ("CIDEr dev (en / avg-34 / avg)", ["en", "avg-34", "avg"]),
}


@pytest.mark.parametrize(("text", "splits"), PARTS.values(), ids=PARTS)
def test_a_heading_says_what_the_numbers_of_a_cell_are(text: str, splits: list[str], heading) -> None:
    assert [part.split for part in heading(text).parts] == splits


def test_the_numbers_of_a_cell_can_be_benchmarks(heading) -> None:
    names = [part.benchmark.name for part in heading("MIoU (validation) refcoco / refcoco+ / refcocog").parts]
    assert names == ["RefCOCO", "RefCOCO+", "RefCOCOg"]
    assert [part.benchmark.name for part in heading("SEED(-IMG)").parts] == ["SEED-Bench", "SEED-Bench Image"]


ATTRIBUTES = {
    "# of Parameters": "total_size",
    "#Params": "total_size",
    "Model Size": "total_size",
    "LLM Size": "llm_size",
    "Activated Params": "activated_size",
    "Min GPU RAM required (GB)": "gpu_memory",
    "GPU Memory(GB)": "gpu_memory",
    "Max RAM required": "host_memory",
    "Speed (tokens/s)": "throughput",
    "Vision Encoder": "vision_encoder",
    "Base LLM": "language_model",
    "Checkpoint": "checkpoint",
    "# Shots": "condition",
    "Token Density": "tokens",
    "Image Size": "resolution",
    "Average Score on 11 Academic Benchmarks": "average",
    "learning rate": "hyper_parameter",
    "trainable / total params": "trainable_and_total",
    "# Samples": "data_size",
    "Model（模型）": "model",
    "GPU Memory (显存)": "gpu_memory",
    "Speed (速度)": "throughput",
}


@pytest.mark.parametrize(("text", "meaning"), ATTRIBUTES.items(), ids=ATTRIBUTES)
def test_an_attribute(text: str, meaning: str, heading) -> None:
    assert heading(text).meaning == meaning


def test_an_unknown_name_is_freed_of_its_split(heading) -> None:
    assert (heading("FooBench (val)").head, heading("FooBench (val)").split) == ("FooBench", "val")


MEMORY = {
    "a length before a colon": ("2k tokens: memory (GB)", "2k tokens"),
    "a number format before": ("INT4 VRAM (GB)", "INT4"),
    "a number format behind": ("VRAM @ bf16", "bf16"),
}


@pytest.mark.parametrize(("text", "condition"), MEMORY.values(), ids=MEMORY)
def test_memory_with_what_it_depends_on(text: str, condition: str, heading) -> None:
    found: Heading = heading(text)
    assert (found.meaning, found.condition) == ("gpu_memory", condition)
