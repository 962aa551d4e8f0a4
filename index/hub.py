"""Whether the Hugging Face Hub can be reached: found out within seconds, so that nobody without network waits long."""

from __future__ import annotations

import os
import threading
import time

from index.progress import check_cancelled

PATIENCE = 5.0  # seconds in which the Hub has to answer


def answers() -> bool:
    """Whether the Hub may be asked and answers in time; False at once where HF_HUB_OFFLINE is set.

    It is asked in a thread, because a name server can hang for longer than any timeout. Raises Cancelled.
    """
    if os.environ.get("HF_HUB_OFFLINE", "") in ("1", "true", "TRUE", "YES", "ON"):
        return False
    answered, done = threading.Event(), threading.Event()

    def ask() -> None:
        import httpx

        try:
            address = os.environ.get("HF_ENDPOINT", "https://huggingface.co")
            httpx.head(address, timeout=PATIENCE, follow_redirects=True)
            answered.set()
        except (httpx.HTTPError, OSError, ValueError):
            done.set()

    threading.Thread(target=ask, name="hub", daemon=True).start()
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and not answered.is_set() and not done.is_set():
        check_cancelled()
        done.wait(0.05)
    return answered.is_set()
