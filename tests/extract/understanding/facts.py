"""Claims in, one readable line for every row and model out: what the layout fixtures are compared with."""

from __future__ import annotations

from collections.abc import Iterable

from extract.records import Claim

KINDS = {
    "score": "",
    "params_total_b": "size",
    "params_activated_b": "activated",
    "llm_params_b": "language model",
    "vision_encoder_params_b": "encoder",
    "min_gpu_ram_gb": "memory",
    "throughput": "speed",
}


def lines_of(claims: Iterable[Claim]) -> list[str]:
    """`table.row Model: Benchmark (split) {metric} = value; …`, sizes derived from names left out."""
    rows: dict[tuple[int, int, str], list[tuple[int, str]]] = {}
    for claim in claims:
        if claim.attribute not in KINDS or claim.status == "derived_from_name" or claim.table_index is None:
            continue
        place = (claim.table_index, claim.row_index or 0, claim.model)
        rows.setdefault(place, []).append((claim.column_index or 0, _fact(claim)))
    return [
        f"{table}.{row} {model}: " + "; ".join(text for _, text in sorted(facts, key=lambda fact: fact[0]))
        for (table, row, model), facts in sorted(rows.items())
    ]


def _fact(claim: Claim) -> str:
    value = claim.value_text.strip()
    if claim.value_number is None:
        value = f"nothing ({claim.status}, {value})"
    split = f"({claim.split})" if claim.split else ""
    metric = f"{{{claim.metric}}}" if claim.metric else ""
    condition = f"[{claim.condition}]" if claim.condition else ""
    status = f"!{claim.status}" if claim.status not in ("ok", "missing_coded_as_zero", "missing") else ""
    words = (KINDS[claim.attribute], claim.benchmark, split, metric, condition, "=", value, status)
    return " ".join(word for word in words if word)
