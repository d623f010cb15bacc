"""A failed run in, one message to a webhook out, when VLM_ATLAS_WEBHOOK names one.

The body is {"text": …, "run": …, "status": …, "message": …}: chat systems that take Slack's form show `text`.
"""

from __future__ import annotations

import json
import os
import urllib.request
from http.client import HTTPException

from extract.errors import FetchError

WEBHOOK_VARIABLE = "VLM_ATLAS_WEBHOOK"
SECONDS = 10


def notify_of_failure(run: str, status: str, message: str) -> bool:
    """Send the message; whether there was a webhook to send it to.

    Raises FetchError when the webhook does not take it: the failure itself is already recorded elsewhere.
    """
    url = os.environ.get(WEBHOOK_VARIABLE, "")
    if not url:
        return False
    if not url.startswith(("https://", "http://")):
        raise FetchError(f"{WEBHOOK_VARIABLE}: {url.partition(':')[0]!r} is no http or https address; mend it")
    text = f"VLM Atlas: {run} {status.lower()}: {message}"
    body = json.dumps({"text": text, "run": run, "status": status, "message": message}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):
            return True
    except (OSError, HTTPException, ValueError) as error:
        raise FetchError(f"{WEBHOOK_VARIABLE}: the webhook did not take the message ({error}); mend it") from error
