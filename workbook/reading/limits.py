"""What a child may use: memory, time, no files. Only where the system has such limits.

Windows has none of them here (a Job Object would be needed), macOS ignores the limit of
memory: there the parent's time limit alone ends a child that goes astray.
"""

from __future__ import annotations

import sys
import time

MEMORY = 1 << 30
CPU_SECONDS = 8


def limit_process() -> None:
    """Bound memory, forbid core files and writing to files, for the life of the process."""
    if sys.platform == "win32":
        return
    import resource

    for kind, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, MEMORY),
    ):
        hard = resource.getrlimit(kind)[1]
        low = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(kind, (low, low))
        except (ValueError, OSError):
            continue  # macOS refuses some; the parent's time limit remains


def limit_next_file() -> None:
    """Give the next file its own seconds of work."""
    if sys.platform == "win32":
        return
    import resource

    soft = int(time.process_time()) + 1 + CPU_SECONDS
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
