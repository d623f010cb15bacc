"""Tables of costs in, claims out: units that the text above states, and figures that are no scores between costs."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def test_bare_memory_takes_the_unit_of_the_sentence_above(understand: Understand) -> None:
    """`VRAM (GPU)` states no unit; "(in MiB)" in the sentence right above the table does."""
    _, found = understand(
        """
# Running Foo

What the models took on our machine (in MiB), in 16-bit precision:

| model | VRAM (GPU) | RAM |
|---|---|---|
| foo-1.3b | 2560 | 4427.79 |
| foo-6.7b | 12800 | 4368.66 |
"""
    )
    memory = {claim.model: claim.value_number for claim in found.claims if claim.attribute == "min_gpu_ram_gb"}
    assert memory == {"foo-1.3b": 2.5, "foo-6.7b": 12.5}
    assert {claim.condition for claim in found.claims if claim.attribute == "min_gpu_ram_gb"} == {"16-bit"}


def test_what_nobody_knows_among_times_and_speeds_is_no_benchmark(understand: Understand) -> None:
    """Numbers of prompts and requests a second are counted beside times and speeds; they are no scores."""
    _, found = understand(
        """
# Benchmark

| model | batch | num_prompts | PRS | FTL(s) | throughput(out tok/s) | throughput(total tok/s) |
|---|---|---|---|---|---|---|
| foo-7b | 64 | 3000 | 10.275 | 0.092 | 2562.4 | 5283.5 |
| foo-13b | 64 | 3000 | 6.337 | 0.155 | 1474.7 | 3039.3 |
"""
    )
    assert {claim.attribute for claim in found.claims} == {"throughput", "params_total_b"}


def test_a_column_of_reasons_is_no_model(understand: Understand) -> None:
    """`Why` holds words about each row, even where one of the rows is about memory."""
    _, found = understand(
        """
# Recommendations

| Use Case | Backend | Why |
|---|---|---|
| **Memory constrained** | Runner Q4 | 13.8 GB instead of 38 GB |
| **Minimum memory** | Runner Q8 | 8.4 GB, fits on 10 GB GPUs |
"""
    )
    assert not found.claims


def test_memory_takes_the_number_format_of_its_heading(understand: Understand) -> None:
    """One table a format: each is told in a heading or by what announces the table, unless the rows say their own."""
    _, found = understand(
        """
# Foo

Foo is a family of vision-language models.

### 8-bit quantization

| Model | VRAM |
|---|---|
| Foo-7B | 10 GB |

### Full precision

What inference takes in BF16:

| Model | VRAM |
|---|---|
| Foo-7B | 18 GB |

### INT4

| Model | VRAM |
|---|---|
| Foo-7B | 8 GB (AWQ) |
"""
    )
    memory = [(claim.value_number, claim.condition) for claim in found.claims if claim.attribute == "min_gpu_ram_gb"]
    assert memory == [(10.0, "8-bit"), (18.0, "BF16"), (8.0, "AWQ")]


def test_ways_to_run_the_one_model_that_a_label_names(understand: Understand) -> None:
    """A suite that measures one model says which in a line of its own; the tables' rows are what ran it."""
    _, found = understand(
        """
# A suite of measurements

**Model**: [Foo-VL-4B](https://huggingface.co/acme/Foo-VL-4B) (4 billion parameters)

Test configuration: 5 videos, 1 warm-up.

| Backend | Latency P50 | Tokens/s | Peak Memory |
|---|---|---|---|
| **vLLM** | 3,658 ms | 38.6 | 38.2 GB |
| SGLang | 5,458 ms | 29.8 | 43.1 GB |
"""
    )
    memory = [claim for claim in found.claims if claim.attribute == "min_gpu_ram_gb"]
    assert {claim.model for claim in memory} == {"Foo-VL-4B"}
    assert ["vLLM" in claim.condition for claim in memory] == [True, False]
