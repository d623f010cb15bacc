"""The room's front door: the bytes of one document in, everything it says out."""

from __future__ import annotations

from extract.bounds import bounded
from extract.cycles import unsearched
from extract.narrative.corrections import correct_claims
from extract.narrative.records import models_of_sections, understand_records, with_names_spelt_out
from extract.narrative.subjects.bold_headings import with_bold_headings
from extract.reading.body import read_body
from extract.records import Extraction, Understanding
from extract.reference import Reference
from extract.understanding.model_index import understand_model_index
from extract.understanding.tables import understand_tables


@unsearched()
def extract_document(
    body: bytes, *, name: str, reference: Reference, media_type: str = "", charset: str = ""
) -> Extraction:
    """Read and understand one document; pure and deterministic, never raises for bad content.

    `name` is only carried along: what a body is (markdown, HTML, text) is decided by its content. `charset` is
    what a server declared, tried after a byte order mark. Limits and oddities come back as issues.
    """
    reading = read_body(body, name=name, media_type=media_type, charset=charset)
    understood, cuts = bounded(reading)
    understood = with_bold_headings(understood)
    spelt, of_models = with_names_spelt_out(understood, reference)
    steps: tuple[Understanding, ...] = (
        understand_tables(spelt, reference, of_models, models_of_sections(understood, reference)),
        understand_records(understood, reference),
        understand_model_index(understood, reference),
    )
    return Extraction(
        document=reading.document,
        tables=reading.tables,
        records=reading.records,
        readings=tuple(item for step in steps for item in step.tables),
        claims=correct_claims([item for step in steps for item in step.claims], reference),
        issues=reading.issues + cuts + tuple(item for step in steps for item in step.issues),
        mentions=tuple(item for step in steps for item in step.mentions),
        fates=tuple(item for step in steps for item in step.fates),
    )
