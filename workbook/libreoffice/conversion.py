"""A file made into another kind by LibreOffice, in a profile of its own and within a time limit.

It may end with 0 without having written anything, so only the file counts. The profile forbids
macros and remote content; what is too slow is ended with all it started.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 120.0
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class TooSlowError(Exception):
    """LibreOffice did not come to an end in time."""


def converted(program: str, source: Path, kind: str, seconds: float = SECONDS) -> bytes | None:
    """What LibreOffice makes of a file; None where it made nothing. Raises TooSlowError.

    `program` is its path, `kind` the ending of what is wanted (`docx`, `pdf`).
    """
    with tempfile.TemporaryDirectory(prefix="phancong-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        made = folder / "out" / f"{source.stem}.{kind}"
        _run(_command(program, folder, source, kind), seconds)
        content = made.read_bytes() if made.is_file() else b""
        return content or None


def _command(program: str, folder: Path, source: Path, kind: str) -> list[str]:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return [
        program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", kind, "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip


def _run(command: list[str], seconds: float) -> None:
    with subprocess.Popen(  # noqa: S603  # the program was found, the file name is ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            raise TooSlowError from None
        finally:
            _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program and what it started: soffice is only the starter of another process."""
    if sys.platform == "win32":
        running.kill()
        return
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
