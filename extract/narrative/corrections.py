"""Claims in, the same claims out with the reviewed corrections of seeds/reference/corrections.csv applied.

A row names a claim by model, attribute and value text, and says what it should be: another model, another value, or
only another status. The quote stays what it is; `rule` says that a correction was applied and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.narrative.language.analysis import key_of
from extract.records import Claim
from extract.reference import Reference, Row


def correct_claims(claims: Sequence[Claim], reference: Reference) -> tuple[Claim, ...]:
    """Apply the corrections; claims that none names stay as they are."""
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in reference.rows("corrections"):
        rows.setdefault((row["attribute"], row["value"].casefold()), []).append(row)
    return tuple(_corrected(claim, _row_for(claim, rows)) for claim in claims) if rows else tuple(claims)


def _row_for(claim: Claim, rows: Mapping[tuple[str, str], Sequence[Row]]) -> Row | None:
    meant = rows.get((claim.attribute, claim.value_text.casefold()), ())
    return next((row for row in meant if key_of(row["model"]) == key_of(claim.model)), None)


def _corrected(claim: Claim, row: Row | None) -> Claim:
    if row is None:
        return claim
    value = row["new_value"] or claim.value_text
    number = _number(row["new_value"]) if row["new_value"] and claim.value_number is not None else claim.value_number
    return replace(
        claim,
        model=row["new_model"] or claim.model,
        value_text=value,
        value_number=number,
        status=row["status"] or claim.status,
        rule=f"reviewed correction: {row['reason']}",
    )


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
