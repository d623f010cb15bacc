"""The record of one line across the models: its meaning, what its header says, what its cells hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.quick import maker, quickly_made
from extract.understanding.headings.items import ItemReading
from extract.understanding.layout.frames import Item


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How many cells of a line are what."""

    counts: Mapping[str, int]
    figures: int
    """Cells with plain figures."""
    filled: int
    """Cells that say something: neither empty nor a missing marker."""
    signed: int = 0
    """Cells whose figures carry a sign."""
    different: int = 0
    """How many different figures there are."""

    def count(self, kind: str) -> int:
        """How many cells are of a kind."""
        return self.counts.get(kind, 0)

    @property
    def is_numeric(self) -> bool:
        """Whether plain figures are at least half of what is said, or nothing is said at all."""
        return self.figures * 2 >= self.filled and (self.figures > 0 or self.count("missing") > 0)

    @property
    def are_differences(self) -> bool:
        """Whether every figure carries a sign: a gain over something, not a score."""
        return self.figures > 1 and self.signed == self.figures

    @property
    def repeats(self) -> bool:
        """Whether few different figures stand in many cells: what sorts rows, no measurement."""
        return 0 < self.different * 2 <= self.figures

    @property
    def is_wordy(self) -> bool:
        """Whether words prevail."""
        return self.count("text") * 2 > self.filled

    @property
    def may_head(self) -> bool:
        """Whether half of a header level are words, and the others sizes: `4B | 27B | Bar-8B | Baz`."""
        words = self.count("text")
        return words > 1 and words * 2 >= self.filled and words + self.count("size") == self.filled


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line across the models with its meaning. `meaning` "score" needs `reading.benchmark`.

    In a line that `is_held` every cell names whose figure it holds.
    """

    item: Item
    meaning: str
    reading: ItemReading
    profile: Profile
    likeness: float
    reason: str
    is_held: bool = False


new_profile = maker(Profile)
new_line = maker(Line)


IGNORED = frozenset(
    ("group", "rank", "link", "description", "language", "licence", "open_source", "date", "venue", "average",
     "unknown",
     "data_size", "download_size", "host_memory", "grade", "hyper_parameter", "training_hardware", "latency", "tokens",
     "ignored", "empty")
)  # fmt: skip
"""Meanings that give no claim; the reason of the line says why."""
LABELS = frozenset(
    ("model", "checkpoint", "benchmark", "metric", "split", "condition", "quantization", "device", "frames",
     "resolution",
     "schedule")
)  # fmt: skip
"""Meanings that name or qualify the row."""
TYPED = frozenset(
    ("vision_encoder", "language_model", "connector", "pooling", "architecture", "fine_tuning_method",
     "flash_attention",
     "dataset", "dataset_purpose", "title", "components_prose", "prose", "huggingface_url", "notebook", "base_model",
     "context_length")
)  # fmt: skip
"""Meanings whose cells the narrative part reads."""
SIZES = frozenset(("total_size", "llm_size", "vision_encoder_size", "activated_size", "trainable_and_total"))
SURE_OF_NAMES = 0.45
"""Mean likeness from which a line of words counts as names of models."""
