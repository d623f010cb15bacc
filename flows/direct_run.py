"""A request in, the report of one run in this process out; a webhook is told of a failure as the flow tells it."""

from __future__ import annotations

import sys

from extract.errors import AtlasError, FetchError
from flows.notification import notify_of_failure
from flows.pipeline import ingest
from flows.progress import terminal_progress
from flows.requests import IngestRequest
from warehouse.reports import RunReport


def run_directly(request: IngestRequest) -> RunReport:
    """The pipeline with its bars on the terminal. Raises what the pipeline raises."""
    try:
        report = ingest(request, terminal_progress())
    except AtlasError as error:
        _tell(str(error))
        raise
    if report.status == "failed":
        _tell(report.message)
    return report


def _tell(message: str) -> None:
    """Tell the webhook, if one is set; one that does not answer must not hide why the run failed."""
    try:
        notify_of_failure("ingest", "Failed", message)
    except FetchError as error:
        print(f"vlm-atlas: {error}", file=sys.stderr)
